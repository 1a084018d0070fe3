// All shipped rules over texts that nobody writes: they end, and what they find lies in the text.
// A pass that looks back from every word would run into the time limit of the test.

#include <functional>

#include "rule_cases.h"
#include <gtest/gtest.h>

namespace debrief {
namespace {

std::string times(std::string_view piece, size_t count) {
  std::string text;
  text.reserve(piece.size() * count);
  for (size_t i = 0; i < count; ++i) text += piece;
  return text;
}

Reader indexed_reader() {
  return Reader(embedded_rules().lexicon, {.people = {"Bob"}, .teams = {}, .services = {}},
                embedded_rules().index);
}

/// Runs every rule that may find something; returns how much was found.
size_t run_all(const Reader& reader, const Prose& prose) {
  const Reading reading = reader.read(prose);
  size_t count = 0;
  for (const uint32_t i : embedded_rules().candidates(reading)) {
    uint32_t behind = 0;
    for (const RuleMatch& match : run_matchers(embedded_rules().rules[i], reader, reading)) {
      EXPECT_LE(behind, match.begin);
      EXPECT_LT(match.begin, match.end);
      EXPECT_LE(match.end, prose.text.size());
      behind = match.end;
      ++count;
    }
  }
  return count;
}

size_t run_all(std::string text) {
  Prose prose;
  prose.text = std::move(text);
  return run_all(indexed_reader(), prose);
}

/// The bad cases of all rules, again and again; no more than `bytes`.
std::string real_wording(size_t bytes, std::string_view between) {
  std::string text;
  while (text.size() < bytes) {
    for (const Rule& rule : embedded_rules().rules) {
      for (const RuleCase& one : rule.bad) append(text, one.text, between);
    }
  }
  text.resize(bytes);
  return text;
}

TEST(ShippedRules, EndOnAMegabyteInOneParagraph) {
  EXPECT_GT(run_all(real_wording(1'000'000, " ")), 10'000u);
}

TEST(ShippedRules, EndOnAParagraphWithoutFullStops) {
  std::string text = real_wording(1'000'000, " ");
  std::erase_if(text, [](char byte) {
    return byte == '.' || byte == ',' || byte == '?' || byte == '!' || byte == ';' || byte == ':';
  });
  EXPECT_GT(run_all(text), 1'000u);
}

struct Input {
  std::string_view name;
  std::string text;
};

std::vector<Input> inputs() {
  return {
      {"commas", times(",", 100'000)},
      {"words and commas", times("node, ", 50'000)},
      {"verbs and commas", times("checked, ", 30'000)},
      {"full stops", times(". ", 100'000)},
      {"one word", times("x", 1'000'000)},
      {"one word again and again", times("error ", 50'000)},
      {"people", times("the engineer ", 20'000)},
      {"people who", times("the engineer who ", 20'000)},
      {"names", times("Bob ", 30'000)},
      {"possessives", times("Bob's ", 30'000)},
      {"and", times("Bob and ", 30'000)},
      {"of", times("one of the ", 20'000)},
      {"that", times("they said that ", 15'000)},
      {"if", times("if ", 30'000)},
      {"not", times("not ", 30'000)},
      {"to", times("failed to ", 30'000)},
      {"had they", times("had they ", 20'000)},
      {"should", times("should have ", 20'000)},
      {"be", times("was ", 30'000)},
      {"adverbs", times("carelessly ", 20'000)},
      {"without", times("without ", 30'000)},
      {"phrase starts", times("root cause : ", 20'000)},
      {"emoji", times("😱", 50'000)},
      {"emoji apart", times("😱 ", 50'000)},
      {"emoji that are one", times("👩‍💻", 20'000)},
      {"flags", times("🇩🇪", 30'000)},
      {"combining marks", "e" + times("\u0301", 50'000)},
      {"right to left", times("המהנדס היה צריך לבדוק, ", 8'000)},
      {"right to left with marks", times("\u202Ehuman error\u202C خطأ بشري. ", 5'000)},
      {"zero width", times("hum\u200Ban err\u200Bor ", 10'000)},
      {"zero width alone", times("\u200B", 100'000)},
      {"no-break spaces", times("human\u00A0error\u00A0", 10'000)},
      {"confusables", times("hum\u0430n err\u043Er ", 10'000)},
      {"no script", times("人為的なミスが原因です。", 5'000)},
      {"quotations", times("“a” ", 30'000)},
      {"opening quotation marks", times("“", 50'000)},
      {"closing quotation marks", times("”", 50'000)},
      {"quotations in quotations", times("“they ", 10'000) + times("slept” ", 10'000)},
      {"straight quotation marks", times("\" ", 50'000)},
      {"apostrophes", times("' ", 50'000)},
      {"brackets", times("(", 50'000) + times(")", 50'000)},
      {"backslashes", times("\\", 100'000)},
      {"line feeds", times("\n", 100'000)},
      {"zero bytes", std::string(100'000, '\0')},
      {"no UTF-8", times("\xFF\xFE human\xC0 error\xE2\x80 ", 10'000)},
      {"addresses", times("https://example.com/a ", 20'000)},
      {"handles", times("@bob ", 30'000)},
      {"numbers", times("10:02 ", 30'000)},
      {"dashes", times("should-have-", 30'000)},
  };
}

TEST(ShippedRules, EndOnEveryBadInput) {
  for (const Input& input : inputs()) {
    SCOPED_TRACE(input.name);
    const auto start = std::chrono::steady_clock::now();
    run_all(input.text);
    std::cerr << input.name << " " << input.text.size() << " " << std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() << "\n";
  }
}

TEST(ShippedRules, EndOnNothing) {
  for (const char* text : {"", " ", "\n", ".", ",", "“", "'", "\u200B", "\xFF"})
    EXPECT_EQ(run_all(std::string(text)), 0u);
}

}  // namespace
}  // namespace debrief
