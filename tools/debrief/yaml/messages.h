#pragma once
// The parser's errors in the words of this program, at the bytes that a reader would look at.

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief::yaml {

/// What the parser stopped at, and what was known at that moment.
struct ParserError {
  std::string_view message;                      ///< the library's own words
  size_t at = 0;                                 ///< the offset of its mark
  size_t token = 0;                              ///< the offset of the last scalar that was read
  size_t cursor = 0;                             ///< the offset behind the last token that was read
  size_t open_bracket = std::string_view::npos;  ///< the innermost open bracket
};

/// A place in the text and words for it.
struct Explanation {
  size_t begin = 0;
  size_t end = 0;
  std::string message;
  std::string hint;
};

/// Says what is wrong in house style. Never quotes more than a line of the text.
Explanation explain(const ParserError& error, std::string_view text);

}  // namespace debrief::yaml
