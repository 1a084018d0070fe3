#include "debrief/base/build_id.h"

#include <cstdint>
#include <cstring>

#include <absl/strings/escaping.h>
#include <elf.h>
#include <link.h>

namespace debrief {
namespace {

constexpr size_t aligned(size_t size) { return (size + 3) & ~size_t{3}; }

/// Looks through one segment of notes for the build id.
bool find_in_notes(const char* at, size_t size, std::string& id) {
  while (size >= sizeof(ElfW(Nhdr))) {
    ElfW(Nhdr) head;
    std::memcpy(&head, at, sizeof(head));
    const size_t name = aligned(head.n_namesz),
                 whole = sizeof(head) + name + aligned(head.n_descsz);
    if (whole > size) return false;
    const bool is_id = head.n_type == NT_GNU_BUILD_ID && head.n_namesz == 4 &&
                       std::memcmp(at + sizeof(head), "GNU", 4) == 0;
    if (is_id) {
      constexpr char kDigits[] = "0123456789abcdef";
      for (size_t i = 0; i < head.n_descsz; ++i) {
        const auto byte = static_cast<unsigned char>(at[sizeof(head) + name + i]);
        id += {kDigits[byte >> 4], kDigits[byte & 15]};
      }
      return true;
    }
    at += whole;
    size -= whole;
  }
  return false;
}

/// A callback of dl_iterate_phdr(3); the program itself comes first.
int look_at_program(dl_phdr_info* info, size_t, void* found) {
  for (int i = 0; i < info->dlpi_phnum; ++i) {
    const ElfW(Phdr)& segment = info->dlpi_phdr[i];
    if (segment.p_type != PT_NOTE) continue;
    const auto* const notes = reinterpret_cast<const char*>(info->dlpi_addr + segment.p_vaddr);
    if (find_in_notes(notes, segment.p_memsz, *static_cast<std::string*>(found))) break;
  }
  return 1;
}

}  // namespace

std::string build_id() {
  std::string id;
  dl_iterate_phdr(&look_at_program, &id);
  return id;
}

}  // namespace debrief
