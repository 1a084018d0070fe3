#include "debrief/rules/rule_set.h"

#include <set>

#include "rule_cases.h"
#include "support/fixtures.h"
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/rules/names.h"
#include "debrief/schema/schema.h"

namespace debrief {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string failures_of(const RuleTestReport& report) {
  std::string text;
  for (const RuleTestFailure& each : report.failures) {
    append(text, each.where, ": ", each.message, '\n');
  }
  return text;
}

TEST(EmbeddedRules, Load) {
  const Result<RuleSet> rules = load_rules({}, {});
  ASSERT_TRUE(rules) << error_of(rules);
  EXPECT_NE(rules->find("blame/should-have"), nullptr);
  EXPECT_EQ(rules->find("blame/should"), nullptr);
  EXPECT_TRUE(std::is_sorted(rules->rules.begin(), rules->rules.end(),
                             [](const Rule& a, const Rule& b) { return a.id < b.id; }));
  for (const Rule& rule : rules->rules) {
    EXPECT_THAT(listed(kGroupNames), Contains(rule.group()));
    EXPECT_EQ(rule.path, concat("rules/", rule.id, ".yaml"));
  }
}

TEST(EmbeddedRules, ReadTheSameWithoutTheirCases) {
  const Result<RuleSet> applied = load_rules({}, {}, RuleCases::kLeaveOut);
  ASSERT_TRUE(applied) << error_of(applied);
  const std::vector<Rule>& whole = embedded_rules().rules;
  ASSERT_EQ(applied->rules.size(), whole.size());
  for (size_t i = 0; i < whole.size(); ++i) {
    const Rule& rule = applied->rules[i];
    EXPECT_EQ(rule.id, whole[i].id);
    EXPECT_EQ(rule.matchers.size(), whole[i].matchers.size()) << rule.id;
    EXPECT_EQ(rule.check, whole[i].check) << rule.id;
    EXPECT_EQ(rule.why, whole[i].why) << rule.id;
    EXPECT_EQ(rule.sources, whole[i].sources) << rule.id;
    EXPECT_TRUE(rule.bad.empty() && rule.good.empty()) << rule.id;
    EXPECT_TRUE(!rule.message.empty() && !rule.summary.empty()) << rule.id;
  }
}

TEST(EmbeddedRules, KeepTheirOwnCases) {
  const RuleTestReport report = test_rules(embedded_rules(), {}, nullptr);
  EXPECT_EQ(failures_of(report), "");
  EXPECT_EQ(report.rules, embedded_rules().rules.size());
  EXPECT_GE(report.cases, 42u);
}

TEST(EmbeddedRules, NeedEveryAlternative) {
  std::string gaps;
  for (const RuleTestFailure& each : uncovered(embedded_rules(), {})) {
    append(gaps, each.where, ": ", each.message, '\n');
  }
  EXPECT_EQ(gaps, "");
}

TEST(EmbeddedRules, SpeakInTheHouseStyle) {
  for (const Rule& rule : embedded_rules().rules) {
    EXPECT_FALSE(rule.message.ends_with('.')) << rule.id << ": a message has no full stop";
    EXPECT_FALSE(rule.message[0] >= 'A' && rule.message[0] <= 'Z')
        << rule.id << ": " << rule.message;
    EXPECT_TRUE(rule.question.empty() || rule.question.ends_with('?')) << rule.id;
    EXPECT_TRUE(rule.matchers.empty() || !rule.question.empty()) << rule.id << " asks nothing";
    for (const std::string_view text :
         {std::string_view(rule.message), std::string_view(rule.why)}) {
      EXPECT_EQ(lower_ascii(text).find("you should"), text.npos) << rule.id << " scolds";
    }
  }
}

TEST(EmbeddedRules, NameTestFilesThatExist) {
  for (const Rule& rule : embedded_rules().rules) {
    if (rule.cases_elsewhere.empty()) continue;
    EXPECT_NE(read_source(rule.cases_elsewhere), "") << rule.id;
  }
}

TEST(LoadRules, LetsATeamReplaceARule) {
  const std::string bytes = replace_all(replace_all(kPlainRule, "blame/plain", "blame/should-have"),
                                        "severity: warning", "severity: info");
  const Result<RuleSet> rules =
      load_rules({{".debrief/rules/blame/should-have.yaml", bytes},
                  {".debrief/rules/blame/plain.yaml", std::string(kPlainRule)}},
                 {});
  ASSERT_TRUE(rules) << error_of(rules);
  EXPECT_EQ(rules->find("blame/should-have")->severity, Severity::kInfo);
  EXPECT_EQ(rules->find("blame/should-have")->path, ".debrief/rules/blame/should-have.yaml");
  EXPECT_EQ(rules->rules.size(), embedded_rules().rules.size() + 1);
}

TEST(LoadRules, HoldsATeamsRulesToTheirCases) {
  const std::string_view unproven = R"(  - phrases: [plain words, ~check nothing]
  - pattern: 'plain (\w+)'
    agents: [person]
)";
  const RuleFile whole = plain_rule_with(unproven, "");
  const auto load = [](RuleFile file, std::string_view from, std::string_view to) {
    file.bytes = replace_all(file.bytes, from, to);
    return error_of(load_rules({file}, {}, RuleCases::kLeaveOut));
  };
  EXPECT_EQ(load(whole, "Because.", "So."), "");
  EXPECT_EQ(load(whole, "[[should have asked]]", "should [[have asked]]"),
            "rules/blame/plain.yaml:16: expected “The engineer should [[have asked]].”, found “The"
            " engineer [[should have asked]].”");
  EXPECT_EQ(load(whole, "engineer slept", "engineer should have slept"),
            "rules/blame/plain.yaml:22: expected nothing in a good case, found “The engineer"
            " [[should have slept]].”");
  EXPECT_EQ(load(whole, "message:", "  - pattern: 'plain\\bwords'\nmessage:"),
            "rules/blame/plain.yaml:9: the matcher finds nothing in the bad cases; add one for it");
  EXPECT_EQ(error_of(load_rules({plain_rule_with("[[should have asked]]", "should [[have asked]]")},
                                {}, RuleCases::kRead)),
            "");
}

