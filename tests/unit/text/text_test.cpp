#include <gtest/gtest.h>

#include "debrief/text/edit.h"
#include "debrief/text/nearest.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

TEST(Utf8, RefusesWhatTheStandardRefuses) {
  struct {
    std::string_view bytes;
    bool valid;
  } const kCases[] = {{"a", true},
                      {"\xC3\xA9", true},
                      {"\xF4\x8F\xBF\xBF", true},
                      {"\xC0\x80", false},          // overlong NUL
                      {"\xE0\x80\xAF", false},      // overlong slash
                      {"\xED\xA0\x80", false},      // surrogate
                      {"\xF4\x90\x80\x80", false},  // above U+10FFFF
                      {"\x80", false},              // lone continuation
                      {"\xE2\x82", false}};         // cut short
  for (const auto& [bytes, valid] : kCases) {
    EXPECT_EQ(!find_invalid_utf8(bytes), valid) << visible(bytes);
    if (!valid) continue;
    EXPECT_EQ(decode_utf8(bytes).size, bytes.size());
  }
}

TEST(Utf8, EncodesWhatItDecodes) {
  for (const char32_t value : {U'a', U'\u00E9', U'\u20AC', U'\U0001F469', U'\U0010FFFF'}) {
    std::string bytes;
    append_utf8(bytes, value);
    EXPECT_EQ(decode_utf8(bytes).value, value);
    EXPECT_EQ(decode_utf8(bytes).size, bytes.size());
  }
}

TEST(Utf8, ReplacesInvalidBytesOnly) {
  EXPECT_EQ(to_valid_utf8("a\xFF\xC3\xA9"), "a\xEF\xBF\xBD\xC3\xA9");
  EXPECT_EQ(find_invalid_utf8("ab\xFF"), 2u);
}

TEST(DisplayWidth, CountsTerminalColumns) {
  EXPECT_EQ(display_width("abc"), 3u);
  EXPECT_EQ(display_width("日本"), 4u);
  EXPECT_EQ(display_width("e\xCC\x81"), 1u);
  EXPECT_EQ(display_width("“x”"), 3u);
  EXPECT_EQ(display_width("✅"), 2u);
  EXPECT_EQ(display_width("☑"), 1u);
  EXPECT_EQ(display_width("☑\uFE0F"), 2u);
  EXPECT_EQ(display_width("👩\u200D💻"), 2u);
  EXPECT_EQ(display_width("👍🏽"), 2u);
}

TEST(Visible, ShowsWhatTerminalsActOn) {
  EXPECT_EQ(visible("\x1b[31mred\x07"), "\\u{1b}[31mred\\u{7}");
  EXPECT_EQ(visible("a\tb\r\n"), "a b\\u{d}\\u{a}");
  EXPECT_EQ(visible("x\u202Ey\u2066z"), "x\\u{202e}y\\u{2066}z");
  EXPECT_EQ(visible("\xFFok é"), "\\xffok é");
}

TEST(NearestName, FindsWhatWasMeant) {
  const std::vector<std::string_view> names = {"severity", "services", "started", "status"};
  EXPECT_EQ(nearest_name("severty", names), "severity");
  EXPECT_EQ(nearest_name("Status", names), "status");
  EXPECT_EQ(nearest_name("statsu", names), "status");
  EXPECT_EQ(nearest_name("colour", names), "");
  EXPECT_EQ(did_you_mean("service", names), "; did you mean “services”?");
  EXPECT_EQ(did_you_mean("x", names), "");
}

TEST(EditDistance, CountsASwapAsOne) {
  EXPECT_EQ(edit_distance("ab", "ba", 3), 1u);
  EXPECT_EQ(edit_distance("kitten", "sitting", 3), 3u);
  EXPECT_EQ(edit_distance("kitten", "sitting", 2), 3u);
  EXPECT_EQ(edit_distance("", "abc", 5), 3u);
}

TEST(ApplyEdits, LetsTheEarlierOfTwoOverlappingEditsWin) {
  EXPECT_EQ(apply_edits("abcdef", {{{4, 5}, "E"}, {{0, 1}, "A"}}), "AbcdEf");
  EXPECT_EQ(apply_edits("abcdef", {{{0, 3}, "X"}, {{2, 4}, "Y"}}), "Xdef");
  EXPECT_EQ(apply_edits("ab", {{{1, 1}, "-"}, {{9, 12}, "no"}}), "a-b");
}

}  // namespace
}  // namespace debrief
