#include "debrief/language/agent_kind.h"

#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace debrief {
namespace {

constexpr AgentKind kPerson = AgentKind::kPerson;
constexpr AgentKind kTeam = AgentKind::kTeam;
constexpr AgentKind kSystem = AgentKind::kSystem;
constexpr AgentKind kWe = AgentKind::kWe;
constexpr AgentKind kNobody = AgentKind::kNobody;

TEST(AgentKindNames, AreReadBackAsTheKindsTheyName) {
  const std::vector<std::string_view> names = agent_kind_names();
  ASSERT_EQ(names.size(), kAgentKindCount);
  for (size_t i = 0; i < names.size(); ++i) {
    const auto kind = static_cast<AgentKind>(i);
    EXPECT_EQ(agent_kind_name(kind), names[i]);
    EXPECT_EQ(agent_kind_of_name(names[i]), kind) << names[i];
  }
  EXPECT_EQ(std::set(names.begin(), names.end()).size(), kAgentKindCount);
}

TEST(AgentKindNames, AreThoseOfTheRuleFormat) {
  EXPECT_THAT(
      agent_kind_names(),
      ::testing::ElementsAre("person", "team", "system", "unknown", "outsider", "self", "we",
                             "nobody", "implied", "elided", "stranger", "act", "event"));
  for (const std::string_view name : {"", "Person", "persons", "!person", "they"})
    EXPECT_EQ(agent_kind_of_name(name), std::nullopt) << name;
}

TEST(AgentKinds, AreASet) {
  AgentKinds kinds;
  EXPECT_TRUE(kinds.empty());
  kinds.add(kTeam);
  kinds.add(kTeam);
  kinds.add(kWe);
  EXPECT_EQ(kinds, (AgentKinds{kWe, kTeam}));
  EXPECT_TRUE(kinds.has(kWe));
  EXPECT_FALSE(kinds.has(kPerson));
  EXPECT_TRUE(kinds.shares_with({kPerson, kWe}));
  EXPECT_FALSE(kinds.shares_with({kPerson, kSystem}));
  EXPECT_FALSE(kinds.shares_with({}));
}

TEST(AgentFilter, TakesAnyOfTheWantedKindsAndNoneOfTheOthers) {
  const auto filter = [](AgentKinds any, AgentKinds none) {
    AgentFilter made;
    made.any = any;
    made.none = none;
    return made;
  };
  struct {
    AgentFilter wanted;
    AgentKinds agent;
    bool admitted;
  } const kCases[] = {
      {{}, {kPerson}, true},
      {{}, {}, true},
      {{kPerson}, {kPerson}, true},
      {{kPerson}, {kSystem}, false},
      {{kPerson}, {}, false},
      {{kPerson, kTeam}, {kTeam, kWe}, true},
      {filter({kPerson, kTeam}, {kWe}), {kTeam}, true},
      {filter({kPerson, kTeam}, {kWe}), {kTeam, kWe}, false},
      {filter({}, {kNobody}), {kPerson}, true},
      {filter({}, {kNobody}), {kPerson, kNobody}, false},
      {filter({}, {kNobody}), {}, true},
      {filter({kWe}, {kWe}), {kWe}, false},
  };
  for (size_t i = 0; i < std::size(kCases); ++i)
    EXPECT_EQ(kCases[i].wanted.admits(kCases[i].agent), kCases[i].admitted) << "case " << i;
  EXPECT_TRUE(AgentFilter{}.empty());
  EXPECT_FALSE(AgentFilter{kPerson}.empty());
  EXPECT_FALSE(filter({}, {kWe}).empty());
}

}  // namespace
}  // namespace debrief
