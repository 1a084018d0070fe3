#include "debrief/corpus/action_match.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using Matches = std::vector<std::optional<size_t>>;

/// `A1 Page below 60 %`, or without an id what starts with no `A`.
std::vector<CardAction> actions(const std::vector<std::string>& lines) {
  std::vector<CardAction> made;
  for (const std::string& line : lines) {
    CardAction& action = made.emplace_back();
    const bool has_id = line.starts_with("A") && line.find(' ') == 2;
    if (has_id) action.id = line.substr(0, 2);
    action.text = has_id ? line.substr(3) : line;
  }
  return made;
}

Matches match(const std::vector<std::string>& earlier, const std::vector<std::string>& later) {
  return match_actions(actions(earlier), actions(later));
}

TEST(MatchActions, KnowsThemByTheirWordsBeforeTheirIds) {
  EXPECT_EQ(
      match({"A1 Page below 60 %", "A2 Cap the cache"}, {"A1 Cap the cache", "A2 Page below 60 %"}),
      Matches({1, 0}));
}

TEST(MatchActions, PrefersTheIdAmongEqualWords) {
  EXPECT_EQ(match({"A1 Page", "A2 Page", "A3 Page"}, {"A3 Page", "A1 Page"}), Matches({2, 0}));
  EXPECT_EQ(match({"Page", "Page"}, {"Page", "Page", "Page"}), Matches({0, 1, std::nullopt}));
}

TEST(MatchActions, KnowsASentenceThatWasAddedTo) {
  EXPECT_EQ(
      match(
          {"Apply priority classes: they keep nodes alive"},
          {"Apply priority classes: so that what matters is scheduled first, whatever else runs"}),
      Matches({std::nullopt}))
      << "three words in common do not tell";
  EXPECT_EQ(
      match({"Run the plan in a step of its own"},
            {"Run the plan in a step of its own: a commit that does not apply is seen before it "
             "is merged, by whoever wrote it"}),
      Matches({0}));
}

TEST(MatchActions, KnowsARewordedOneByItsIdWhereWordsAreShared) {
  EXPECT_EQ(match({"A1 Page when the hit rate is low"}, {"A1 Page the owner of the cache at once"}),
            Matches({0}));
  EXPECT_EQ(match({"A1 Page when the hit rate is low"}, {"A1 Rehearse a failover"}),
            Matches({std::nullopt}));
}

TEST(MatchActions, GivesNoEarlierOneTwice) {
  EXPECT_EQ(match({"A1 Page when the hit rate is low"},
                  {"A1 Page when the hit rate is very low", "Page when the hit rate is low today"}),
            Matches({0, std::nullopt}));
}

// A hostile document: what is quadratic here would take minutes.
TEST(MatchActions, CopesWithVeryMany) {
  std::vector<CardAction> same(60'000), changed(60'000);
  for (size_t i = 0; i < same.size(); ++i) {
    same[i].text = "a";
    changed[i].id = concat("A", i);
    changed[i].text = concat("Do what is asked for under ", i);
  }
  std::vector<CardAction> later = changed;
  for (CardAction& each : later) each.text += " and more of it than before";
  EXPECT_EQ(match_actions(same, same).back(), 59'999u);
  EXPECT_EQ(match_actions(changed, later).back(), 59'999u);
}

TEST(IsSpelling, TellsAnotherSpellingFromOtherWords) {
  EXPECT_TRUE(is_spelling("Consider the prioritisation of SRE work",
                          "Consider the prioritization of SRE work"));
  EXPECT_FALSE(is_spelling("Cap the cache", "Cap the cache at two gigabytes"));
  EXPECT_TRUE(is_spelling("", ""));
}

}  // namespace
}  // namespace debrief
