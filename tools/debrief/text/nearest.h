#pragma once
// "Did you mean": the name that a misspelt one was meant to be.

#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Damerau–Levenshtein distance (adjacent transpositions count 1), stopped above `limit`: then
/// `limit + 1`.
size_t edit_distance(std::string_view a, std::string_view b, size_t limit);

/// The name nearest to `word`, letter case aside; empty when none is within a third of its length
/// (at least 1, at most 3). Ties go to the earlier name.
std::string_view nearest_name(std::string_view word, const std::vector<std::string_view>& names);

/// `"; did you mean “x”?"`, or an empty string when no name is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names);

}  // namespace debrief
