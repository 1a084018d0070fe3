#pragma once
// Headings, column heads and labels brought to one form, so that a table of words can name them.

#include <cstddef>
#include <string>
#include <string_view>

namespace debrief {

/// `1. What went well? 🎉` and `WHAT WENT WELL:` as `what went well`: letters and digits in lower
/// case with single spaces between; numbering, punctuation, emoji and text in brackets dropped, `&`
/// as `and`, apostrophes left out (`didn't` as `didnt`). Letters of any script are kept.
std::string normal_label(std::string_view text);

/// The same, but no longer than it takes to see that it is longer than `most` bytes: for a look-up
/// among labels of which none is.
std::string normal_label(std::string_view text, size_t most);

/// A letter in lower case: ASCII, Latin, Greek and Cyrillic; others unchanged.
char32_t lower_letter(char32_t letter);

}  // namespace debrief
