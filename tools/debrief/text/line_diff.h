#pragma once
// What changed between two texts, line by line, as a unified diff.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// Lines `[old_begin, old_end)` of one text that stand as `[new_begin, new_end)` in the other.
/// 0-based.
struct LineChange {
  uint32_t old_begin = 0, old_end = 0;
  uint32_t new_begin = 0, new_end = 0;
  friend bool operator==(const LineChange&, const LineChange&) = default;
};

/// The lines of a text, endings included; no line behind the last LF.
std::vector<std::string_view> lines_with_endings(std::string_view text);

/// The changes from `before` to `after`, in order and as few lines as can be (E. Myers, An O(ND)
/// Difference Algorithm and Its Variations, 1986). Texts that differ in more than some hundred
/// places are one change between the lines that they begin and end with alike, so that the cost
/// stays within lines × that number.
std::vector<LineChange> line_changes(const std::vector<std::string_view>& before,
                                     const std::vector<std::string_view>& after);

/// A unified diff with three lines around each change, as `git apply` and `patch -p1` read it:
/// `--- a/path`, `+++ b/path`, hunks, bytes as they are. Empty for equal texts.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace debrief
