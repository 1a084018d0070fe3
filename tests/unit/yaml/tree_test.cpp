#include "debrief/yaml/tree.h"

#include <gtest/gtest.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// A tree on one line: kind, source in ‹›, and children.
void draw(const SourceFile& file, const YamlTree& tree, YamlIndex index, std::string& out) {
  const YamlNode& node = tree[index];
  const std::string source(file.slice(node.span));
  switch (node.kind) {
    case YamlKind::kNull:
      append(out, "null‹", source, "›");
      break;
    case YamlKind::kScalar:
      append(out, node.plain ? "" : "!", node.text, "‹", source, "›");
      break;
    case YamlKind::kSequence:
      append(out, "[");
      for (const YamlIndex item : node.items) draw(file, tree, item, out), append(out, ",");
      append(out, "]‹", source, "›");
      break;
    case YamlKind::kMap:
      append(out, "{");
      for (const YamlEntry entry : node.entries) {
        draw(file, tree, entry.key, out);
        append(out, ":");
        draw(file, tree, entry.value, out);
        append(out, ",");
      }
      append(out, "}‹", source, "›");
      break;
  }
}

std::string drawn(const std::string& text) {
  const SourceFile file("a.yaml", text);
  const YamlTree tree = parse_yaml(file, {0, file.size()});
  std::string out;
  if (!tree.empty()) draw(file, tree, 0, out);
  for (const YamlProblem& problem : tree.problems) append(out, " !! ", problem.message);
  return out;
}

TEST(ParseYaml, GivesEveryNodeItsBytes) {
  struct {
    const char* text;
    const char* tree;
  } const kCases[] = {
      {"a: b", "{a‹a›:b‹b›,}‹a: b›"},
      {"a: 'it''s'  # c\nb: \"x\\ty\"\n",
       "{a‹a›:!it's‹'it''s'›,b‹b›:!x\ty‹\"x\\ty\"›,}‹a: 'it''s'  # c\nb: \"x\\ty\"›"},
      {"a: one\n  two\n\n  three # c\n",
       "{a‹a›:one two\nthree‹one\n  two\n\n  three›,}‹a: one\n  two\n\n  three›"},
      {"a: |\n  x\n\n # c\nb: >-\n   y\n   z\n\n",
       "{a‹a›:!x\n‹|\n  x›,b‹b›:!y z‹>-\n   y\n   z›,}‹a: |\n  x\n\n # c\nb: >-\n   y\n   z›"},
      {"a: |2\n   x\n  y\nb:\n",
       "{a‹a›:! x\ny\n‹|2\n   x\n  y›,b‹b›:null‹›,}‹a: |2\n   x\n  y\nb:›"},
      {"a:\nb: ~\nc: null\n~: d",
       "{a‹a›:null‹›,b‹b›:null‹~›,c‹c›:null‹null›,~‹~›:d‹d›,}‹a:\nb: ~\nc: null\n~: d›"},
      {"a:\n~: d", "{a‹a›:null‹›,~‹~›:d‹d›,}‹a:\n~: d›"},
      {"- a\n-\n- ~\n- - b\n  - c\n",
       "[a‹a›,null‹›,null‹~›,[b‹b›,c‹c›,]‹- b\n  - c›,]‹- a\n-\n- ~\n- - b\n  - c›"},
      {"a:\n- b\n- c: d\n  e: f\ng: h",
       "{a‹a›:[b‹b›,{c‹c›:d‹d›,e‹e›:f‹f›,}‹c: d\n  e: f›,]‹- b\n- c: d\n  e: f›,g‹g›:h‹h›,}‹a:\n- "
       "b\n- c: d\n  e: f\ng: h›"},
      {"a: [x, 'y' , { z: 1 , w } ] # c",
       "{a‹a›:[x‹x›,!y‹'y'›,{z‹z›:1‹1›,w‹w›:null‹›,}‹{ z: 1 , w }›,]‹[x, 'y' , { z: 1 , w } "
       "]›,}‹a: [x, 'y' , { z: 1 , w } ]›"},
      {"[a: b, [ ], {}]", "[{a‹a›:b‹b›,}‹a: b›,[]‹[ ]›,{}‹{}›,]‹[a: b, [ ], {}]›"},
      {"{\"a\":1,\"b\":[true,null]}",
       "{!a‹\"a\"›:1‹1›,!b‹\"b\"›:[true‹true›,null‹null›,]‹[true,null]›,}‹{\"a\":1,\"b\":[true,"
       "null]}›"},
      {"? a\n: b\n? c\n", "{a‹a›:b‹b›,c‹c›:null‹›,}‹? a\n: b\n? c›"},
      {"---\na: 1\n...\n", "{a‹a›:1‹1›,}‹a: 1›"},
      {"a: 1\r\nb: |\r\n  x\r\n  y\r\nc: p\r\n  q\r\n",
       "{a‹a›:1‹1›,b‹b›:!x\ny\n‹|\r\n  x\r\n  y›,c‹c›:p q‹p\r\n  q›,}‹a: 1\r\nb: |\r\n  x\r\n  "
       "y\r\nc: p\r\n  q›"},
      {"é: “ü”", "{é‹é›:“ü”‹“ü”›,}‹é: “ü”›"},
      {"word", "word‹word›"},
      {"", ""},
      {"# only a comment\n", ""},
  };
  for (const auto& [text, tree] : kCases) EXPECT_EQ(drawn(text), tree) << text;
}

TEST(ParseYaml, CountsFromTheStartOfTheFile) {
  const SourceFile file("a.md", "\xEF\xBB\xBF---\nid: x\n---\n# T\n");
  const YamlTree tree = parse_yaml(file, {7, 13});
  ASSERT_FALSE(tree.empty());
  const auto entry = tree.entry(tree.root(), "id");
  ASSERT_TRUE(entry);
  EXPECT_EQ(file.slice(tree[entry->key].span), "id");
  EXPECT_EQ(tree[entry->value].span, (Span{11, 12}));
  EXPECT_EQ(tree.find(tree.root(), "x"), nullptr);
}

}  // namespace
}  // namespace debrief
