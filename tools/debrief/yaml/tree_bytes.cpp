#include "debrief/yaml/tree_bytes.h"

namespace debrief {
namespace {

void put(std::string& bytes, uint32_t number) {
  for (; number >= 0x80; number >>= 7) bytes += static_cast<char>(0x80 | (number & 0x7f));
  bytes += static_cast<char>(number);
}

void put_node(std::string& bytes, const YamlNode& node) {
  put(bytes, static_cast<uint32_t>(node.kind) * 2 + (node.plain ? 1 : 0));
  put(bytes, node.span.begin);
  put(bytes, node.span.end);
  put(bytes, static_cast<uint32_t>(node.text.size()));
  bytes += node.text;
  put(bytes, static_cast<uint32_t>(node.items.size()));
  for (const YamlIndex item : node.items) put(bytes, item);
  put(bytes, static_cast<uint32_t>(node.entries.size()));
  for (const YamlEntry& entry : node.entries) {
    put(bytes, entry.key);
    put(bytes, entry.value);
  }
}

/// Takes numbers and texts from the front; `bad` once something did not fit.
struct TreeBytes {
  std::string_view rest;
  bool bad = false;

  uint32_t number() {
    uint32_t value = 0;
    for (uint32_t shift = 0; shift < 35 && !rest.empty(); shift += 7) {
      const auto byte = static_cast<unsigned char>(rest.front());
      rest.remove_prefix(1);
      value |= static_cast<uint32_t>(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    bad = true;
    return 0;
  }

  /// How many elements follow; each takes a byte at least.
  uint32_t count() {
    const uint32_t size = number();
    if (size > rest.size()) bad = true;
    return bad ? 0 : size;
  }

  std::string text() {
    const uint32_t size = count();
    std::string text(rest.substr(0, size));
    rest.remove_prefix(size);
    return text;
  }

  /// The index of one of `nodes` nodes.
  YamlIndex index(uint32_t nodes) {
    const uint32_t value = number();
    if (value >= nodes) bad = true;
    return value;
  }
};

YamlNode take_node(TreeBytes& bytes, uint32_t nodes) {
  YamlNode node;
  const uint32_t kind = bytes.number();
  if (kind / 2 > static_cast<uint32_t>(YamlKind::kMap)) bytes.bad = true;
  node.kind = static_cast<YamlKind>(bytes.bad ? 0 : kind / 2);
  node.plain = kind % 2 == 1;
  node.span.begin = bytes.number();
  node.span.end = bytes.number();
  node.text = bytes.text();
  node.items.resize(bytes.count());
  for (YamlIndex& item : node.items) item = bytes.index(nodes);
  node.entries.resize(bytes.count());
  for (YamlEntry& entry : node.entries) {
    entry.key = bytes.index(nodes);
    entry.value = bytes.index(nodes);
  }
  return node;
}

}  // namespace

std::string encode_tree(const YamlTree& tree) {
  std::string bytes;
  put(bytes, static_cast<uint32_t>(tree.nodes.size()));
  for (const YamlNode& node : tree.nodes) put_node(bytes, node);
  return bytes;
}

std::optional<YamlTree> decode_tree(std::string_view bytes) {
  TreeBytes input{bytes};
  YamlTree tree;
  const uint32_t nodes = input.count();
  tree.nodes.reserve(nodes);
  while (tree.nodes.size() < nodes && !input.bad) tree.nodes.push_back(take_node(input, nodes));
  if (input.bad || !input.rest.empty()) return std::nullopt;
  return tree;
}

}  // namespace debrief
