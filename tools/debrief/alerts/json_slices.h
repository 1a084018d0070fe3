#pragma once
// JSON cut into the bytes of its values without reading them, so that every row keeps its line and
// a broken one costs no other. Whether a slice is JSON is for a parser to say.

#include <string_view>
#include <vector>

namespace debrief {

/// The value at the start of `text`, white space passed: up to the end of a string, of the bracket
/// that closes it, or of a bare word. Empty when there is none; all of the rest when it is not
/// closed.
std::string_view value_slice(std::string_view text);

/// The elements of a list; empty for anything else.
std::vector<std::string_view> element_slices(std::string_view list);

struct JsonMember {
  std::string_view key;  ///< between the quotes, escapes as written
  std::string_view value;
};

/// The members of an object; empty for anything else.
std::vector<JsonMember> member_slices(std::string_view object);

}  // namespace debrief
