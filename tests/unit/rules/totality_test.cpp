// All shipped rules over texts that nobody writes: they end, and what they find lies in the text.
// No clock: a pass that looks back from every word at all before it runs into the time limit of the
// test. Sizes are those of a fast build.

#include "rule_cases.h"
#include "support/sanitized.h"
#include <gtest/gtest.h>

namespace debrief {
namespace {

/// `count` copies of a piece, fewer with sanitizers.
std::string times(std::string_view piece, size_t count) {
  std::string text;
  for (size_t left = when_fast(count); left > 0; --left) text += piece;
  return text;
}

/// Runs every rule that may find something; returns how much was found.
size_t run_all(std::string text) {
  Prose prose;
  prose.text = std::move(text);
  const RuleSet& rules = embedded_rules();
  const Reader reader(rules.lexicon, {.people = {"Bob"}, .teams = {}, .services = {}}, rules.index);
  const Reading reading = reader.read(prose);
  size_t count = 0;
  for (const uint32_t i : rules.candidates(reading)) {
    uint32_t behind = 0;
    for (const RuleMatch& match : run_matchers(rules.rules[i], reader, reading)) {
      EXPECT_LE(behind, match.begin);
      EXPECT_LT(match.begin, match.end);
      EXPECT_LE(match.end, prose.text.size());
      behind = match.end;
      ++count;
    }
  }
  return count;
}

/// The bad cases of all rules in one paragraph, again and again.
std::string real_wording(size_t bytes) {
  std::string text;
  while (text.size() < bytes) {
    for (const Rule& rule : embedded_rules().rules) {
      for (const RuleCase& one : rule.bad) append(text, one.text, ' ');
    }
  }
  text.resize(bytes);
  return text;
}

TEST(ShippedRules, EndOnAMegabyteInOneParagraph) {
  const size_t bytes = when_fast(1'000'000);
  EXPECT_GT(run_all(real_wording(bytes)), bytes / 200);
}

TEST(ShippedRules, EndOnAParagraphWithoutAnyMark) {
  const size_t bytes = when_fast(1'000'000);
  std::string text = real_wording(bytes);
  std::erase_if(
      text, [](char byte) { return std::string_view(".,?!;:").find(byte) != std::string::npos; });
  EXPECT_GT(run_all(text), bytes / 1000);
}

TEST(ShippedRules, EndOnAMegabyteThatIsOneWord) {
  EXPECT_EQ(run_all(std::string(1'000'000, 'x')), 0u);
}

TEST(ShippedRules, EndOnAHundredThousandCommas) {
  EXPECT_EQ(run_all(std::string(kSanitized ? 50'000 : 100'000, ',')), 0u);
}

TEST(ShippedRules, EndOnOneWordAgainAndAgain) {
  for (const std::string_view piece :
       {"error ", "Bob ",  "Bob's ",      "and ",     "if ",          "not ",       "to ",
        "was ",   "be ",   "carelessly ", "without ", "should have ", "failed to ", "must ",
        "who ",   "they ", "checked, ",   "node, ",   "very, ",       "the ",       "of "}) {
    SCOPED_TRACE(piece);
    run_all(times(piece, 20'000));
  }
}

TEST(ShippedRules, EndOnOneClauseAgainAndAgain) {
  for (const std::string_view piece :
       {"the engineer ", "the engineer who ", "Bob and ", "one of the ", "they said that ",
        "had they ", "had the engineer ", "if they had ", "without checking ",
        "root cause : ", "it is human error and ", "Bob broke it, ", "because of ", "“a” said "}) {
    SCOPED_TRACE(piece);
    run_all(times(piece, 10'000));
  }
}

TEST(ShippedRules, EndOnMarksAlone) {
  for (const std::string_view piece :
       {". ", ", ", "? ", "(", ")",  "“",  "”",    "’",    "'",  "\"", "\" ",
        "' ", "« ", "— ", "*", "\\", "\n", "“a” ", "(a) ", "- ", "…",  "\t"}) {
    SCOPED_TRACE(piece);
    run_all(times(piece, 20'000));
  }
}

TEST(ShippedRules, EndOnQuotationsInQuotations) {
  run_all(times("“they ", 20'000) + times("slept” ", 20'000));
  run_all(times("“they said ‘", 20'000) + times("it broke’ ” ", 20'000));
  run_all(times("(", 20'000) + "human error" + times(")", 20'000));
}

TEST(ShippedRules, EndOnEveryScript) {
  for (const std::string_view piece :
       {"😱", "😱 ", "👩‍💻", "🇩🇪", "e\u0301", "\u0301", "המהנדס היה צריך לבדוק, ",
        "\u202Ehuman error\u202C خطأ بشري. ", "人為的なミスが原因です。",
        "hum\u200Ban err\u200Bor ", "\u200B", "\uFEFF", "\u00AD", "human\u00A0error\u00A0",
        "hum\u0430n err\u043Er "}) {
    SCOPED_TRACE(piece);
    run_all(times(piece, 10'000));
  }
}

TEST(ShippedRules, EndOnBytesThatAreNoText) {
  for (const std::string_view piece :
       {std::string_view("\0", 1), std::string_view("human\0error ", 12),
        std::string_view("\xFF\xFE human\xC0 error\xE2\x80 "), std::string_view("\xE2\x80"),
        std::string_view("\x1B[31m")}) {
    run_all(times(piece, 10'000));
  }
}

TEST(ShippedRules, EndOnWhatIsNobodysWording) {
  for (const std::string_view piece : {"https://example.com/a ", "@bob ", "10:02Z ", "should-have-",
                                       "a.b.c ", "--force ", "mail@example.com "}) {
    SCOPED_TRACE(piece);
    run_all(times(piece, 10'000));
  }
}

TEST(ShippedRules, FindNothingInNothing) {
  for (const char* text : {"", " ", "\n", ".", ",", "“", "'", "\u200B", "\xFF"})
    EXPECT_EQ(run_all(text), 0u) << text;
}

}  // namespace
}  // namespace debrief
