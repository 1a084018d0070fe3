// What may stand in HTML as text and as an address.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/markdown/html.h"

namespace debrief {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";
constexpr std::array<std::string_view, 3> kSchemes = {"http", "https", "mailto"};

}  // namespace

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  for (const char byte : text) {
    switch (byte) {
      case '&':
        escaped += "&amp;";
        break;
      case '<':
        escaped += "&lt;";
        break;
      case '>':
        escaped += "&gt;";
        break;
      case '"':
        escaped += "&quot;";
        break;
      case '\'':
        escaped += "&#39;";
        break;
      case '\t':
      case '\n':
      case '\r':
        escaped += byte;
        break;
      default:
        if (static_cast<unsigned char>(byte) < 0x20 || byte == 0x7F) {
          escaped += kReplacement;
        } else {
          escaped += byte;
        }
    }
  }
  return escaped;
}

bool is_safe_url(std::string_view url) {
  std::string seen;
  for (const char byte : url) {
    const auto code = static_cast<unsigned char>(byte);
    if (code <= 0x20 || code == 0x7F) continue;
    if (byte == ':') {
      const std::string scheme = lower_ascii(seen);
      return std::find(kSchemes.begin(), kSchemes.end(), scheme) != kSchemes.end();
    }
    // Browsers read a backslash as a slash.
    const bool slash = byte == '/' || byte == '\\';
    if (slash && (seen == "/")) return false;
    if (slash && !seen.empty()) return true;
    if (byte == '?' || byte == '#') return true;
    if (seen == "/") return true;
    seen += slash ? '/' : byte;
  }
  return true;
}

}  // namespace debrief
