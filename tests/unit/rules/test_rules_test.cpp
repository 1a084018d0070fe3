// test_rules() itself: what it says when a case does not hold.

#include "rule_cases.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// `where: message` of each failure in a rule set that holds one rule only.
std::vector<std::string> failures(const RuleFile& file) {
  const Result<Rule> rule = parse_rule(file, shipped_lexicon());
  EXPECT_TRUE(rule) << error_of(rule);
  if (!rule) return {};
  RuleSet set;
  set.lexicon = std::make_shared<const Lexicon>(shipped_lexicon());
  set.rules.push_back(*rule);
  std::vector<std::string> lines;
  for (const RuleTestFailure& each : test_rules(set, {}, nullptr).failures) {
    lines.push_back(concat(each.where, ": ", each.message));
  }
  return lines;
}

TEST(TestRules, SaysNothingWhenEveryCaseHolds) {
  EXPECT_THAT(failures({"rules/blame/plain.yaml", std::string(kPlainRule)}), IsEmpty());
}

TEST(TestRules, SaysWhereACaseDoesNotHold) {
  struct {
    std::string_view from, to, failure;
  } const kCases[] = {
      {"[[should have asked]]", "should have [[asked]]",
       "19: expected “The engineer should have [[asked]].”, found “The engineer [[should have"
       " asked]].”"},
      {"The engineer [[should have asked]]", "The job [[should have asked]]",
       "19: expected “The job [[should have asked]].”, found nothing"},
      {"The engineer slept.", "The engineer should have slept.",
       "25: expected nothing in a good case, blame/plain found “The engineer [[should have"
       " slept]].”"},
      {"The mail said “we should have slept”.", "The mail said so.",
       "23: no good case holds a quotation"},
      {"The cache should have expired.", "The cache is fine.",
       "23: no good case has a system doing what the rule's frames look for in people"},
  };
  for (const auto& [from, to, failure] : kCases) {
    EXPECT_THAT(failures(plain_rule_with(from, to)),
                ElementsAre(concat("rules/blame/plain.yaml:", failure)));
  }
}

TEST(TestRules, HoldsGoodCasesAgainstAllRulesThatApplyThere) {
  RuleSet set;
  set.lexicon = std::make_shared<const Lexicon>(shipped_lexicon());
  set.rules.push_back(
      *parse_rule({"rules/blame/plain.yaml", std::string(kPlainRule)}, shipped_lexicon()));
  Rule other = set.rules[0];
  other.id = "blame/slept";
  Matcher slept;
  slept.kind = Matcher::Kind::kPhrases;
  slept.phrases = {"slept"};
  slept.compile(*set.lexicon);
  other.matchers = {slept};
  other.bad.clear();
  other.good.resize(1);
  set.rules.push_back(other);
  const auto messages = [&] {
    std::vector<std::string> lines;
    for (const RuleTestFailure& each : test_rules(set, {"blame/plain"}, nullptr).failures) {
      lines.push_back(each.message);
    }
    return lines;
  };
  EXPECT_THAT(messages(), ElementsAre("expected nothing in a good case, blame/slept found “The"
                                      " engineer [[slept]].”"));
  set.rules[1].applies.sections.include = {"timeline"};
  EXPECT_THAT(messages(), IsEmpty());
  set.rules[0].good[2].section = "timeline";
  EXPECT_EQ(messages().size(), 1u);
}

TEST(Uncovered, NamesWhatNoBadCaseNeeds) {
  RuleSet set;
  set.lexicon = std::make_shared<const Lexicon>(shipped_lexicon());
  set.rules.push_back(
      *parse_rule({"rules/blame/plain.yaml", std::string(kPlainRule)}, shipped_lexicon()));
  std::vector<std::string> gaps;
  for (const RuleTestFailure& each : uncovered(set, {})) gaps.push_back(each.message);
  EXPECT_THAT(gaps, ElementsAre("no bad case needs the phrase “plain words” of matcher 2",
                                "no bad case needs the phrase “~check nothing” of matcher 2",
                                "no bad case needs the pattern of matcher 3"));
  EXPECT_THAT(uncovered(set, {"actions"}), IsEmpty());
}

TEST(Uncovered, NamesWordsOfAFrameAndWhatAnotherAlternativeFindsToo) {
  RuleSet set;
  set.lexicon = std::make_shared<const Lexicon>(shipped_lexicon());
  set.rules.push_back(*parse_rule(
      plain_rule_with(R"(  - frame: {modal: should, aspect: perfect, agent: [person, team]}
  - phrases: [plain words, ~check nothing]
  - pattern: 'plain (\w+)'
    agents: [person]
)",
                      R"(  - frame: {modal: [should, ought to], verb: [check, ask, sleep, see]}
  - phrases: [should have checked]
)"),
      shipped_lexicon()));
  std::vector<std::string> gaps;
  for (const RuleTestFailure& each : uncovered(set, {})) gaps.push_back(each.message);
  EXPECT_THAT(gaps, ElementsAre("no bad case needs the modal “ought to” of matcher 1",
                                "no bad case needs the verb “check” of matcher 1",
                                "no bad case needs the verb “see” of matcher 1",
                                "no bad case needs the phrase of matcher 2"));
}

TEST(TestRules, RunsDocumentsThroughTheCaller) {
  Rule rule;
  rule.id = "facts/plain";
  rule.check = "facts-plain";
  rule.path = "rules/facts/plain.yaml";
  rule.bad.resize(1);
  rule.bad[0].document = "a\nb\n";
  rule.bad[0].marks = {{2, 3}};
  rule.bad[0].line = 7;
  rule.good.resize(1);
  rule.good[0].document = "c\n";
  rule.good[0].line = 9;
  RuleSet set;
  set.lexicon = std::make_shared<const Lexicon>(shipped_lexicon());
  set.rules.push_back(rule);

  const auto exact = [](const Rule&, const std::string& document) {
    return document == "c\n" ? std::vector<Span>{} : std::vector<Span>{{2, 3}};
  };
  const RuleTestReport report = test_rules(set, {"facts"}, exact);
  EXPECT_THAT(report.failures, IsEmpty());
  EXPECT_EQ(report.rules, 1u);
  EXPECT_EQ(report.cases, 2u);

  const auto reversed = [](const Rule&, const std::string& document) {
    return document == "c\n" ? std::vector<Span>{{0, 1}} : std::vector<Span>{};
  };
  const RuleTestReport wrong = test_rules(set, {}, reversed);
  ASSERT_EQ(wrong.failures.size(), 2u);
  EXPECT_EQ(wrong.failures[0].where, "rules/facts/plain.yaml:7");
  EXPECT_EQ(wrong.failures[0].message, "expected line 2 “b”, found nothing");
  EXPECT_EQ(wrong.failures[1].message, "expected nothing, found line 1 “c”");

  EXPECT_EQ(test_rules(set, {"blame"}, exact).rules, 0u);
  EXPECT_EQ(test_rules(set, {}, nullptr).cases, 0u);
}

}  // namespace
}  // namespace debrief
