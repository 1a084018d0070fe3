#include "rule_cases.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace debrief {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

Prose prose_of(std::string text, PackedList<ProseRange> marks = {}) {
  Prose prose;
  prose.text = std::move(text);
  prose.marks = std::move(marks);
  prose.sources.add_verbatim(0, prose.text.size());
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

TEST(RunMatchers, CountsPhrasesInTheirClauseAlone) {
  struct {
    std::string_view clause, text;
    bool counts;
  } const kCases[] = {
      {"", "They were careful.", true},         {"", "They must be careful.", true},
      {"", "Were they careful?", false},        {"told", "They were careful.", true},
      {"told", "They must be careful.", false}, {"told", "Be careful.", false},
      {"told", "Were they careful?", false},    {"order", "They must be careful.", true},
      {"order", "Be careful.", true},           {"order", "Please be careful.", true},
      {"order", "They were careful.", false},   {"order", "Must they be careful?", false},
      {"asked", "Were they careful?", true},    {"asked", "They were careful.", false},
  };
  for (const auto& [clause, text, counts] : kCases) {
    for (const std::string_view how : {"phrases: [careful]", "pattern: 'careful'"}) {
      const Rule rule =
          rule_matching(concat("  - ", how, clause.empty() ? "" : "\n    clause: ", clause, "\n"));
      EXPECT_EQ(found(rule, prose_of(std::string(text))).size(), counts ? 1u : 0u)
          << how << " " << clause << " in: " << text;
    }
  }
}

TEST(RunMatchers, CountsPhrasesOfTheirAgentsAlone) {
  struct {
    std::string_view agents, text;
    bool counts;
  } const kCases[] = {
      {"[person]", "The engineer was careful.", true},
      {"[person]", "The team was careful.", false},
      {"[\"!system\"]", "The engineer was careful.", true},
      {"[\"!system\"]", "The scheduler was careful.", false},
      {"[team, \"!we\"]", "The team was careful.", true},
      {"[team, \"!we\"]", "We were careful.", false},
      {"[\"!outsider\"]", "The customer was careful.", false},
  };
  for (const auto& [agents, text, counts] : kCases) {
    const Rule rule = rule_matching(concat("  - phrases: [careful]\n    agents: ", agents, "\n"));
    EXPECT_EQ(found(rule, prose_of(std::string(text))).size(), counts ? 1u : 0u)
        << agents << " in: " << text;
  }
}

TEST(RunMatchers, GivesTheSeverityOfTheMatcher) {
  const auto severities = [](std::string_view matchers, std::string text) {
    const Rule rule = rule_matching(matchers);
    const Reader reader(std::make_shared<const Lexicon>(shipped_lexicon()), {});
    const Prose prose = prose_of(std::move(text));
    std::vector<std::string_view> names;
    for (const RuleMatch& match : run_matchers(rule, reader, reader.read(prose)))
      names.push_back(match.severity ? severity_name(*match.severity) : "the rule's");
    return names;
  };
  // The rule's own is warning.
  EXPECT_THAT(severities("  - phrases: [red]\n    severity: info\n  - phrases: [blue]\n"
                         "  - pattern: 'green'\n    severity: error\n",
                         "The red, the blue and the green."),
              ElementsAre("info", "the rule's", "error"));
  EXPECT_THAT(severities("  - frame: {verb: [delete]}\n    severity: info\n", "Bob deleted it."),
              ElementsAre("info"));
  // Where several overlap, the gravest speaks, in whichever order they stand.
  EXPECT_THAT(severities("  - phrases: [big red]\n    severity: info\n  - phrases: [red hat]\n"
                         "    severity: error\n",
                         "A big red hat."),
              ElementsAre("error"));
  EXPECT_THAT(severities("  - phrases: [big red]\n    severity: error\n  - phrases: [red hat]\n"
                         "    severity: info\n",
                         "A big red hat."),
              ElementsAre("error"));
  EXPECT_THAT(severities("  - phrases: [big red]\n    severity: info\n  - phrases: [red hat]\n",
                         "A big red hat."),
              ElementsAre("the rule's"));
}

TEST(RunMatchers, SaysWhichMatchesAreUnsure) {
  const auto unsure = [](std::string_view matchers, std::string text) {
    const Rule rule = rule_matching(matchers);
    const Reader reader(std::make_shared<const Lexicon>(shipped_lexicon()), {});
    const Prose prose = prose_of(std::move(text));
    std::string flags;
    for (const RuleMatch& match : run_matchers(rule, reader, reader.read(prose)))
      flags += match.unsure ? 'u' : 's';
    return flags;
  };
  EXPECT_EQ(unsure("  - frame: {verb: [delete], agent: [person, unknown]}\n", "Bob deleted it."),
            "u");
  EXPECT_EQ(unsure("  - frame: {verb: [delete], agent: [person]}\n", "Bob deleted it."), "s");
  EXPECT_EQ(unsure("  - phrases: [a hat]\n    agents: [unknown]\n", "See a hat."), "u");
  EXPECT_EQ(unsure("  - phrases: [a hat]\n    agents: [unknown]\n  - phrases: [hat on]\n",
                   "See a hat on."),
            "s");
}

}  // namespace
}  // namespace debrief
