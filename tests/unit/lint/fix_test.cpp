// Fixes are applied round by round, each result is looked at again, and what does harm is dropped.

#include "debrief/lint/fix.h"

#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// A replacement that a made-up rule offers wherever its words stand.
struct MadeUp {
  std::string rule, from, to;
  Severity severity = Severity::kWarning;
};

FindAgain finder(std::vector<MadeUp> rules) {
  return [rules](const Document& document) {
    std::vector<Finding> findings;
    const std::string_view text = document.source.bytes();
    for (const MadeUp& rule : rules) {
      int count = 0;
      for (size_t at = text.find(rule.from); at < text.size(); at = text.find(rule.from, at + 1)) {
        Finding& finding = findings.emplace_back();
        finding.rule = rule.rule;
        finding.severity = rule.severity;
        finding.message = rule.from;
        finding.fingerprint = std::to_string(count++);
        const auto begin = static_cast<uint32_t>(at);
        finding.span = {begin, begin + static_cast<uint32_t>(rule.from.size())};
        if (rule.to != "-") finding.fix = Fix{"", {{finding.span, rule.to}}};
      }
    }
    std::ranges::stable_sort(findings, {}, &Finding::span);
    return findings;
  };
}

FixedText fixed(std::string_view text, std::vector<MadeUp> rules) {
  const Document document = parse_document(SourceFile("a.md", std::string(text)));
  return fix_document(document, {}, finder(std::move(rules)));
}

std::string reasons(const FixedText& text) {
  std::string all;
  for (const DroppedFix& each : text.dropped)
    append(all, each.finding.rule, ": ", each.reason, "\n");
  return all;
}

TEST(FixDocument, AppliesAllFixesThatStandApart) {
  const FixedText text = fixed("one two one\r\n", {{"a/a", "one", "1"}, {"a/b", "two", "2"}});
  EXPECT_EQ(text.bytes, "1 2 1\r\n");
  EXPECT_EQ(text.fixed, 3u);
}

TEST(FixDocument, LeavesTheSecondOfTwoThatTouchToTheNextRound) {
  const FixedText text = fixed("one-two\n", {{"a/a", "one-", "1 "}, {"a/b", "-two", " 2"}});
  EXPECT_EQ(text.bytes, "1 two\n");
  EXPECT_EQ(text.fixed, 1u);
  const FixedText next = fixed("onetwo\n", {{"a/a", "one", "1"}, {"a/b", "1two", "12"}});
  EXPECT_EQ(next.bytes, "12\n");
  EXPECT_EQ(next.fixed, 2u);
}

TEST(FixDocument, DropsAFixWhoseFindingIsStillThere) {
  const FixedText text = fixed("one two one\n", {{"a/a", "one", "one"}, {"a/b", "two", "2"}});
  EXPECT_EQ(text.bytes, "one 2 one\n");
  EXPECT_EQ(text.fixed, 1u);
  EXPECT_EQ(reasons(text),
            "a/a: its finding would still be there\na/a: its finding would still be there\n");
}

TEST(FixDocument, DropsAFixThatBringsAnError) {
  const std::vector<MadeUp> rules = {
      {"a/a", "one", "bad"}, {"a/b", "two", "2"}, {"timeline/order", "bad", "-", Severity::kError}};
  EXPECT_EQ(fixed("one two\n", rules).bytes, "one 2\n");
  EXPECT_EQ(reasons(fixed("one two\n", rules)), "a/a: it would bring an error of timeline/order\n");
  // An error that was there before is none of the fix's.
  EXPECT_EQ(fixed("bad two\n", rules).bytes, "bad 2\n");
}

TEST(FixDocument, DropsAFixAfterWhichTheDocumentIsNotReadWhole) {
  const std::string text = "---\nid: one\n---\n\ntwo\n";
  const FixedText result = fixed(
      text, {{"a/a", "id: one", "id: [one"}, {"a/b", "two", "2"}, {"a/c", "---\n\n", "\n\n"}});
  EXPECT_EQ(result.bytes, "---\nid: one\n---\n\n2\n");
  EXPECT_EQ(result.dropped.size(), 2u);
}

TEST(FixDocument, ComesToAnEndWhenFixesUndoEachOther) {
  const FixedText text = fixed("one\n", {{"a/a", "one", "two"}, {"a/b", "two", "one"}});
  EXPECT_LE(text.fixed, 10u);
}

TEST(FixDocument, NeverTouchesWhatIsNotReadWhole) {
  for (const std::string& text :
       {std::string("one \xFF\n"), std::string("one \0\n", 6), std::string("---\nid: one\n\none\n"),
        concat("one ", std::string(70'000, 'x'), "\n")}) {
    const FixedText result = fixed(text, {{"a/a", "one", "1"}});
    EXPECT_EQ(result.bytes, text);
    EXPECT_EQ(result.fixed, 0u);
    EXPECT_FALSE(result.dropped.empty());
  }
}

TEST(FixDocument, RemovesSuppressionsThatHaveNoEffect) {
  const auto find = [](const Document& document) {
    return lint_document(document, {}, own_rules(), {}, {.select = {"process", "blame"}});
  };
  const Document document = parse_document(SourceFile(
      "a.md",
      "## Stories\r\n\r\n<!-- debrief-ignore blame/should-have: old -->\r\nIt was green. "
      "<!-- debrief-ignore blame: old --> It is so.\r\n\r\n"
      "<!-- debrief-ignore blame/should-have: hers -->\r\nShe should have asked.\r\n"));
  const FixedText text = fix_document(document, {}, find);
  EXPECT_EQ(text.bytes,
            "## Stories\r\n\r\nIt was green. It is so.\r\n\r\n"
            "<!-- debrief-ignore blame/should-have: hers -->\r\nShe should have asked.\r\n");
  EXPECT_EQ(text.fixed, 2u);
}

}  // namespace
}  // namespace debrief
