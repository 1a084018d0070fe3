#include "debrief/cli/markdown_text.h"

#include <algorithm>

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// What no reader sees, or what turns the order of what they see.
bool is_unseen(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0) || point == 0xAD || point == 0x61C ||
         (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x206F) || point == 0xFEFF ||
         (point >= 0xE0000 && point <= 0xE007F);
}

bool starts_entity(std::string_view text) {
  return text.size() > 1 && (text[1] == '#' || is_ascii_alpha(text[1]));
}

/// `_` inside a word is an underscore; elsewhere it may begin emphasis.
bool is_inside_word(std::string_view text, size_t at) {
  return at > 0 && is_ascii_alnum(text[at - 1]) && at + 1 < text.size() &&
         is_ascii_alnum(text[at + 1]);
}

/// Behind what would begin a heading or a list item at the start of a line: `##`, `-`, `12.`; 0
/// when none does.
size_t end_of_block_mark(std::string_view text) {
  size_t end = text.find_first_not_of('#');
  if (end == 0 && (text[0] == '-' || text[0] == '+')) end = 1;
  if (end == 0) {
    end = text.find_first_not_of("0123456789");
    if (end == 0 || end >= text.size() || (text[end] != '.' && text[end] != ')')) return 0;
    ++end;
  }
  return end >= text.size() || text[end] == ' ' ? std::min(end, text.size()) : 0;
}

bool begins_markup(std::string_view text, size_t at) {
  constexpr std::string_view kMarkup = "\\`*<>|~$";
  if (kMarkup.find(text[at]) != std::string_view::npos) return true;
  if (text[at] == '&') return starts_entity(text.substr(at));
  if (text[at] == '_') return !is_inside_word(text, at);
  return at + 1 == end_of_block_mark(text);
}

}  // namespace

std::string markdown_text(std::string_view text, size_t most) {
  std::string seen;
  for (size_t at = 0; at < text.size();) {
    const CodePoint point = decode_utf8(text.substr(at));
    at += point.size;
    if (point.value == '[') {
      seen += '(';
    } else if (point.value == ']') {
      seen += ')';
    } else if (is_unseen(point.value)) {
      seen += ' ';
    } else {
      append_utf8(seen, point.value);
    }
  }
  seen = fold_white_space(seen);
  std::string markdown;
  for (size_t at = 0, count = 0; at < seen.size(); ++count) {
    if (count == most) return markdown + "…";
    const size_t size = decode_utf8(std::string_view(seen).substr(at)).size;
    if (begins_markup(seen, at)) markdown += '\\';
    markdown += seen.substr(at, size);
    at += size;
  }
  return markdown;
}

std::string markdown_link(std::string_view label, std::string_view url) {
  std::string address;
  for (const char byte : url) {
    const bool plain = static_cast<uint8_t>(byte) > 0x20 && byte != 0x7F &&
                       std::string_view("<>()[]|\\`\"'*_{}^~").find(byte) == std::string_view::npos;
    if (plain || byte == '_')
      address += byte;
    else
      address += absl::StrFormat("%%%02X", static_cast<unsigned>(static_cast<uint8_t>(byte)));
  }
  return concat("[", markdown_text(label), "](", address, ")");
}

}  // namespace debrief
