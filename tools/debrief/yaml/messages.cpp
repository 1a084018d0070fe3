#include "debrief/yaml/messages.h"

#include <algorithm>

#include <yaml-cpp/exceptions.h>

#include "debrief/base/strings.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"
#include "debrief/yaml/lexer.h"

namespace debrief::yaml {
namespace {

constexpr size_t kLongestQuote = 60;

size_t line_start(std::string_view text, size_t at) {
  const size_t found = at == 0 ? std::string_view::npos : text.rfind('\n', at - 1);
  return found == std::string_view::npos ? 0 : found + 1;
}

size_t line_end(std::string_view text, size_t at) {
  return std::min(text.find('\n', at), text.size());
}

/// The code point at `at` as it may be shown; empty at the end.
std::string shown_at(std::string_view text, size_t at) {
  if (at >= text.size()) return "";
  return visible(text.substr(at, decode_utf8(text.substr(at)).size));
}

Explanation at_character(std::string_view text, size_t at, std::string message, std::string hint) {
  const size_t size = at < text.size() ? decode_utf8(text.substr(at)).size : 0;
  return {at, at + size, std::move(message), std::move(hint)};
}

/// A colon where no key can end: mostly one in a text without quotes, else a key out of line.
Explanation explain_colon(std::string_view text, size_t colon) {
  const size_t begin = line_start(text, colon);
  const size_t first = text.find(": ", begin);
  if (first < colon) {
    const std::string_view value = trim(text.substr(first + 2, line_end(text, first) - first - 2));
    const bool short_enough =
        value.size() <= kLongestQuote && value.find_first_of("\"\\") == std::string_view::npos;
    return at_character(text, colon, "a colon and a space inside a text without quotes",
                        short_enough ? concat("put the text in quotes: \"", visible(value), "\"")
                                     : "put the text in quotes");
  }
  const size_t key = std::min(text.find_first_not_of(" \t", begin), colon);
  const std::string_view name = text.substr(key, colon - key);
  if (name.empty() || name.size() > kLongestQuote) {
    return at_character(text, colon, "a colon where no key ends",
                        "check the line above it for a missing colon or quote");
  }
  return {key, colon, concat("“", visible(name), "” does not line up as a key"),
          "indent it like its neighbours, or check the line above it for a missing colon or quote"};
}

Explanation explain_stray(std::string_view text, size_t at) {
  const size_t end = line_end(text, at);
  const std::string_view rest = trim(text.substr(at, end - at));
  const bool own_line = text.find_first_not_of(" \t-", line_start(text, at)) >= at;
  if (own_line) {
    return {at, at + rest.size(), "this line does not line up with the ones above it",
            "indent it like its neighbours"};
  }
  return {at, at + rest.size(), "text behind the end of a value", "put the whole value in quotes"};
}

/// An escape that double quotes do not know; the mark stands on or behind it.
Explanation explain_escape(std::string_view text, size_t at) {
  const size_t slash = text.rfind('\\', std::min(at, text.size()));
  if (slash == std::string_view::npos)
    return at_character(text, at, "unknown escape", "use single quotes");
  const size_t size = slash + 1 < text.size() ? decode_utf8(text.substr(slash + 1)).size : 0;
  return {slash, slash + 1 + size,
          concat("unknown escape “", visible(text.substr(slash, 1 + size)), "” in double quotes"),
          "write the backslash twice, or use single quotes"};
}

}  // namespace

Explanation explain(const ParserError& error, std::string_view text) {
  namespace msg = YAML::ErrorMsg;
  const size_t at = std::min(error.at, text.size());
  const std::string_view said = error.message;
  const bool in_flow = error.open_bracket != std::string_view::npos;

  if (said == msg::EOF_IN_SCALAR || said == msg::DOC_IN_SCALAR) {
    const auto quote = find_open_quote(text, error.cursor, in_flow);
    const size_t place = quote.value_or(std::min(at, error.cursor));
    return at_character(text, place, "a quoted text that is not closed",
                        "add the closing quote, or double a quote that belongs to the text");
  }
  if (said == msg::END_OF_SEQ_FLOW || said == msg::END_OF_MAP_FLOW) {
    if (in_flow) {
      return at_character(
          text, error.open_bracket,
          concat("“", shown_at(text, error.open_bracket), "” is not closed"),
          "add the closing bracket, or put text that starts with a bracket in quotes");
    }
    return at_character(text, at, "a bracket that is not closed", "add the closing bracket");
  }
  if (said == msg::FLOW_END) {
    return at_character(text, at, concat("“", shown_at(text, at), "” closes nothing"),
                        "check the brackets before it");
  }
  if (said == msg::MAP_VALUE) return explain_colon(text, at);
  if (said == msg::END_OF_MAP || said == msg::END_OF_SEQ || said == msg::MAP_KEY)
    return explain_stray(text, at);
  if (said == msg::BLOCK_ENTRY) {
    return at_character(text, at, "a list entry where no list can start",
                        "start the list on a line of its own below the key");
  }
  if (said == msg::UNKNOWN_TOKEN) {
    return at_character(text, at,
                        concat("“", shown_at(text, at), "” cannot start a text without quotes"),
                        "put the text in quotes");
  }
  if (said == msg::UNKNOWN_ANCHOR || said == msg::ALIAS_NOT_FOUND || said == msg::CHAR_IN_ALIAS ||
      said == msg::INVALID_ALIAS) {
    const size_t star =
        at < text.size() && text[at] == '*' ? at : std::min(text.find('*', error.cursor), at);
    const size_t end = star < text.size() ? property_end(text, star) : star;
    return {star, end,
            concat("“", visible(text.substr(star, end - star)),
                   "” reads as an alias, and aliases are not read"),
            "put text that starts with * in quotes"};
  }
  if (said == msg::ANCHOR_NOT_FOUND || said == msg::CHAR_IN_ANCHOR || said == msg::INVALID_ANCHOR) {
    return at_character(text, at, "“&” starts an anchor, and anchors are not read",
                        "put text that starts with & in quotes");
  }
  if (said.starts_with(msg::INVALID_ESCAPE) || said == msg::INVALID_HEX ||
      said.starts_with(msg::INVALID_UNICODE)) {
    return explain_escape(text, at);
  }
  if (said == msg::CHAR_IN_BLOCK) {
    return at_character(text, at,
                        concat("“", shown_at(text, at), "” behind the sign of a block of text"),
                        "start the text on the next line, or put it in quotes");
  }
  if (said == msg::TAB_IN_INDENTATION)
    return at_character(text, at, "a tab in the indentation", "indent with spaces");
  if (said == msg::BAD_FILE)
    return at_character(text, at, "nested too deep to be read", "flatten the structure");
  return at_character(text, at, concat("cannot be read as YAML (", visible(said), ")"), "");
}

}  // namespace debrief::yaml
