#include "debrief/import/old_front_matter.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/yaml/scalar.h"

namespace debrief {
namespace {

/// The comments among bytes that hold no keys and values.
void add_comments(std::string_view bytes, std::vector<std::string>& comments) {
  for (const std::string_view line : split(bytes, '\n')) {
    const size_t hash = line.find('#');
    if (hash != line.npos) comments.emplace_back(trim(line.substr(hash)));
  }
}

/// The bytes between the fences.
Span yaml_bytes(const Document& document) {
  const SourceFile& file = document.source;
  const Span whole = document.front_matter.span;
  const uint32_t first = file.line_of(whole.begin) + 1;
  const uint32_t last = file.line_of(whole.end);
  return {file.line_span(first).begin, file.line_span(last).begin};
}

std::vector<std::string> values_of(const YamlTree& tree, const YamlNode& node) {
  std::vector<std::string> values;
  const auto add = [&](const YamlNode& each) {
    const bool scalar = each.kind == YamlKind::kScalar && yaml_type(each) != YamlType::kNull;
    if (scalar) values.push_back(each.text);
  };
  add(node);
  for (const YamlIndex item : node.items) add(tree[item]);
  return values;
}

bool is_nested(const YamlTree& tree, const YamlNode& node) {
  return node.kind == YamlKind::kMap || std::ranges::any_of(node.items, [&](YamlIndex item) {
           return tree[item].kind == YamlKind::kMap || tree[item].kind == YamlKind::kSequence;
         });
}

/// Whether every key stands at the start of its line.
bool has_lines_of_its_own(const Document& document, const YamlNode& root) {
  const SourceFile& file = document.source;
  for (const YamlEntry& entry : root.entries) {
    const uint32_t begin = document.front_matter.tree[entry.key].span.begin;
    if (file.line_span(file.line_of(begin)).begin != begin) return false;
  }
  return true;
}

}  // namespace

std::vector<OldField> old_fields(const Document& document) {
  std::vector<OldField> fields;
  const YamlTree& tree = document.front_matter.tree;
  if (!document.front_matter.present || tree.empty()) return fields;
  const SourceFile& file = document.source;
  const YamlNode& root = tree.root();
  const Span region = yaml_bytes(document);
  const bool lines = has_lines_of_its_own(document, root);
  for (size_t i = 0; i < root.entries.size(); ++i) {
    const YamlNode& key = tree[root.entries[i].key];
    const YamlNode& value = tree[root.entries[i].value];
    const uint32_t end =
        i + 1 < root.entries.size() ? tree[root.entries[i + 1].key].span.begin : region.end;
    OldField field{.key = key.text, .values = values_of(tree, value), .rest = {}, .comments = {}};
    field.nested = is_nested(tree, value);
    field.line = file.line_of(key.span.begin);
    field.rest = lines ? std::string(file.slice({key.span.end, end}))
                       : concat(": ", yaml_scalar(fold_white_space(file.slice(value.span))));
    if (i == 0) add_comments(file.slice({region.begin, key.span.begin}), field.comments);
    const uint32_t behind = std::max(value.span.end, key.span.end);
    if (behind < end) add_comments(file.slice({behind, end}), field.comments);
    fields.push_back(std::move(field));
  }
  return fields;
}

std::vector<std::string> lone_comments(const Document& document) {
  std::vector<std::string> comments;
  const YamlTree& tree = document.front_matter.tree;
  const bool fields = !tree.empty() && !tree.root().entries.empty();
  if (!document.front_matter.present || fields) return comments;
  add_comments(document.source.slice(yaml_bytes(document)), comments);
  return comments;
}

}  // namespace debrief
