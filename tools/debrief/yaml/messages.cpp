#include "debrief/yaml/messages.h"

#include <algorithm>
#include <initializer_list>
#include <optional>

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

/// Advice to quote the rest of the line from `at` on, spelt out when it is short.
std::string quote_hint(std::string_view text, size_t at) {
  std::string_view value = text.substr(at, line_end(text, at) - at);
  value = trim(value.substr(0, value.find(" #")));
  const bool simple = value.find_first_of("\"\\,[]{}") == std::string_view::npos;
  if (!simple || value.size() > kLongestQuote) return "put the text in quotes";
  return concat("put the text in quotes: \"", visible(value), "\"");
}

bool holds_key(std::string_view line) {
  return line.ends_with(':') || line.find(": ") != std::string_view::npos;
}

/// A line without a colon right above a key reads as that key's first half.
std::optional<Explanation> explain_line_above(std::string_view text, size_t begin) {
  if (begin == 0) return std::nullopt;
  const size_t above = line_start(text, begin - 1);
  const std::string_view line = trim(text.substr(above, begin - above));
  if (line.empty() || line.size() > kLongestQuote || line.starts_with('#') || holds_key(line)) {
    return std::nullopt;
  }
  const auto at = static_cast<size_t>(line.data() - text.data());
  return Explanation{at, at + line.size(),
                     concat("“", visible(line), "” stands alone; a key needs a colon"),
                     "write it as “name: value”, or indent it below the line it continues"};
}

/// A colon where no key can end: mostly one in a text without quotes, else a key out of line.
Explanation explain_colon(std::string_view text, size_t colon) {
  const size_t begin = line_start(text, colon);
  const size_t first = text.find(": ", begin);
  if (first < colon) {
    const size_t value = text.find_first_not_of(' ', first + 1);
    return at_character(text, colon, "a colon and a space inside a text without quotes",
                        quote_hint(text, value));
  }
  if (auto above = explain_line_above(text, begin)) return *std::move(above);
  const size_t key = std::min(text.find_first_not_of(" \t-", begin), colon);
  const std::string_view name = text.substr(key, colon - key);
  if (name.empty() || name.size() > kLongestQuote) {
    return at_character(text, colon, "a colon where no key ends", "check the line above it");
  }
  return {key, colon, concat("“", visible(name), "” does not line up as a key"),
          "indent it like its neighbours, or check the line above it"};
}

/// Bytes behind a complete value: a line out of place, or a value that ended too early.
Explanation explain_stray(const ParserError& error, std::string_view text, size_t at) {
  const size_t end = line_end(text, at);
  const std::string_view rest = trim(text.substr(at, end - at));
  const std::string_view token = text.substr(error.token, error.cursor - error.token);
  const bool quoted = token.starts_with('"') || token.starts_with('\'');
  if (quoted && token.find('\n') != std::string_view::npos) {
    return at_character(text, error.token, "a quoted text that is not closed on its line",
                        "add the closing quote");
  }
  const bool own_line = text.find_first_not_of(" \t", line_start(text, at)) >= at;
  if (own_line) {
    return {at, at + rest.size(), "this line does not line up with the ones above it",
            "indent it like its neighbours"};
  }
  return {at, at + rest.size(), "text behind the end of a value", "put the whole value in quotes"};
}

/// An escape that double quotes do not know; the mark stands on it or right behind it.
Explanation explain_escape(std::string_view text, size_t at) {
  const size_t slash = text.rfind('\\', at == 0 ? 0 : at - 1);
  if (slash == std::string_view::npos || slash + 1 >= text.size()) {
    return at_character(text, at, "an unknown escape in double quotes", "use single quotes");
  }
  const char kind = text[slash + 1];
  const size_t digits = kind == 'x' ? 2 : kind == 'u' ? 4 : kind == 'U' ? 8 : 0;
  size_t end = slash + 1 + decode_utf8(text.substr(slash + 1)).size;
  for (size_t i = 0; i < digits && end < text.size() && is_ascii_alnum(text[end]); ++i) ++end;
  return {
      slash, end,
      concat("unknown escape “", visible(text.substr(slash, end - slash)), "” in double quotes"),
      digits == 0 ? "write the backslash twice, or use single quotes"
                  : "write the character itself"};
}

