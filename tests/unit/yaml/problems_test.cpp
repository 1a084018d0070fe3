// What parse_yaml() refuses: each case shows the bytes it points at, the message and the hint.

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

std::string problems_of(const std::string& text, const YamlLimits& limits = {}) {
  const SourceFile file("a.yaml", text);
  std::string out;
  for (const YamlProblem& problem : parse_yaml(file, {0, file.size()}, limits).problems) {
    if (!out.empty()) out += '\n';
    append(out, problem.span.begin, " ‹", file.slice(problem.span), "› ", problem.message, "; ",
           problem.hint);
  }
  return out;
}

struct Case {
  std::string text;
  std::string problems;
};

void expect(const std::vector<Case>& cases) {
  for (const auto& [text, problems] : cases) EXPECT_EQ(problems_of(text), problems) << text;
}

TEST(YamlProblems, AreOneForARunAndFiftyForAText) {
  expect({{"a: \x01\x01\x01\x02\n",
           "3 ‹\x01\x01\x01› control character \\u{1}; remove it\n"
           "6 ‹\x02› control character \\u{2}; remove it"}});
  std::string text = "a: ";
  for (int i = 0; i < 60; ++i) text += "x\x01";
  const SourceFile file("a.yaml", text + "\n");
  const YamlTree tree = parse_yaml(file, {0, file.size()});
  ASSERT_EQ(tree.problems.size(), 50u);
  EXPECT_EQ(tree.problems.back().message,
            "control character \\u{1}; 10 more problems of this YAML are not shown");
}

TEST(YamlProblems, TellHowToQuoteTextThatReadsAsSomethingElse) {
  expect({
      {"title: Outage: part two # draft\n",
       "13 ‹:› a colon and a space inside a text without quotes; put the text in quotes: \"Outage: "
       "part two\""},
      {"owner: @aisha\n",
       "7 ‹@› “@” cannot start a text without quotes; put the text in quotes: \"@aisha\""},
      {"a: `x`\n", "3 ‹`› “`” cannot start a text without quotes; put the text in quotes: \"`x`\""},
      {"a: *bold* text\n",
       "3 ‹*bold*› “*bold*” reads as an alias, and aliases are not read; put the text in quotes: "
       "\"*bold* text\""},
      {"a: {{ title }}\n",
       "4 ‹{ title }› a map stands where a key is expected; put text with brackets or braces in "
       "quotes"},
      {"a: \"x\" y\n", "7 ‹y› text behind the end of a value; put the whole value in quotes"},
      {"a: \"C:\\data\"\n",
       "6 ‹\\d› unknown escape “\\d” in double quotes; write the backslash twice, or use single "
       "quotes"},
      {"a: |x\n  y\n",
       "4 ‹x› “x” behind the sign of a block of text; start the text on the next line, or put it "
       "in quotes"},
  });
}

TEST(YamlProblems, PointAtTheQuoteOrBracketThatIsNotClosed) {
  expect({
      {"a: 1\nb: \"x\nc: 2\n", "8 ‹\"› a quoted text that is not closed; add the closing quote"},
      {"a: don't\nb: 'x\nc: 2\n", "12 ‹'› a quoted text that is not closed; add the closing quote"},
      {"a: \"x\nb: \"c\"\n",
       "3 ‹\"› a quoted text that is not closed on its line; add the closing quote"},
      {"a: [1, [2, 3]\nb: c\n",
       "3 ‹[› “[” is not closed; add the closing bracket, or put the text in quotes"},
      {"a: {b: 1\n", "3 ‹{› “{” is not closed; add the closing bracket, or put the text in quotes"},
      {"a: ]\n", "3 ‹]› “]” closes nothing; check the brackets before it"},
      {"a: 'b\n---\nc'\n",
       "6 ‹---› a line of dashes inside a quoted text; close the quote before it, or indent it"},
  });
}

TEST(YamlProblems, PointAtTheLineThatIsOutOfPlace) {
  expect({
      {"a:\n  - b\n c: d\n",
       "10 ‹c: d› this line does not line up with the ones above it; indent it like its "
       "neighbours"},
      {"a: b\n  c: d\n",
       "7 ‹c› “c” does not line up as a key; indent it like its neighbours, or check the line "
       "above it"},
      {"a: 1\nword\nb: 2\n",
       "5 ‹word› “word” stands alone; a key needs a colon; write it as “name: value”, or indent it "
       "below the line it continues"},
      {"a:\n- b\n-c\n",
       "7 ‹-c› “-c” stands alone; a key needs a colon; put a space behind the dash of a list "
       "entry"},
      {"a: - b\n",
       "3 ‹-› a list entry where no list can start; start the list on a line of its own below the "
       "key"},
      {"- a\nb: c\n",
       "4 ‹b: c› text behind the end of the document; a list and keys cannot stand side by side; "
       "indent the list below a key"},
      {"a: 1\n---\nb: 2\n", "5 ‹---› a second document starts here; only one is read; remove it"},
      {"a: 1\n...\nb: 2\n",
       "9 ‹b: 2› text behind the end of the document; only one is read; remove it"},
  });
}

