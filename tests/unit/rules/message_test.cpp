#include "debrief/rules/message.h"

#include <gtest/gtest.h>

namespace debrief {
namespace {

TEST(ExpandMessage, PutsTheAgentIntoTheSentence) {
  struct {
    AgentClass agent_class;
    std::string agent;
    std::string_view read;
  } const kCases[] = {
      {AgentClass::kPerson, "the on-call engineer", "What did the on-call engineer see?"},
      {AgentClass::kPerson, "The on-call engineer", "What did the on-call engineer see?"},
      {AgentClass::kPerson, "One of us", "What did one of us see?"},
      {AgentClass::kPerson, "People", "What did people see?"},
      {AgentClass::kPerson, "Neither Alice nor Bob", "What did Alice and Bob see?"},
      {AgentClass::kPerson, "neither of them", "What did the people involved see?"},
      {AgentClass::kPerson, "Alice", "What did Alice see?"},
      {AgentClass::kPerson, "Alice’s", "What did Alice see?"},
      {AgentClass::kPerson, "the operators'", "What did the operators see?"},
      {AgentClass::kPerson, "@dana", "What did @dana see?"},
      {AgentClass::kPerson, "I", "What did you see?"},
      {AgentClass::kTeam, "We", "What did we see?"},
      {AgentClass::kTeam, "QA", "What did QA see?"},
      {AgentClass::kTeam, "The platform\n  team", "What did the platform team see?"},
      {AgentClass::kPerson, "", "What did the people involved see?"},
      {AgentClass::kPerson, "No one", "What did the people involved see?"},
      {AgentClass::kPerson, "no engineer", "What did the people involved see?"},
      {AgentClass::kPerson, "someone", "What did the people involved see?"},
      {AgentClass::kSystem, "the cache", "What did the people involved see?"},
      {AgentClass::kUnknown, "this", "What did the people involved see?"},
  };
  for (const auto& [agent_class, agent, read] : kCases) {
    LanguageMatch match;
    match.agent_class = agent_class;
    match.agent = agent;
    match.agent_lowers = agent.starts_with("The") || agent.starts_with("One") || agent == "People";
    EXPECT_EQ(expand_message("What did {agent} see?", "x", match), read) << agent;
  }
}

TEST(ExpandMessage, PutsEveryPronounIntoTheCaseOfItsSlot) {
  struct {
    std::string_view subject, object;
    std::vector<std::string> written;
  } const kCases[] = {{"you", "you", {"I", "me", "My", "myself", "you"}},
                      {"he", "him", {"He", "him", "his", "himself"}},
                      {"she", "her", {"She", "her", "Her", "herself"}},
                      {"we", "us", {"We", "us", "Our", "ourselves"}},
                      {"they", "them", {"They", "them", "their", "themselves"}}};
  for (const auto& [subject, object, all] : kCases) {
    for (const std::string& written : all) {
      LanguageMatch match;
      match.agent_class = AgentClass::kPerson;
      match.agent = written;
      EXPECT_EQ(expand_message("What did {agent} see?", "x", match),
                "What did " + std::string(subject) + " see?");
      EXPECT_EQ(expand_message("What looked right to {agent}?", "x", match),
                "What looked right to " + std::string(object) + "?");
    }
  }
}

TEST(ExpandMessage, FoldsAndCutsTheMatch) {
  EXPECT_EQ(expand_message("“{match}” is one", "should\n  have checked"),
            "“should have checked” is one");
  const std::string cut =
      expand_message("“{match}”",
                     "should have, as everyone on the call kept saying until the very end of it, "
                     "looked at the größte dashboard of all");
  EXPECT_EQ(cut, "“should have, as everyone on th … at the größte dashboard of all”");
}

TEST(ExpandMessage, FillsTheVerb) {
  LanguageMatch match;
  EXPECT_EQ(expand_message("What made it hard to {verb}?", "", match),
            "What made it hard to do that?");
  match.verb = "notice";
  EXPECT_EQ(expand_message("What made it hard to {verb}?", "", match),
            "What made it hard to notice?");
}

TEST(ExpandMessage, LeavesBracesAlone) {
  EXPECT_EQ(expand_message("“{match}” in {braces} {", "x"), "“x” in {braces} {");
  EXPECT_EQ(expand_message("{agent}", "x"), "{agent}");
}

TEST(CheckMessage, FindsPlaceholdersThatCannotBeFilled) {
  const std::vector<std::string_view> kNames = {"match", "agent", "verb"};
  struct {
    std::string_view text;
    std::string_view problem;
  } const kCases[] = {
      {"“{match}”: what did {agent} see?", ""},
      {"{agent}", ""},
      {"what made {agent} wash it", ""},
      {"What did {agent} do?", ""},
      {"what could {agent} have seen", ""},
      {"what {agent} do next",
       "“{agent} do” does not read for one and for many; turn the sentence round"},
      {"what {agent", "a placeholder is not closed by “}”"},
      {"“{match}” and {", "a placeholder is not closed by “}”"},
      {"“{mach}”", "nothing fills the placeholder “{mach}”; did you mean “match”?"},
      {"“{who knows}”", "nothing fills the placeholder “{who knows}”"},
      {"what {agent} was told",
       "“{agent} was” does not read for one and for many; turn the sentence round"},
      {"{agent}’s screen",
       "“{agent}’s” does not read for one and for many; turn the sentence round"},
  };
  for (const auto& [text, problem] : kCases) {
    const auto found = check_message(text, kNames);
    EXPECT_EQ(found ? found->message : "", problem) << text;
  }
  EXPECT_EQ(check_message("a {match}", {})->message, "nothing fills the placeholder “{match}”");
  EXPECT_EQ(check_message("a {match}", {})->begin, 2u);
}

}  // namespace
}  // namespace debrief