/// Text that starts with the sign of an anchor, an alias or a tag, which the parser could not read.
std::optional<Explanation> explain_sign(const ParserError& error, std::string_view text,
                                        size_t at) {
  namespace msg = YAML::ErrorMsg;
  const std::string_view said = error.message;
  char sign = '\0';
  if (is_one_of(said, {msg::UNKNOWN_ANCHOR, msg::ALIAS_NOT_FOUND, msg::CHAR_IN_ALIAS,
                       msg::INVALID_ALIAS, msg::ALIAS_CONTENT})) {
    sign = '*';
  } else if (is_one_of(said, {msg::ANCHOR_NOT_FOUND, msg::CHAR_IN_ANCHOR, msg::INVALID_ANCHOR,
                              msg::MULTIPLE_ANCHORS})) {
    sign = '&';
  } else if (is_one_of(said, {msg::END_OF_VERBATIM_TAG, msg::TAG_WITH_NO_SUFFIX,
                              msg::CHAR_IN_TAG_HANDLE, msg::INVALID_TAG, msg::MULTIPLE_TAGS})) {
    sign = '!';
  } else {
    return std::nullopt;
  }
  const std::string_view name = sign == '*' ? "an alias" : sign == '&' ? "an anchor" : "a tag";
  const std::string_view plural = sign == '*' ? "aliases" : sign == '&' ? "anchors" : "tags";
  const size_t found = text.rfind(sign, at);
  const size_t begin = found == std::string_view::npos ? at : found;
  const size_t end = begin < text.size() ? property_end(text, begin) : begin;
  return Explanation{begin, end,
                     concat("“", visible(text.substr(begin, end - begin)), "” reads as ", name,
                            ", and ", plural, " are not read"),
                     quote_hint(text, begin)};
}

/// A bracket or a quote without its partner.
std::optional<Explanation> explain_pair(const ParserError& error, std::string_view text,
                                        size_t at) {
  namespace msg = YAML::ErrorMsg;
  const std::string_view said = error.message;
  const bool in_flow = error.open_bracket != std::string_view::npos;
  if (said == msg::EOF_IN_SCALAR) {
    const auto quote = find_open_quote(text, error.cursor, in_flow);
    return at_character(text, quote.value_or(at), "a quoted text that is not closed",
                        "add the closing quote");
  }
  if (said == msg::DOC_IN_SCALAR) {
    return Explanation{at, std::min(at + 3, text.size()), "a line of dashes inside a quoted text",
                       "close the quote before it, or indent it"};
  }
  if (is_one_of(said, {msg::END_OF_SEQ_FLOW, msg::END_OF_MAP_FLOW})) {
    const size_t place = in_flow ? error.open_bracket : at;
    return at_character(text, place, concat("“", shown_at(text, place), "” is not closed"),
                        "add the closing bracket, or put the text in quotes");
  }
  if (said == msg::FLOW_END) {
    return at_character(text, at, concat("“", shown_at(text, at), "” closes nothing"),
                        "check the brackets before it");
  }
  return std::nullopt;
}

}  // namespace

Explanation explain(const ParserError& error, std::string_view text) {
  namespace msg = YAML::ErrorMsg;
  const size_t at = std::min(error.at, text.size());
  const std::string_view said = error.message;
  if (auto pair = explain_pair(error, text, at)) return *std::move(pair);
  if (auto sign = explain_sign(error, text, at)) return *std::move(sign);
  if (said == msg::MAP_VALUE) return explain_colon(text, at);
  if (is_one_of(said, {msg::END_OF_MAP, msg::END_OF_SEQ, msg::MAP_KEY})) {
    return explain_stray(error, text, at);
  }
  if (said == msg::BLOCK_ENTRY) {
    return at_character(text, at, "a list entry where no list can start",
                        "start the list on a line of its own below the key");
  }
  if (said == msg::UNKNOWN_TOKEN) {
    return at_character(text, at,
                        concat("“", shown_at(text, at), "” cannot start a text without quotes"),
                        quote_hint(text, at));
  }
  if (said.starts_with(msg::INVALID_ESCAPE) || said.starts_with(msg::INVALID_UNICODE) ||
      said == msg::INVALID_HEX) {
    return explain_escape(text, at);
  }
  if (is_one_of(said, {msg::CHAR_IN_BLOCK, msg::ZERO_INDENT_IN_BLOCK})) {
    return at_character(text, at,
                        concat("“", shown_at(text, at), "” behind the sign of a block of text"),
                        "start the text on the next line, or put it in quotes");
  }
  if (said == msg::TAB_IN_INDENTATION) {
    return at_character(text, at, "a tab in the indentation", "indent with spaces");
  }
  if (said == msg::BAD_FILE) {
    return at_character(text, at, "nested too deep to be read", "flatten the structure");
  }
  return at_character(text, at, concat("cannot be read as YAML (", visible(said), ")"), "");
}

}  // namespace debrief::yaml