TEST(YamlProblems, RefuseWhatMakesValuesDifferFromTheirText) {
  expect({
      {"a: &x 1\nb: *x\n",
       "3 ‹&x› anchor “&x” is not read; write the value out where it is needed; a text that starts "
       "with & needs quotes\n"
       "11 ‹*x› alias “*x” is not read; write the value out; a text that starts with * needs "
       "quotes"},
      {"a: !!str 1\n",
       "3 ‹!!str› tag “!!str” is not read; remove the tag; a text that starts with ! needs quotes"},
      {"a:\n&x b: c\n",
       "3 ‹&x› anchor “&x” is not read; write the value out where it is needed; a text that starts "
       "with & needs quotes"},
      {"<<: {a: 1}\n", "0 ‹<<› merge keys are not read; write the merged keys out"},
      {"a: 1\nb: 2\n\"a\": 3\n",
       "10 ‹\"a\"› key “a” is written twice; remove one; the first is on line 1"},
      {"? [a]\n: b\n",
       "2 ‹[a]› a list stands where a key is expected; put text with brackets or braces in quotes"},
  });
}

TEST(YamlProblems, PointAtBytesThatDoNotBelong) {
  expect({
      {"a: x\x01y\x7f\n",
       "4 ‹\x01› control character \\u{1}; remove it\n6 ‹\x7f› control character \\u{7f}; remove "
       "it"},
      {"a: 1\rb: 2\n", "4 ‹\r› control character \\u{d}; end lines with a line feed"},
      {"a: \xC3\xA9\xFF\xFE!\n", "5 ‹\xFF\xFE› bytes that are not UTF-8; save the file as UTF-8"},
      {"a: x\xEF\xBB\xBFy\n",
       "4 ‹\xEF\xBB\xBF› a byte order mark inside the text; remove the invisible character U+FEFF"},
      {"a:\n\t- b\n", "3 ‹\t› a tab in the indentation; indent with spaces"},
      {"a:\n  b:\n  \tc: 1\n", "10 ‹\t› a tab in the indentation; indent with spaces"},
      {"a: |\n  x\n\ty\n", "9 ‹\t› a tab in the indentation; indent with spaces"},
  });
}

TEST(YamlProblems, PointAtNul) {
  const std::string nul(1, '\0');
  EXPECT_EQ(problems_of("a: x" + nul + "y\n"),
            "4 ‹" + nul + "› control character \\u{0}; remove it");
}

TEST(YamlProblems, AllowTabsWhereTheyDoNotIndent) {
  expect({{"a:\t1\t# c\n", ""},
          {"{\n\t\"a\": [\n\t\t1\n\t]\n}\n", ""},
          {"a: |\n  x\n  \ty\nb: 'p\n\tq'\n", ""}});
}

TEST(YamlProblems, KeepWhatCouldBeRead) {
  const SourceFile file("a.yaml", "id: x\ntags: [a, {b: 1\nowner: @y\n");
  const YamlTree tree = parse_yaml(file, {0, file.size()});
  ASSERT_EQ(tree.problems.size(), 1u);
  ASSERT_FALSE(tree.empty());
  ASSERT_NE(tree.find(tree.root(), "id"), nullptr);
  EXPECT_EQ(tree.find(tree.root(), "id")->text, "x");
  ASSERT_NE(tree.find(tree.root(), "tags"), nullptr);
  EXPECT_GE(tree.find(tree.root(), "tags")->items.size(), 1u);
}

TEST(YamlProblems, RefuseWhatCostsTooMuch) {
  const YamlLimits limits = {.bytes = 40, .depth = 3, .nodes = 6, .scalar_bytes = 10};
  EXPECT_EQ(problems_of("a: [[b]]\n", limits), "");
  EXPECT_EQ(problems_of("a: [[[b]]]\n", limits),
            "5 ‹[› nested more than 3 levels deep; the rest is not read; flatten the structure");
  EXPECT_EQ(problems_of("[1, 2, 3, 4, 5, 6]", limits),
            "16 ‹6› more than 6 keys and values; the rest is not read; split the file");
  EXPECT_EQ(problems_of("a: 12345678901", limits),
            "3 ‹12345678901› a value of 11 bytes; the limit is 10; move long text out of the YAML");
  EXPECT_EQ(problems_of("# 3456789012345678901234567890\na: 1\nb: 2\n", limits),
            "36 ‹b: 2› 41 bytes of YAML; the limit is 40; move long text out of the YAML");
}

TEST(YamlProblems, TakeBoundedTimeOnHostileText) {
  const auto repeat = [](std::string_view part, size_t count) {
    std::string text;
    for (size_t i = 0; i < count; ++i) text += part;
    return text;
  };
  for (const std::string& text :
       {repeat("[", 60'000), repeat("{a: ", 15'000), repeat("- ", 30'000), repeat("? ", 30'000),
        repeat("a: 1\n", 12'000), repeat("&a ", 20'000), repeat("!", 60'000), repeat("'", 60'000),
        repeat("[],", 20'000), repeat("\"x\n", 20'000), repeat("a:\n ", 15'000),
        repeat("~,", 30'000), "[" + repeat("&a b,", 9'000),
        "a: &a [x]\nb: [" + repeat("*a,", 9'000) + "]", repeat("|\n", 30'000)}) {
    const SourceFile file("a.yaml", text);
    const YamlTree tree = parse_yaml(file, {0, file.size()});
    EXPECT_FALSE(tree.problems.empty()) << text.substr(0, 20);
    EXPECT_LE(tree.nodes.size(), YamlLimits{}.nodes + YamlLimits{}.depth);
  }
}

}  // namespace
}  // namespace debrief
