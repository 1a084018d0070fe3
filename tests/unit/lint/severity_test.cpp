// How much a finding weighs: the rule, its places, the profile, whose act it is, and who says it.

#include "linting.h"
#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {
namespace {

constexpr std::string_view kRule = R"(id: house/wish
since: 0.1
severity: warning
where:
  - { sections: [stories], severity: info }
  - { agents: [we], severity: info }
  - { sections: [factors], severity: error }
summary: Wishes for what did not happen
match:
  - frame: { modal: [should], aspect: perfect, agent: [person, team, unknown, implied] }
  - phrases: ["left by the wayside"]
    severity: info
message: "“{match}” is a wish"
why: A rule for tests of severities.
sources: [none]
tests:
  bad:
    - Bob [[should have checked]] it.
    - Alice [[should have read]] it.
    - It was [[left by the wayside]].
  good:
    - The cache should have expired.
    - Bob checked it.
    - "The page said “Bob should have checked it”."
)";

/// The rules of the program, that rule, and a profile of each kind.
const RuleSet& house_rules() {
  static const RuleSet rules = [] {
    const std::string head = "summary: A house\nsource: none\n";
    const std::string rows = "rules:\n  house/wish: ";
    auto loaded =
        load_rules({{"rules/house/wish.yaml", std::string(kRule)},
                    {"profiles/higher.yaml", concat("name: higher\n", head, rows, "error\n")},
                    {"profiles/lower.yaml", concat("name: lower\n", head, rows, "info\n")},
                    {"profiles/all.yaml", concat("name: all\n", head, "every: error\n")}},
                   {});
    EXPECT_TRUE(loaded) << loaded.error().where << ": " << loaded.error().message;
    return loaded ? *std::move(loaded) : RuleSet{};
  }();
  return rules;
}

/// The severities of what the rule finds in a text under a heading, under each of the profiles.
std::string severities(std::string_view heading, std::string_view text) {
  const Document document =
      parse_document(SourceFile("postmortems/a.md", concat("## ", heading, "\n\n", text, "\n")));
  std::vector<std::string> columns;
  for (const std::string_view profile : {"leaddev", "higher", "lower", "all"}) {
    std::vector<std::string_view> found;
    for (const Finding& each :
         lint_document(document, {}, house_rules(), {},
                       {.select = {"house"}, .profile = std::string(profile)})) {
      found.push_back(severity_name(each.severity));
    }
    columns.push_back(join(found, "+"));
  }
  return join(columns, " ");
}

struct Weighed {
  std::string_view heading, text, expected;  ///< by default, raised, lowered, and under `every`
};

TEST(Severity, IsThatOfTheFirstPlaceThatFits) {
  const Weighed kCases[] = {
      {"Impact", "Bob should have checked it.", "warning error info error"},
      {"Stories", "Bob should have checked it.", "info warning info error"},
      {"Factors", "Bob should have checked it.", "error error info error"},
      {"Impact", "We should have checked it.", "info warning info error"},
      {"Factors", "We should have checked it.", "info warning info error"},
  };
  for (const auto& [heading, text, expected] : kCases)
    EXPECT_EQ(severities(heading, text), expected) << heading << ": " << text;
}

TEST(Severity, OfAMatcherMovesWithItsRule) {
  const Weighed kCases[] = {
      {"Impact", "It was left by the wayside.", "info warning info error"},
      {"Factors", "It was left by the wayside.", "warning error info error"},
      {"Stories", "It was left by the wayside.", "info info info error"},
  };
  for (const auto& [heading, text, expected] : kCases)
    EXPECT_EQ(severities(heading, text), expected) << heading << ": " << text;
}

TEST(Severity, IsOneLowerWhereItCannotBeToldWhoseActItIs) {
  const Weighed kCases[] = {
      {"Impact", "The plan should have covered it.", "info warning info error"},
      {"Factors", "The plan should have covered it.", "warning error info error"},
      {"Impact", "The plan should have been discussed.", "warning error info error"},
  };
  for (const auto& [heading, text, expected] : kCases)
    EXPECT_EQ(severities(heading, text), expected) << heading << ": " << text;
}

TEST(Severity, OfAQuotationIsInfoInEveryProfile) {
  const Weighed kCases[] = {
      {"Impact", "The mail said “Bob should have checked it”.", "info info info info"},
      {"Factors", "> Bob should have checked it.", "info info info info"},
  };
  for (const auto& [heading, text, expected] : kCases)
    EXPECT_EQ(severities(heading, text), expected) << heading << ": " << text;
}

TEST(Severity, OfAConfigurationMovesThePlacesToo) {
  const std::string document =
      "## Stories\n\nBob should have checked it.\n\n## Factors\n\nBob should have checked it.\n";
  const auto found = [&](std::string_view severity) {
    Config config;
    config.rules["house/wish"] = severity;
    const Document parsed = parse_document(SourceFile("a.md", document));
    return shown(lint_document(parsed, config, house_rules(), {}, {.select = {"house"}}));
  };
  EXPECT_EQ(found("error"), "3:5 warning house/wish\n7:5 error house/wish\n");
  EXPECT_EQ(found("info"), "3:5 info house/wish\n7:5 info house/wish\n");
  EXPECT_EQ(found("off"), "");
}

TEST(Severity, OfTheOwnRulesIsInfoWhereSomebodyTellsOfThemselves) {
  const LintOptions options{.select = {"blame/self-blame"}};
  EXPECT_EQ(lint_text("## Stories\n\nThe empty table was my fault.\n", options),
            "3:21 info blame/self-blame\n");
  EXPECT_EQ(lint_text("## Factors\n\nThe empty table was my fault.\n", options),
            "3:21 warning blame/self-blame\n");
}

}  // namespace
}  // namespace debrief
