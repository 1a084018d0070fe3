#include "rule_cases.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Prose prose_of(std::string text, std::vector<ProseRange> marks = {}) {
  Prose prose;
  prose.text = std::move(text);
  prose.marks = std::move(marks);
  for (uint32_t i = 0; i < prose.text.size(); ++i) prose.offsets.push_back(i);
  prose.lengths.assign(prose.text.size(), 1);
  return prose;
}

/// A rule of kPlainRule's form with the given matchers.
Rule rule_matching(std::string_view matchers) {
  const std::string bytes(kPlainRule);
  const size_t begin = bytes.find("match:\n") + 7;
  const size_t end = bytes.find("message:");
  const Result<Rule> rule =
      parse_rule({"rules/blame/plain.yaml", concat(std::string_view(bytes).substr(0, begin),
                                                   matchers, std::string_view(bytes).substr(end))},
                 shipped_lexicon());
  EXPECT_TRUE(rule) << error_of(rule);
  return rule ? *rule : Rule();
}

std::vector<std::string> found(const Rule& rule, const Prose& prose) {
  const Reader reader(std::make_shared<const Lexicon>(shipped_lexicon()), {});
  const Reading reading = reader.read(prose);
  std::vector<std::string> texts;
  for (const LanguageMatch& match : run_matchers(rule, reader, reading)) {
    texts.push_back(
        concat(match.quoted ? "quoted: " : "",
               std::string_view(prose.text).substr(match.begin, match.end - match.begin)));
  }
  return texts;
}

TEST(RunMatchers, MarksAPatternsFirstGroup) {
  const Rule rule = rule_matching("  - pattern: 'root cause (was|is) clear'\n");
  EXPECT_THAT(found(rule, prose_of("The root cause is clear. The root cause was clear.")),
              ElementsAre("is", "was"));
  EXPECT_THAT(found(rule, prose_of("The Root Cause IS clear.")), ElementsAre("IS"));
  EXPECT_THAT(found(rule_matching("  - pattern: 'root (?:cause)'\n"), prose_of("a root cause")),
              ElementsAre("root cause"));
}

TEST(RunMatchers, LeavesCodeAndAddressesAlone) {
  const Rule rule = rule_matching("  - pattern: 'the root cause'\n");
  EXPECT_THAT(found(rule, prose_of("see the root cause here", {{ProseMark::kCode, 4, 18}})),
              IsEmpty());
  EXPECT_THAT(found(rule, prose_of("see the root cause here", {{ProseMark::kUrl, 8, 12}})),
              ElementsAre("the root cause"));
  EXPECT_THAT(found(rule, prose_of("see the root cause here", {{ProseMark::kUrl, 12, 23}})),
              IsEmpty());
  EXPECT_THAT(found(rule, prose_of("see the root cause here", {{ProseMark::kStrong, 4, 18}})),
              ElementsAre("the root cause"));
}

TEST(RunMatchers, MergesWhatOverlaps) {
  const Rule rule = rule_matching(
      "  - pattern: 'the cause'\n  - pattern: 'cause was'\n  - pattern: 'was known to'\n"
      "  - pattern: 'team'\n  - pattern: 'the team'\n");
  EXPECT_THAT(found(rule, prose_of("On Friday the cause was known to the team.")),
              ElementsAre("the cause was known to", "the team"));
}

TEST(RunMatchers, KeepsQuotationsAndSaysSo) {
  const Rule rule = rule_matching("  - pattern: 'the root cause'\n");
  EXPECT_THAT(found(rule, prose_of("She wrote “the root cause is known”.")),
              ElementsAre("quoted: the root cause"));
}

TEST(RunMatchers, CountsAgentsOfFramesOnly) {
  const Rule rule = rule_matching("  - frame: {modal: should, aspect: perfect, agent: [person]}\n");
  EXPECT_THAT(found(rule, prose_of("The engineer should have checked it.")),
              ElementsAre("should have checked"));
  EXPECT_THAT(found(rule, prose_of("The cache should have expired.")), IsEmpty());
}

}  // namespace
}  // namespace debrief
