#include "debrief/markdown/markup.h"

#include <cmark-gfm/houdini.h>

#include "debrief/base/strings.h"
#include "debrief/markdown/cmark.h"

namespace debrief {
namespace {

constexpr size_t kLongestLabel = 1000;   // CommonMark 0.29 §6.6
constexpr size_t kLongestEntity = 64;    // “&CounterClockwiseContourIntegral;” is 33
constexpr int kDeepestParentheses = 32;  // cmark's own limit

using Place = std::optional<size_t>;

bool is_escape(std::string_view content, size_t at) {
  return content[at] == '\\' && at + 1 < content.size() && is_ascii_punctuation(content[at + 1]);
}

size_t behind_space(std::string_view content, size_t at) {
  while (at < content.size() && is_ascii_space(content[at])) ++at;
  return at;
}

Place behind_pointed_destination(std::string_view content, size_t at) {
  for (++at; at < content.size(); ++at) {
    if (content[at] == '>') return at + 1;
    if (content[at] == '\n' || content[at] == '<') return std::nullopt;
    if (content[at] == '\\') ++at;
  }
  return std::nullopt;
}

Place behind_bare_destination(std::string_view content, size_t at) {
  const size_t begin = at;
  int depth = 0;
  for (; at < content.size(); ++at) {
    const char byte = content[at];
    if (is_escape(content, at)) {
      ++at;
    } else if (byte == '(') {
      if (++depth > kDeepestParentheses) return std::nullopt;
    } else if (byte == ')') {
      if (depth-- == 0) return at;
    } else if (is_ascii_space(byte)) {
      return at == begin ? Place() : Place(at);
    }
  }
  return std::nullopt;
}

size_t behind_title(std::string_view content, size_t at) {
  if (at == content.size()) return at;
  const char open = content[at];
  if (open != '"' && open != '\'' && open != '(') return at;
  const char close = open == '(' ? ')' : open;
  for (size_t i = at + 1; i < content.size(); ++i) {
    if (content[i] == close) return i + 1;
    if (open == '(' && content[i] == '(') return at;
    if (is_escape(content, i)) ++i;
  }
  return at;
}

Place behind_inline_tail(std::string_view content, size_t at) {
  const size_t begin = behind_space(content, at + 1);
  if (begin >= content.size()) return std::nullopt;
  const Place end = content[begin] == '<' ? behind_pointed_destination(content, begin)
                                          : behind_bare_destination(content, begin);
  if (!end) return std::nullopt;
  const size_t title = behind_space(content, *end);
  const size_t last = behind_space(content, title == *end ? title : behind_title(content, title));
  if (last >= content.size() || content[last] != ')') return std::nullopt;
  return last + 1;
}

Place behind_label(std::string_view content, size_t at) {
  for (size_t i = at + 1; i < content.size() && i - at <= kLongestLabel + 1; ++i) {
    if (content[i] == ']') return i + 1;
    if (content[i] == '[') return std::nullopt;
    if (is_escape(content, i)) ++i;
  }
  return std::nullopt;
}

}  // namespace

bool is_ascii_punctuation(char byte) {
  return (byte >= '!' && byte <= '/') || (byte >= ':' && byte <= '@') ||
         (byte >= '[' && byte <= '`') || (byte >= '{' && byte <= '~');
}

bool is_break_tag(std::string_view html) {
  const std::string tag = lower_ascii(html);
  return tag == "<br>" || tag == "<br/>" || tag == "<br />";
}

Decoded decode_entity(std::string_view source) {
  const std::string_view rest = source.substr(1, kLongestEntity);
  if (rest.empty() || rest.find(';') == std::string_view::npos) return {};
  cmark_strbuf buffer;
  cmark_strbuf_init(cmark_get_default_mem_allocator(), &buffer, 0);
  const int length = houdini_unescape_ent(&buffer, reinterpret_cast<const uint8_t*>(rest.data()),
                                          static_cast<bufsize_t>(rest.size()));
  Decoded decoded;
  if (length > 0) {
    decoded.text.assign(reinterpret_cast<const char*>(buffer.ptr),
                        static_cast<size_t>(buffer.size));
    decoded.length = static_cast<size_t>(length) + 1;
  }
  cmark_strbuf_free(&buffer);
  return decoded;
}

size_t behind_link_tail(std::string_view content, size_t at) {
  if (at >= content.size()) return at;
  if (content[at] == '(') {
    if (const Place end = behind_inline_tail(content, at)) return *end;
  }
  if (content[at] == '[') {
    if (const Place end = behind_label(content, at)) return *end;
  }
  return at;
}

}  // namespace debrief
