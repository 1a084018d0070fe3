// Any text is read, in time that grows with its length.

#include <chrono>
#include <random>

#include "reading_of.h"
#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(Reader, StaysInsideTheTextWhateverItReads) {
  const std::string_view pieces[] = {
      "the ",  "engineer ", "should ",     "have ",  "not ",    "checked ", "broke ",
      "down ", "by ",       "who ",        ", ",     ". ",      "“",        "” ",
      "\"",    "' ",        "'s ",         "@bob ",  "`x` ",    "and ",     "that ",
      "to ",   "they ",     "mistakenly ", "(",      ") ",      "Bob ",     "Will ",
      "\xFF",  "\xE2\x80",  "1 ",          "of ",    "one ",    "human ",   "error ",
      "team ", "? ",        "; ",          "- ",     "if ",     "no ",      "be ",
      "been ", "taking ",   "'d ",         "ought ", "needed ", "\n",       "supposed "};
  std::mt19937 random(11);
  const Reader reader(shipped_lexicon(),
                      {.people = {"Bob Will", "will"}, .teams = {"Error"}, .services = {"one"}});
  for (int round = 0; round < 1500; ++round) {
    std::string text;
    for (int i = 0; i < 40; ++i) text += pieces[random() % std::size(pieces)];
    const Prose prose = prose_of(text);
    const Reading reading = reader.read(prose);
    std::vector<std::vector<LanguageMatch>> all = {
        reader.match(reading, should_have_frame()),  reader.match(reading, harm_frame()),
        reader.match(reading, fault_frame()),        reader.match(reading, Frame{}),
        reader.match(reading, "{agent}'s @mistake"), reader.match(reading, "by {person}")};
    for (const auto& matches : all) {
      uint32_t end = 0;
      for (const LanguageMatch& match : matches) {
        ASSERT_LE(end, match.begin) << text;
        ASSERT_LT(match.begin, match.end) << text;
        ASSERT_LE(match.end, prose.text.size()) << text;
        end = match.end;
      }
    }
    const auto size = static_cast<uint32_t>(prose.text.size());
    const auto begin = static_cast<uint32_t>(random() % (size + 1));
    reader.describe(reading, begin, std::min(size, begin + 9));
  }
}

/// Seconds to read and match `count` copies of a piece.
double seconds(const Reader& reader, std::string_view piece, int count) {
  std::string text;
  for (int i = 0; i < count; ++i) text += piece;
  const Prose prose = prose_of(text);
  const auto start = std::chrono::steady_clock::now();
  const Reading reading = reader.read(prose);
  reader.match(reading, should_have_frame());
  reader.match(reading, fault_frame());
  reader.match(reading, "{agent}'s @mistake");
  reader.match(reading, "@human-error");
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

TEST(Reader, TakesTimeThatGrowsWithTheText) {
  const Reader reader(shipped_lexicon(), {});
  for (const std::string_view piece : {"the engineer should have checked it, ",
                                       "very ",
                                       "node ",
                                       "( ",
                                       "' ",
                                       "“ ",
                                       "and ",
                                       "they said that ",
                                       "who ran the ",
                                       "Bob's ",
                                       "one of the ",
                                       "human error ",
                                       "should ",
                                       "not ",
                                       ", very, ",
                                       "by ",
                                       "they ",
                                       "to ",
                                       "“a” ",
                                       "was not "}) {
    double small = seconds(reader, piece, 400), large = seconds(reader, piece, 6400);
    for (int again = 0; again < 2 && large > 32 * small; ++again) {
      small = std::min(small, seconds(reader, piece, 400));
      large = std::min(large, seconds(reader, piece, 6400));
    }
    // Sixteen times the text: linear is 16, quadratic 256. Clocks are noisy, the gap is wider.
    EXPECT_LT(large, 64 * small + 0.1) << piece << small << " " << large;
  }
}

}  // namespace
}  // namespace debrief
