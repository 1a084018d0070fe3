// Word diffs: what is marked, and that leaving out what was added or removed gives the two texts.

#include "debrief/text/word_diff.h"

#include <chrono>
#include <random>
#include <string>

#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// `same [-removed-] {+added+}`.
std::string marked(std::string_view before, std::string_view after) {
  std::string text;
  for (const WordRun& run : word_runs(before, after)) {
    if (run.change == WordChange::kEqual) text += run.text;
    if (run.change == WordChange::kRemoved) append(text, "[-", run.text, "-]");
    if (run.change == WordChange::kAdded) append(text, "{+", run.text, "+}");
  }
  return text;
}

/// The runs without those of one kind.
std::string without(WordChange left_out, std::string_view before, std::string_view after) {
  std::string text;
  for (const WordRun& run : word_runs(before, after)) {
    if (run.change != left_out) text += run.text;
  }
  return text;
}

TEST(WordRuns, MarkTheWordsThatChanged) {
  struct {
    std::string_view before, after, marked;
  } const kCases[] = {
      {"", "", ""},
      {"", "new", "{+new+}"},
      {"old", "", "[-old-]"},
      {"7,900 customers waited.", "8,000 customers waited.",
       "[-7,900-]{+8,000+} customers waited."},
      {"at 08:20 GMT", "at 08:40 GMT", "at[- 08:20-]{+ 08:40+} GMT"},
      {"They don't wait", "They do wait", "They[- don't-]{+ do+} wait"},
      {"one two", "one and two", "one{+ and+} two"},
      {"A sentence. Another.", "A sentence.", "A sentence.[- Another.-]"},
      {"Größe der Warteschlange", "Größe dieser Warteschlange",
       "Größe[- der-]{+ dieser+} Warteschlange"},
      {"障害が発生", "障害は発生", "障害[-が-]{+は+}発生"},
      {"a\nb", "a\nc\nb", "a\n{+c\n+}b"},
  };
  for (const auto& [before, after, expected] : kCases) {
    EXPECT_EQ(marked(before, after), expected) << before;
  }
}

TEST(WordRuns, TakeAFewEqualWordsBetweenManyForChanged) {
  EXPECT_EQ(marked("They misread the request of support", "Nobody saw the base that it had"),
            "[-They misread the request of support-]{+Nobody saw the base that it had+}");
}

TEST(WordRuns, GiveBothTextsBack) {
  std::mt19937 random(7);
  const std::vector<std::string_view> kParts = {"a", "queue", " ", "  ",   "\n", ",",     ".",
                                                "ü", "障",    "-", "\xff", "é",  "10:42", "\xe3"};
  const auto text = [&](size_t most) {
    std::string out;
    const size_t size = std::uniform_int_distribution<size_t>(0, most)(random);
    for (size_t i = 0; i < size; ++i) {
      out += kParts[std::uniform_int_distribution<size_t>(0, kParts.size() - 1)(random)];
    }
    return out;
  };
  for (int i = 0; i < 2000; ++i) {
    const std::string before = text(60), after = text(60);
    ASSERT_EQ(without(WordChange::kAdded, before, after), before);
    ASSERT_EQ(without(WordChange::kRemoved, before, after), after);
  }
}

TEST(WordRuns, StayCheapForLongTextsThatShareNothing) {
  std::string before, after;
  for (int i = 0; i < 20'000; ++i) {
    append(before, "a", i % 7, " ");
    append(after, "b", i % 5, " a", i % 3, " ");
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_EQ(without(WordChange::kAdded, before, after), before);
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(2));
}

}  // namespace
}  // namespace debrief
