// debrief opens no connection. libgit2 is linked as an archive, and would otherwise bring two
// things for connections that are never made: Kerberos (of which Debian ships no archive), and the
// reading of every certificate that the machine trusts, a quarter of a short run. Both end here.
// Only the static binary is linked with this file.

#include <stddef.h>
#include <stdint.h>

// GSS_S_UNAVAILABLE (RFC 2744 §3.9.1): what a library without mechanisms answers.
static const uint32_t kUnavailable = UINT32_C(16) << 16;

const void* GSS_C_NT_HOSTBASED_SERVICE = NULL;
uint32_t gss_delete_sec_context(void) { return kUnavailable; }
uint32_t gss_display_status(void) { return kUnavailable; }
uint32_t gss_import_name(void) { return kUnavailable; }
uint32_t gss_indicate_mechs(void) { return kUnavailable; }
uint32_t gss_init_sec_context(void) { return kUnavailable; }
uint32_t gss_release_buffer(void) { return kUnavailable; }
uint32_t gss_release_name(void) { return kUnavailable; }
uint32_t gss_release_oid_set(void) { return kUnavailable; }

// MBEDTLS_ERR_X509_FILE_IO_ERROR: as on a machine without certificates, which libgit2 takes in its
// stride.
int __wrap_mbedtls_x509_crt_parse_file(void* chain, const char* path) {
  (void)chain;
  (void)path;
  return -0x2900;
}
