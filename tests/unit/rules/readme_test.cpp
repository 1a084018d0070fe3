// rules/README.md ends with an index that is made from the rules; here it is held against them.

#include <fstream>

#include "rule_cases.h"
#include "support/fixtures.h"
#include <gtest/gtest.h>

#include "debrief/rules/names.h"

namespace debrief {
namespace {

constexpr std::string_view kBegin =
    "<!-- index: made from the rules by DEBRIEF_UPDATE=1 tools/check RulesReadme -->\n";
constexpr std::string_view kEnd = "<!-- /index -->\n";

/// A cell's text: `|` would end the cell.
std::string cell(std::string_view text) { return replace_all(text, "|", "\\|"); }

std::string index_of(const RuleSet& rules) {
  std::string index;
  for (const std::string_view group : kGroupNames) {
    std::string rows;
    for (const Rule& rule : rules.rules) {
      if (rule.group() != group) continue;
      append(rows, "| [", rule.id, "](", rule.id, ".yaml) | ", severity_name(rule.severity), " | ",
             cell(rule.summary), " |\n");
    }
    if (rows.empty()) continue;
    append(index, "\n### ", group, "\n\n| rule | severity | what it finds |\n|---|---|---|\n",
           rows);
  }
  append(index, "\n### profiles\n\n| profile | its school |\n|---|---|\n");
  for (const Profile& profile : rules.profiles) {
    append(index, "| [", profile.name, "](profiles/", profile.name, ".yaml) | ",
           cell(profile.summary), ". ", cell(profile.source), " |\n");
  }
  return index + '\n';
}

TEST(RulesReadme, HoldsAFreshIndex) {
  const Result<RuleSet> rules = load_rules({}, {});
  ASSERT_TRUE(rules) << error_of(rules);
  const std::string written = read_source("rules/README.md");
  const size_t begin = written.find(kBegin);
  const size_t end = written.find(kEnd);
  ASSERT_NE(begin, std::string::npos) << "rules/README.md has no line " << kBegin;
  ASSERT_NE(end, std::string::npos) << "rules/README.md has no line " << kEnd;
  const std::string fresh = concat(std::string_view(written).substr(0, begin + kBegin.size()),
                                   index_of(*rules), std::string_view(written).substr(end));
  if (std::getenv("DEBRIEF_UPDATE") != nullptr) {
    std::ofstream(source_path("rules/README.md"), std::ios::binary) << fresh;
    return;
  }
  EXPECT_EQ(written, fresh) << "the index of rules/README.md is stale; run\n"
                            << "  DEBRIEF_UPDATE=1 tools/check RulesReadme";
}

}  // namespace
}  // namespace debrief
