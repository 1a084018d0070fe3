#include "debrief/yaml/tree_bytes.h"

#include "debrief/base/byte_stream.h"

namespace debrief {
namespace {

constexpr uint32_t kKinds = static_cast<uint32_t>(YamlKind::kMap) + 1;

void put_node(ByteWriter& bytes, const YamlNode& node) {
  bytes.number(static_cast<uint32_t>(node.kind) * 2 + (node.plain ? 1 : 0));
  bytes.number(node.span.begin);
  bytes.number(node.span.end);
  bytes.text(node.text);
  bytes.number(static_cast<uint32_t>(node.items.size()));
  for (const YamlIndex item : node.items) bytes.number(item);
  bytes.number(static_cast<uint32_t>(node.entries.size()));
  for (const YamlEntry& entry : node.entries) {
    bytes.number(entry.key);
    bytes.number(entry.value);
  }
}

YamlNode take_node(ByteReader& bytes, uint32_t nodes) {
  YamlNode node;
  const uint32_t kind = bytes.number_below(2 * kKinds);
  node.kind = static_cast<YamlKind>(kind / 2);
  node.plain = kind % 2 == 1;
  node.span.begin = bytes.number();
  node.span.end = bytes.number();
  node.text = bytes.text();
  node.items.resize(bytes.count());
  for (YamlIndex& item : node.items) item = bytes.number_below(nodes);
  node.entries.resize(bytes.count());
  for (YamlEntry& entry : node.entries) {
    entry.key = bytes.number_below(nodes);
    entry.value = bytes.number_below(nodes);
  }
  return node;
}

}  // namespace

std::string encode_tree(const YamlTree& tree) {
  ByteWriter bytes;
  bytes.number(static_cast<uint32_t>(tree.nodes.size()));
  for (const YamlNode& node : tree.nodes) put_node(bytes, node);
  return bytes.take();
}

std::optional<YamlTree> decode_tree(std::string_view bytes) {
  ByteReader input(bytes);
  YamlTree tree;
  const uint32_t nodes = input.count();
  tree.nodes.reserve(nodes);
  while (tree.nodes.size() < nodes && !input.bad()) tree.nodes.push_back(take_node(input, nodes));
  if (!input.done()) return std::nullopt;
  return tree;
}

}  // namespace debrief
