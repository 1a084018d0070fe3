#include "debrief/yaml/lexer.h"

#include <array>

namespace debrief::yaml {
namespace {

bool is_blank(char byte) { return byte == ' ' || byte == '\t'; }
bool is_break(char byte) { return byte == '\n' || byte == '\r'; }
bool is_space(char byte) { return is_blank(byte) || is_break(byte); }
bool is_flow_indicator(char byte) {
  return std::string_view(",[]{}").find(byte) != std::string_view::npos;
}

size_t line_end(std::string_view text, size_t at) {
  const size_t found = text.find('\n', at);
  return found == std::string_view::npos ? text.size() : found;
}

}  // namespace

size_t skip_space(std::string_view text, size_t at) {
  while (at < text.size()) {
    if (is_space(text[at])) {
      ++at;
    } else if (text[at] == '#' && (at == 0 || is_space(text[at - 1]))) {
      at = line_end(text, at);
    } else {
      break;
    }
  }
  return at;
}

std::optional<size_t> quoted_end(std::string_view text, size_t at) {
  const char quote = text[at];
  for (size_t i = at + 1; i < text.size(); ++i) {
    if (quote == '"' && text[i] == '\\') {
      ++i;
    } else if (text[i] == quote) {
      if (quote == '"' || i + 1 == text.size() || text[i + 1] != '\'') return i + 1;
      ++i;
    }
  }
  return std::nullopt;
}

size_t plain_end(std::string_view text, size_t at, std::string_view value) {
  size_t i = 0;
  while (i < value.size() && at < text.size()) {
    size_t behind = at;
    while (behind < text.size() && is_space(text[behind])) ++behind;
    const bool folded = text.substr(at, behind - at).find('\n') != std::string_view::npos;
    if (folded) {
      // One break reads as a space, n + 1 of them as n line feeds.
      if (value[i] == ' ') {
        ++i;
      } else {
        while (i < value.size() && value[i] == '\n') ++i;
      }
      at = behind;
    } else if (text[at] == value[i]) {
      ++at;
      ++i;
    } else {
      break;
    }
  }
  return at;
}

size_t block_scalar_end(std::string_view text, size_t at, int parent_column) {
  size_t header = at + 1;
  size_t indent = 0;  // of the content; 0 while it is not known
  while (header < text.size() && !is_space(text[header])) {
    const char byte = text[header++];
    if (byte > '0' && byte <= '9')
      indent = static_cast<size_t>(parent_column < 0 ? 0 : parent_column) +
               static_cast<size_t>(byte - '0');
  }
  size_t end = header;
  for (size_t line = line_end(text, header); line < text.size();) {
    const size_t start = line + 1;
    const size_t stop = line_end(text, start);
    size_t content = start;
    while (content < stop && text[content] == ' ') ++content;
    const size_t column = content - start;
    const bool empty = text.find_first_not_of(" \t\r", content) >= stop;
    if (!empty) {
      const size_t least = parent_column < 0 ? 0 : static_cast<size_t>(parent_column) + 1;
      if (column < (indent > 0 ? indent : least)) break;
      if (indent == 0) indent = column;
      end = stop > start && text[stop - 1] == '\r' ? stop - 1 : stop;
      if (indent == 0) break;
    }
    line = stop;
  }
  return end;
}

size_t property_end(std::string_view text, size_t at) {
  if (text.substr(at).starts_with("!<")) {
    const size_t close = text.find('>', at);
    if (close != std::string_view::npos && close < line_end(text, at)) return close + 1;
  }
  ++at;
  while (at < text.size() && !is_space(text[at]) && !is_flow_indicator(text[at])) ++at;
  return at;
}

size_t null_word_end(std::string_view text, size_t at) {
  constexpr std::array<std::string_view, 4> kWords = {"~", "null", "Null", "NULL"};
  for (const std::string_view word : kWords) {
    if (!text.substr(at).starts_with(word)) continue;
    const size_t end = at + word.size();
    if (end == text.size() || is_space(text[end]) || is_flow_indicator(text[end]) ||
        text[end] == ':')
      return end;
  }
  return at;
}

std::optional<size_t> find_open_quote(std::string_view text, size_t at, bool in_flow) {
  for (at = skip_space(text, at); at < text.size(); at = skip_space(text, at)) {
    if (text[at] == '"' || text[at] == '\'') {
      const auto end = quoted_end(text, at);
      if (!end) return at;
      at = *end;
    } else if (std::string_view(":-?,[]{}").find(text[at]) != std::string_view::npos) {
      ++at;
    } else {
      // A plain scalar: quotes inside it are text.
      while (at < text.size() && !is_break(text[at])) {
        if (text[at] == ':' && at + 1 < text.size() && is_space(text[at + 1])) break;
        if (in_flow && is_flow_indicator(text[at])) break;
        ++at;
      }
    }
  }
  return std::nullopt;
}

}  // namespace debrief::yaml
