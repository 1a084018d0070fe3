// Unified diffs: what stands in them, and that applying one gives the new text.

#include "debrief/text/line_diff.h"

#include <random>

#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

TEST(UnifiedDiff, ShowsChangesWithThreeLinesAround) {
  EXPECT_EQ(unified_diff("a.md", "same\n", "same\n"), "");
  EXPECT_EQ(unified_diff("a.md", "1\n2\n3\n4\n5\n6\n", "1\n2\n3\n4\nfive\n6\n"),
            "--- a/a.md\n+++ b/a.md\n@@ -2,5 +2,5 @@\n 2\n 3\n 4\n-5\n+five\n 6\n");
  EXPECT_EQ(unified_diff("a.md", "", "1\n"), "--- a/a.md\n+++ b/a.md\n@@ -0,0 +1 @@\n+1\n");
  EXPECT_EQ(unified_diff("a.md", "1\n", ""), "--- a/a.md\n+++ b/a.md\n@@ -1 +0,0 @@\n-1\n");
  EXPECT_EQ(unified_diff("a.md", "1\r\n2", "1\r\n2\r\n"),
            "--- a/a.md\n+++ b/a.md\n@@ -1,2 +1,2 @@\n 1\r\n-2\n\\ No newline at end of file\n"
            "+2\r\n");
}

TEST(UnifiedDiff, JoinsWhatIsNearAndPartsWhatIsFar) {
  std::string before, after;
  for (int i = 0; i < 40; ++i) {
    append(before, i, "\n");
    append(after, i, i == 5 || i == 10 || i == 30 ? " changed\n" : "\n");
  }
  const std::string diff = unified_diff("a.md", before, after);
  EXPECT_NE(diff.find("@@ -3,12 +3,12 @@\n"), std::string::npos) << diff;
  EXPECT_NE(diff.find("@@ -28,7 +28,7 @@\n"), std::string::npos) << diff;
}

/// `before` with the changes made.
std::string changed(std::string_view before, std::string_view after) {
  const auto old_lines = lines_with_endings(before);
  const auto new_lines = lines_with_endings(after);
  std::string text;
  uint32_t at = 0;
  for (const LineChange& change : line_changes(old_lines, new_lines)) {
    for (; at < change.old_begin; ++at) text += old_lines[at];
    for (uint32_t i = change.new_begin; i < change.new_end; ++i) text += new_lines[i];
    at = change.old_end;
  }
  for (; at < old_lines.size(); ++at) text += old_lines[at];
  return text;
}

TEST(LineChanges, GiveTheNewText) {
  std::mt19937 random(1);
  const auto text = [&](size_t most, int letters) {
    std::string lines;
    const size_t size = std::uniform_int_distribution<size_t>(0, most)(random);
    for (size_t i = 0; i < size; ++i) {
      append(lines, std::uniform_int_distribution<int>(0, letters)(random), "\n");
    }
    return lines;
  };
  for (int round = 0; round < 2000; ++round) {
    const std::string before = text(30, 4), after = text(30, 4);
    ASSERT_EQ(changed(before, after), after) << before << "---\n" << after;
  }
  // More differences than are looked for.
  const std::string before = text(5000, 3), after = text(5000, 3);
  EXPECT_EQ(changed(before, after), after);
}

TEST(LineChanges, AreAsFewAsCanBe) {
  const auto before = lines_with_endings("a\nb\nc\na\nb\nb\na\n");
  const auto after = lines_with_endings("c\nb\na\nb\na\nc\n");
  size_t lines = 0;
  for (const LineChange& change : line_changes(before, after)) {
    lines += change.old_end - change.old_begin + change.new_end - change.new_begin;
  }
  EXPECT_EQ(lines, 5u);
}

}  // namespace
}  // namespace debrief
