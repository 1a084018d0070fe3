// What may stand in HTML as text and as an address.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/markdown/html.h"

namespace debrief {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

/// What stands in HTML for each byte; empty for those that stand for themselves.
constexpr std::array<std::string_view, 256> kInstead = [] {
  std::array<std::string_view, 256> instead;
  for (size_t byte = 0; byte < 0x20; ++byte) {
    if (byte != '\t' && byte != '\n' && byte != '\r') instead[byte] = kReplacement;
  }
  instead[0x7F] = kReplacement;
  instead['&'] = "&amp;";
  instead['<'] = "&lt;";
  instead['>'] = "&gt;";
  instead['"'] = "&quot;";
  instead['\''] = "&#39;";
  return instead;
}();

constexpr std::array<std::string_view, 3> kSchemes = {"http", "https", "mailto"};

}  // namespace

std::string escape_html(std::string_view text) {
  std::string escaped;
  escaped.reserve(text.size() + text.size() / 8);
  size_t kept = 0;  // all before it is in `escaped`
  for (size_t at = 0; at < text.size(); ++at) {
    const std::string_view instead = kInstead[static_cast<unsigned char>(text[at])];
    if (instead.empty()) continue;
    escaped.append(text.substr(kept, at - kept)).append(instead);
    kept = at + 1;
  }
  return escaped.append(text.substr(kept));
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
