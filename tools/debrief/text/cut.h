#pragma once
// The beginning of a text that is too long for its place.

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// The first bytes of a text, at most so many, no character of UTF-8 cut in two.
std::string_view first_bytes(std::string_view text, size_t most);

/// The same, up to the last space where there is one in its second half.
std::string_view first_words(std::string_view text, size_t most);

/// A text that has at most so many bytes as it is, else its first words and ` …`.
std::string shortened(std::string text, size_t most);

}  // namespace debrief
