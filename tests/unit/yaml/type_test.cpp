#include <gtest/gtest.h>

#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

TEST(YamlType, FollowsTheCoreSchema) {
  struct {
    YamlType type;
    std::vector<const char*> texts;
  } const kCases[] = {
      {YamlType::kNull, {"", "~", "null", "Null", "NULL"}},
      {YamlType::kBool, {"true", "True", "TRUE", "false", "False", "FALSE"}},
      {YamlType::kInteger, {"0", "-1", "+12", "007", "0o17", "0xfF"}},
      {YamlType::kFloat, {"1.0", ".5", "1.", "-1e3", "1.5E-7", ".inf", "-.INF", ".nan"}},
      {YamlType::kString, {"yes",   "no",    "on",    "Off",        "y",
                           "nULL",  "truE",  "0o8",   "0xg",        "0x",
                           "1_000", "12:30", "1e",    "+",          "-",
                           ".",     "e3",    "-.nan", "2024-05-06", "2024-05-06T10:00:00Z",
                           "0b1",   "1 2",   "--1"}},
  };
  for (const auto& [type, texts] : kCases) {
    for (const char* const text : texts) {
      YamlNode node;
      node.kind = YamlKind::kScalar;
      node.text = text;
      node.plain = true;
      EXPECT_EQ(yaml_type(node), type) << text;
      node.plain = false;
      EXPECT_EQ(yaml_type(node), YamlType::kString) << text;
    }
  }
}

}  // namespace
}  // namespace debrief
