// Trees of embedded files are those that parsing gives; damaged ones are refused.

#include "debrief/yaml/prepared.h"

#include <gtest/gtest.h>

#include "debrief/base/embedded.h"
#include "debrief/base/strings.h"
#include "debrief/yaml/tree_bytes.h"

namespace debrief {
namespace {

/// Every field of every node, a line each.
std::string listing(const YamlTree& tree) {
  std::string lines;
  for (const YamlNode& node : tree.nodes) {
    lines += concat(static_cast<int>(node.kind), node.plain ? " plain " : " ", node.span.begin, '-',
                    node.span.end, " [", node.text, "]");
    for (const YamlIndex item : node.items) lines += concat(' ', item);
    for (const YamlEntry& entry : node.entries) lines += concat(' ', entry.key, ':', entry.value);
    lines += '\n';
  }
  return lines;
}

YamlTree parsed(const SourceFile& file) {
  return parse_yaml(file, {0, file.size()}, kPreparedLimits);
}

TEST(PreparedYaml, IsWhatParsingGives) {
  size_t files = 0;
  for (const EmbeddedFile& each : embedded_files("rules/")) {
    if (!each.name.ends_with(".yaml")) continue;
    const SourceFile file(std::string(each.name), std::string(each.bytes));
    const auto tree = embedded_file(concat(kPreparedFolder, each.name));
    ASSERT_TRUE(tree) << each.name;
    const auto decoded = decode_tree(*tree);
    ASSERT_TRUE(decoded) << each.name;
    EXPECT_EQ(listing(*decoded), listing(parsed(file))) << each.name;
    ++files;
  }
  EXPECT_GT(files, 10u);
}

TEST(PreparedYaml, IsNotUsedForOtherBytesOfTheSameName) {
  const std::string name = "rules/blame/should-have.yaml";
  const SourceFile same(name, std::string(*embedded_file(name)));
  EXPECT_EQ(listing(parse_yaml_file(same)), listing(parsed(same)));
  const SourceFile other(name, "id: [a, b]\n");
  EXPECT_EQ(listing(parse_yaml_file(other)), listing(parsed(other)));
}

TEST(PreparedYaml, IsUsedWhateverTheLimits) {
  const std::string name = "rules/blame/should-have.yaml";
  const SourceFile file(name, std::string(*embedded_file(name)));
  EXPECT_TRUE(parse_yaml_file(file, {.nodes = 1}).problems.empty());
  const SourceFile renamed("other.yaml", std::string(file.bytes()));
  EXPECT_FALSE(parse_yaml_file(renamed, {.nodes = 1}).problems.empty());
}

TEST(TreeBytes, RefuseWhatIsCutOrChanged) {
  const SourceFile file("a.yaml", "a: [1, \"two\", {b: }]\nlong: >\n  folded\n  text\n");
  const std::string bytes = encode_tree(parsed(file));
  ASSERT_TRUE(decode_tree(bytes));
  EXPECT_EQ(listing(*decode_tree(bytes)), listing(parsed(file)));
  for (size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_FALSE(decode_tree(std::string_view(bytes).substr(0, size))) << size;
  }
  EXPECT_FALSE(decode_tree(bytes + "x"));
  for (size_t at = 0; at < bytes.size(); ++at) {
    std::string changed = bytes;
    changed[at] = '\xff';
    const auto tree = decode_tree(changed);  // may still be a tree, but never one that points out
    if (!tree) continue;
    for (const YamlNode& node : tree->nodes) {
      for (const YamlIndex item : node.items) EXPECT_LT(item, tree->nodes.size());
    }
  }
}

}  // namespace
}  // namespace debrief
