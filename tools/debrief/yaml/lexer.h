#pragma once
// Where YAML tokens end. The parser library tells only where they start; these functions read on
// from there, over the same bytes, and decide nothing about structure.

#include <cstddef>
#include <optional>
#include <string_view>

namespace debrief::yaml {

/// The offset behind white space, line breaks and comments from `at` on. A `#` opens a comment only
/// at the start of a line or behind white space.
size_t skip_space(std::string_view text, size_t at);

/// The offset behind the quoted scalar that starts at `at`; nullopt when it is not closed.
std::optional<size_t> quoted_end(std::string_view text, size_t at);

/// The offset behind the plain scalar that starts at `at` and reads as `value`: its bytes and the
/// value's are walked side by side, so that folded line breaks are found again.
size_t plain_end(std::string_view text, size_t at, std::string_view value);

/// The offset behind the last content line of the block scalar whose indicator (`|`, `>`) is at
/// `at`; behind the indicator when there is no content. `parent_column` is the column of the
/// collection that holds it, -1 for none.
size_t block_scalar_end(std::string_view text, size_t at, int parent_column);

/// The offset behind the anchor or tag that starts at `at` (`&name`, `!tag`, `!<uri>`).
size_t property_end(std::string_view text, size_t at);

/// The offset behind the word null in one of its plain spellings (`~`, `null`, …) at `at`; `at`
/// itself when there is none.
size_t null_word_end(std::string_view text, size_t at);

/// The first quoted scalar from `at` on that is not closed; `at` must stand between tokens.
std::optional<size_t> find_open_quote(std::string_view text, size_t at, bool in_flow);

}  // namespace debrief::yaml
