#include "debrief/schema/schema.h"

#include "debrief/base/strings.h"
#include "debrief/schema/compile.h"
#include "debrief/schema/node.h"
#include "debrief/schema/validate.h"

namespace debrief {
namespace {

using schema::Node;
using schema::NodeIndex;

constexpr int kMostReferences = 16;

/// The node that is meant, references followed; the last one when they go in circles.
NodeIndex followed(const std::vector<Node>& nodes, NodeIndex index) {
  for (int i = 0; i < kMostReferences && nodes[index].ref; ++i) index = *nodes[index].ref;
  return index;
}

/// The schema of one step of a JSON pointer.
std::optional<NodeIndex> step_into(const Node& node, std::string_view name) {
  if (const auto found = node.property_of.find(std::string(name)); found != node.property_of.end())
    return found->second;
  const bool is_index =
      !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos;
  if (is_index && node.items) return node.items;
  for (const schema::PatternProperty& each : node.pattern_properties) {
    if (RE2::PartialMatch(re2::StringPiece(name.data(), name.size()), *each.pattern))
      return each.schema;
  }
  return node.additional_properties;
}

/// As step_into(), also through the forms that the node combines.
std::optional<NodeIndex> step_through(const std::vector<Node>& nodes, NodeIndex index,
                                      std::string_view name) {
  const Node& node = nodes[followed(nodes, index)];
  if (const auto found = step_into(node, name)) return found;
  for (const auto* const group : {&node.all_of, &node.any_of, &node.one_of}) {
    for (const NodeIndex each : *group) {
      if (const auto found = step_into(nodes[followed(nodes, each)], name)) return found;
    }
  }
  return std::nullopt;
}

}  // namespace

Result<Schema> Schema::compile(std::string_view json) {
  DEBRIEF_TRY(nodes, schema::compile_nodes(json));
  auto impl = std::make_shared<Impl>();
  impl->nodes = std::move(nodes);
  for (const auto& [name, index] : impl->nodes.front().properties) impl->properties.push_back(name);
  return Schema(std::move(impl));
}

std::vector<SchemaProblem> Schema::validate(const YamlTree& tree, YamlIndex root) const {
  std::vector<SchemaProblem> problems;
  if (root >= tree.nodes.size()) return problems;
  schema::Validator validator(impl_->nodes, tree);
  const auto place = schema::Place::of_root(root);
  for (schema::Violation& each : validator.check_all(0, place)) {
    problems.push_back(std::move(each.problem));
  }
  return problems;
}

std::string Schema::describe(std::string_view pointer) const {
  const std::vector<Node>& nodes = impl_->nodes;
  NodeIndex index = 0;
  const std::vector<std::string_view> steps = split(pointer, '/');
  for (size_t i = 1; i < steps.size(); ++i) {
    const std::string name = replace_all(replace_all(steps[i], "~1", "/"), "~0", "~");
    const auto next = step_through(nodes, index, name);
    if (!next) return "";
    index = *next;
  }
  const std::string& own = nodes[index].description;
  return own.empty() ? nodes[followed(nodes, index)].description : own;
}

const std::vector<std::string>& Schema::properties() const { return impl_->properties; }

}  // namespace debrief
