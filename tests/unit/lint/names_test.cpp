// The names that rules use for places in a document are written down where each layer needs them;
// here they are held against each other.

#include "debrief/rules/names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/lint/lexical.h"
#include "debrief/postmortem/document.h"

namespace debrief {
namespace {

using ::testing::ElementsAreArray;
using ::testing::HasSubstr;
using ::testing::UnorderedElementsAreArray;

nlohmann::json schema(std::string_view name) {
  return nlohmann::json::parse(embedded_file(concat("schema/", name, ".schema.json")).value());
}

/// Every role that has a name, in the order of SectionRole.
std::vector<std::string> roles() {
  std::vector<std::string> names;
  for (int i = 1; i <= static_cast<int>(SectionRole::kAmendments); ++i) {
    names.emplace_back(role_name(static_cast<SectionRole>(i)));
  }
  return names;
}

TEST(SectionNames, AreTheSameForDocumentsRulesAndConfiguration) {
  std::vector<std::string> with_none = roles();
  with_none.insert(with_none.begin(), "none");
  EXPECT_THAT(kSectionNames, ElementsAreArray(with_none));
  const nlohmann::json section = schema("rule").at(
      nlohmann::json::json_pointer("/definitions/case/anyOf/1/properties/section/enum"));
  EXPECT_THAT(section.get<std::vector<std::string>>(), ElementsAreArray(with_none));
  std::vector<std::string> configured;
  const nlohmann::json headings = schema("config").at("properties").at("headings");
  for (const auto& each : headings.at("properties").items()) {
    configured.push_back(each.key());
  }
  EXPECT_THAT(configured, UnorderedElementsAreArray(roles()));
}

TEST(KindNames, AreTheSameForDocumentsAndRules) {
  const std::string words = schema("rule").at(
      nlohmann::json::json_pointer("/properties/applies/properties/kinds/description"));
  for (size_t i = 0; i < kKindNames.size(); ++i) {
    EXPECT_EQ(kind_name(static_cast<TextKind>(i)), kKindNames[i]);
    EXPECT_THAT(words, HasSubstr(std::string(kKindNames[i])));
  }
  EXPECT_EQ(static_cast<size_t>(TextKind::kField) + 1, kKindNames.size());
}

TEST(AgentNames, AreTheSameForTheEngineAndRules) {
  const std::string words = schema("rule").at("definitions").at("agents").at("description");
  for (const std::string_view kind : agent_kind_names()) {
    EXPECT_THAT(words, HasSubstr(std::string(kind)));
  }
}

TEST(GroupNames, AreTheOnesThatTheSchemaLists) {
  const std::string words = schema("rule").at("properties").at("id").at("description");
  for (const std::string_view group : kGroupNames) {
    EXPECT_THAT(words, HasSubstr(std::string(group)));
  }
}

}  // namespace
}  // namespace debrief
