#include "debrief/text/visible.h"

#include <utility>

#include <absl/strings/str_format.h>

#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// Characters that a terminal or a log reader acts on instead of showing.
bool acts(char32_t value) {
  return value < 0x20 || (value >= 0x7F && value <= 0x9F) || value == 0x061C ||
         (value >= 0x200E && value <= 0x200F) || (value >= 0x2028 && value <= 0x202E) ||
         (value >= 0x2066 && value <= 0x2069) || value == 0xFEFF;
}

/// CI runners take `##[command]` and `##vso[command]` out of a log wherever they stand in a line
/// (actions/runner, ActionCommand; the agent of Azure Pipelines).
std::string without_commands(std::string text) {
  for (const std::string_view start : {"##[", "##vso["}) {
    for (size_t at = text.find(start); at != std::string::npos; at = text.find(start, at)) {
      at += start.size() - 1;
      text.replace(at, 1, "\\u{5b}");
    }
  }
  return text;
}

}  // namespace

std::string visible(std::string_view text) {
  std::string shown;
  shown.reserve(text.size());
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    if (!point.valid) {
      absl::StrAppendFormat(&shown, "\\x%02x",
                            static_cast<unsigned>(static_cast<uint8_t>(text[at])));
    } else if (point.value == '\t') {
      shown += ' ';
    } else if (acts(point.value)) {
      absl::StrAppendFormat(&shown, "\\u{%x}", static_cast<uint32_t>(point.value));
    } else {
      shown += text.substr(at, point.size);
    }
    at += point.size;
  }
  return without_commands(std::move(shown));
}

}  // namespace debrief
