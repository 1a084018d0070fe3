#include "debrief/yaml/scalar.h"

#include <cstdint>

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// Whether a plain scalar would read as this very string, in block and flow context.
bool is_safe_plain(std::string_view text) {
  if (text.empty() || text != trim(text)) return false;
  if (!is_ascii_alpha(text[0]) && !(static_cast<uint8_t>(text[0]) & 0x80)) return false;
  if (text.find_first_of(":#[]{},&*!|>'\"%@`\\\n\r\t") != std::string_view::npos) return false;
  const std::string lower = lower_ascii(text);
  for (const std::string_view word :
       {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}) {
    if (lower == word) return false;
  }
  return true;
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  if (is_safe_plain(text)) return std::string(text);
  std::string quoted = "\"";
  for (const char byte : to_valid_utf8(text)) {
    if (byte == '"' || byte == '\\') {
      append(quoted, '\\', byte);
    } else if (static_cast<uint8_t>(byte) < 0x20 || byte == 0x7F) {
      quoted += absl::StrFormat("\\x%02x", static_cast<unsigned>(static_cast<uint8_t>(byte)));
    } else {
      quoted += byte;
    }
  }
  return quoted + '"';
}

}  // namespace debrief
