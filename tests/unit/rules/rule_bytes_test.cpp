#include "debrief/rules/rule_bytes.h"

#include <gtest/gtest.h>

#include "debrief/base/embedded.h"
#include "debrief/rules/rule_parts.h"
#include "debrief/rules/rule_set.h"

namespace debrief {
namespace {

/// The rules that the program carries, read from their YAML.
std::vector<Rule> rules_of_files(const Lexicon& lexicon) {
  std::vector<Rule> rules;
  for (const EmbeddedFile& file : embedded_files("rules/")) {
    const bool rule = file.name.ends_with(".yaml") && !file.name.starts_with("rules/lexicon/") &&
                      !file.name.starts_with("rules/profiles/") &&
                      !file.name.starts_with("rules/taxonomy/");
    if (!rule) continue;
    auto read = parse_trusted_rule({std::string(file.name), std::string(file.bytes)}, lexicon);
    EXPECT_TRUE(read) << file.name;
    if (read) rules.push_back(std::move(*read));
  }
  return rules;
}

TEST(PreparedRules, AreWhatTheirFilesGive) {
  const auto& lexicon = embedded_lexicon();
  ASSERT_TRUE(lexicon);
  const std::vector<Rule> rules = rules_of_files(**lexicon);
  ASSERT_GT(rules.size(), 40u);
  const std::string bytes = encode_rules(rules);
  EXPECT_EQ(bytes, embedded_file(kPreparedRules));

  const auto read = decode_rules(bytes, **lexicon);
  ASSERT_TRUE(read);
  ASSERT_EQ(read->size(), rules.size());
  EXPECT_EQ(encode_rules(*read), bytes);
  for (size_t i = 0; i < rules.size(); ++i) {
    const Rule& a = rules[i];
    const Rule& b = (*read)[i];
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.why, b.why);
    EXPECT_EQ(a.path, b.path);
    ASSERT_EQ(a.matchers.size(), b.matchers.size()) << a.id;
    for (size_t m = 0; m < a.matchers.size(); ++m) {
      EXPECT_EQ(a.matchers[m].compiled_phrases.size(), b.matchers[m].compiled_phrases.size());
      EXPECT_EQ(a.matchers[m].compiled_frame.has_value(), b.matchers[m].compiled_frame.has_value());
      EXPECT_EQ(a.matchers[m].pattern != nullptr, b.matchers[m].pattern != nullptr);
      EXPECT_EQ(a.matchers[m].line, b.matchers[m].line);
    }
  }
}

TEST(PreparedRules, RefuseWhatIsCut) {
  const auto& lexicon = embedded_lexicon();
  ASSERT_TRUE(lexicon);
  std::vector<Rule> rules = rules_of_files(**lexicon);
  rules.resize(2);
  const std::string bytes = encode_rules(rules);
  for (size_t size = 0; size < bytes.size(); size += 7)
    EXPECT_FALSE(decode_rules(std::string_view(bytes).substr(0, size), **lexicon)) << size;
  EXPECT_FALSE(decode_rules(bytes + "x", **lexicon));
}

TEST(PreparedRules, GiveWayWhenATeamHasWordsOfItsOwn) {
  const auto plain = load_rules({}, {}, RuleCases::kLeaveOut);
  const auto own =
      load_rules({{".debrief/rules/lexicon/ours.yaml", "classes:\n  a-first-class: [wizard]\n"}},
                 {}, RuleCases::kLeaveOut);
  ASSERT_TRUE(plain);
  ASSERT_TRUE(own);
  const auto texts = [](const RuleSet& set) {
    return set.find("blame/should-have")->matchers.size() +
           set.find("blame/human-error")->matchers.front().phrases.size();
  };
  // Those from YAML still have their phrases as written.
  EXPECT_LT(texts(*plain), texts(*own));
  EXPECT_EQ(plain->rules.size(), own->rules.size());
}

}  // namespace
}  // namespace debrief
