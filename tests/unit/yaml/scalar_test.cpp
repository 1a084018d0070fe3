#include "debrief/yaml/scalar.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

TEST(YamlScalar, ReadsBackAsTheSameString) {
  for (const std::string_view text :
       {"plain words", "yes", "null", "12", "a: b", "# no comment", "\"quoted\"", "it's",
        "back\\slash", "tab\there", "~", "", "2026-03-01", "@aisha", "- dash", "é 日本"}) {
    const std::string yaml = concat("key: ", yaml_scalar(text), "\n");
    const YamlTree tree =
        parse_yaml(SourceFile("a", yaml), {0, static_cast<uint32_t>(yaml.size())});
    ASSERT_TRUE(tree.problems.empty()) << yaml;
    const YamlNode* const value = tree.find(tree.root(), "key");
    ASSERT_NE(value, nullptr) << yaml;
    EXPECT_EQ(value->text, text) << yaml;
    EXPECT_EQ(yaml_type(*value), YamlType::kString) << yaml;
  }
}

}  // namespace
}  // namespace debrief
