#include "debrief/report/escape.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";

/// Whether XML 1.0 §2.2 admits the character.
bool is_xml(char32_t value) {
  return value == '\t' || value == '\n' || value == '\r' || (value >= 0x20 && value < 0xFFFE) ||
         value >= 0x10000;
}

}  // namespace

std::string uri_path(std::string_view path) {
  std::string uri;
  for (const char byte : path) {
    const auto value = static_cast<uint8_t>(byte);
    if (is_ascii_alnum(byte) || std::string_view("-._~/").find(byte) != std::string_view::npos) {
      uri += byte;
    } else {
      append(uri, '%', kHex[value >> 4], kHex[value & 15]);
    }
  }
  return uri;
}

std::string xml_text(std::string_view text) {
  std::string xml;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    const std::string_view bytes = text.substr(at, point.size);
    at += point.size;
    switch (point.value) {
      case '&':
        xml += "&amp;";
        break;
      case '<':
        xml += "&lt;";
        break;
      case '>':
        xml += "&gt;";
        break;
      case '"':
        xml += "&quot;";
        break;
      case '\t':
      case '\n':
      case '\r':
        append(xml, "&#", static_cast<uint32_t>(point.value), ';');
        break;
      default:
        if (point.valid && is_xml(point.value)) {
          xml += bytes;
        } else {
          append_utf8(xml, 0xFFFD);
        }
    }
  }
  return xml;
}

std::string comment_text(std::string_view text) {
  std::string safe;
  const std::string shown = visible(text);
  for (size_t at = 0; at < shown.size(); ++at) {
    const char byte = shown[at];
    const std::string_view rest = std::string_view(shown).substr(at);
    if (byte == '&') {
      safe += "&amp;";
    } else if (byte == '<') {
      safe += "&lt;";
    } else if (byte == '@' || byte == '#') {
      // The filters for mentions and issues read text nodes; a comment ends one.
      append(safe, byte, "<!-- -->");
    } else if (rest.starts_with("://") || rest.starts_with("www.") || rest.starts_with("GH-")) {
      append(safe, byte, "<!-- -->");
    } else if (std::string_view("\\`*_[]>|~$").find(byte) != std::string_view::npos) {
      append(safe, '\\', byte);
    } else {
      safe += byte;
    }
  }
  return safe;
}

}  // namespace debrief