TEST(LoadRules, RefusesTwoFilesWithOneId) {
  EXPECT_EQ(error_of(load_rules({{".debrief/rules/blame/plain.yaml", std::string(kPlainRule)},
                                 {"more/blame/plain.yaml", std::string(kPlainRule)}},
                                {})),
            "more/blame/plain.yaml: the rule blame/plain is already in"
            " .debrief/rules/blame/plain.yaml");
}

TEST(LoadRules, RefusesACheckThatDoesNotExist) {
  std::vector<std::string_view> checks;
  for (const Rule& rule : embedded_rules().rules) {
    if (rule.check != kPipelineCheck && rule.check != "facts-missing") checks.push_back(rule.check);
  }
  checks.push_back("facts-mising");
  EXPECT_EQ(error_of(load_rules({}, checks)),
            "rules/facts/missing.yaml: the check “facts-missing” of the rule facts/missing does not"
            " exist; did you mean “facts-mising”?");
}

TEST(LoadRules, AddsATeamsWords) {
  const Result<RuleSet> rules =
      load_rules({{".debrief/rules/lexicon/ours.yaml", "classes:\n  wizardry: [hex]\n"}}, {});
  ASSERT_TRUE(rules) << error_of(rules);
  EXPECT_TRUE(rules->lexicon->has("wizardry", "hex"));
}

TEST(Profiles, CoverTheSchools) {
  std::vector<std::string> names;
  for (const Profile& profile : embedded_rules().profiles) names.push_back(profile.name);
  EXPECT_THAT(names, ElementsAre("etsy", "google", "leaddev", "pagerduty", "strict"));
  EXPECT_THAT(embedded_rules().profile("leaddev")->rules, IsEmpty());
  EXPECT_EQ(embedded_rules().profile("strict")->every, Severity::kError);
  EXPECT_EQ(embedded_rules().profile("nobody"), nullptr);
}

TEST(ParseProfile, SaysWhereAndWhatIsWrong) {
  const std::vector<std::string_view> kIds = {"blame/human-error", "blame/should-have"};
  const std::string good = "name: house\nsummary: Ours\nsource: a test\n";
  const Result<Profile> read = parse_profile(
      {"profiles/house.yaml", good + "every: info\nrules:\n  blame/should-have: off\n"}, kIds);
  ASSERT_TRUE(read) << error_of(read);
  EXPECT_EQ(read->every, Severity::kInfo);
  EXPECT_THAT(read->rules, ElementsAre(std::pair("blame/should-have", Severity::kOff)));
  struct {
    std::string bytes;
    std::string_view error;
  } const kCases[] = {
      {good + "rules:\n  blame/should-hav: off\n",
       "5:3: no rule is called “blame/should-hav”; did you mean “blame/should-have”?"},
      {replace_all(good, "house", "home"),
       "1:7: the name “home” does not fit the path; the file belongs in profiles/home.yaml"},
  };
  for (const auto& [bytes, error] : kCases) {
    EXPECT_EQ(error_of(parse_profile({"profiles/house.yaml", bytes}, kIds)),
              concat("profiles/house.yaml:", error));
  }
}

TEST(AddProfileFile, IsCalledByItsPathWhateverItsName) {
  RuleSet set = embedded_rules();
  const size_t before = set.profiles.size();
  const std::string bytes =
      "name: strict\nsummary: Ours\nsource: a test\nrules:\n  blame/should-have: info\n";
  ASSERT_TRUE(add_profile_file(set, {"config/strict.yaml", bytes}));
  EXPECT_EQ(set.profiles.size(), before + 1);
  EXPECT_EQ(set.profile("config/strict.yaml")->rules.size(), 1u);
  EXPECT_EQ(set.profile("strict")->every, Severity::kError);
  EXPECT_EQ(set.profile("elsewhere/strict.yaml"), nullptr);
  EXPECT_EQ(error_of(add_profile_file(set, {"config/b.yaml", replace_all(bytes, "have", "hav")})),
            "config/b.yaml:5:3: no rule is called “blame/should-hav”; did you mean"
            " “blame/should-have”?");
}

TEST(RuleSchema, DescribesEveryKey) {
  const Result<Schema> schema = Schema::compile(*embedded_file("schema/rule.schema.json"));
  ASSERT_TRUE(schema) << error_of(schema);
  for (const std::string& key : schema->properties()) {
    EXPECT_NE(schema->describe("/" + key), "") << key;
  }
}

}  // namespace
}  // namespace debrief
