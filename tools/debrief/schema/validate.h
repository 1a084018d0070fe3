#pragma once
// Holds a value against compiled nodes. Words are in words.h.

#include <string>
#include <utility>
#include <vector>

#include <absl/container/flat_hash_map.h>

#include "debrief/schema/node.h"
#include "debrief/schema/schema.h"

namespace debrief::schema {

/// A value and how it is reached.
struct Place {
  YamlIndex node = 0;
  std::string path;         ///< JSON pointer
  std::string subject;      ///< what messages call it: “severity”, entry 2 of “tags”
  std::optional<Span> key;  ///< of the entry whose value it is
  bool is_key = false;      ///< a key itself: always a text

  static Place of_root(YamlIndex root) { return {root, "", "the document", {}, false}; }
};

/// A problem, and what would have been right instead, so that those of several branches can merge.
struct Violation {
  SchemaProblem problem;
  YamlIndex node = 0;
  /// Of `type`, `enum` and `const` what the value may be; of `required` the key that is missing, of
  /// an unknown key the one that is meant.
  std::vector<std::string> expected;
};
using Violations = std::vector<Violation>;

class Validator {
 public:
  Validator(const std::vector<Node>& nodes, const YamlTree& tree) : nodes_(nodes), tree_(tree) {}

  /// What the value violates, sorted by place, each once.
  Violations check_all(NodeIndex schema, const Place& place);

 private:
  Violations check(NodeIndex schema, const Place& place);
  const YamlNode& value(const Place& place) const { return tree_[place.node]; }
  uint8_t types(const Place& place) const;
  bool holds(NodeIndex schema, const Place& place) { return check(schema, place).empty(); }
  void check_into(NodeIndex schema, const Place& place, Violations& out);
  Violations check_reference(NodeIndex target, const Place& place);

  bool check_type(const Node& schema, const Place& place, Violations& out) const;
  void add_unfilled(const Node& schema, const Place& place, std::string_view keyword,
                    Violations& out) const;
  void check_choice(const Node& schema, const Place& place, Violations& out) const;
  void check_number(const Node& schema, const Place& place, Violations& out) const;
  void check_text(const Node& schema, const Place& place, Violations& out) const;
  void check_list(const Node& schema, const Place& place, Violations& out);
  void check_unique(const Place& place, Violations& out) const;
  void check_map(const Node& schema, const Place& place, Violations& out);
  void check_entry(const Node& schema, const Place& place, YamlEntry entry, Violations& out);
  void check_unknown_key(const Node& schema, const Place& place, YamlEntry entry,
                         Violations& out) const;
  void check_required(const Node& schema, const Place& place, Violations& out) const;
  void check_dependencies(const Node& schema, const Place& place, Violations& out);
  void check_combined(const Node& schema, const Place& place, Violations& out);
  void check_condition(const Node& schema, const Place& place, Violations& out);

  Violation nearest_branch(const std::vector<Violations>& branches, const Place& place) const;
  std::string condition_hint(const Node& condition, const Place& place) const;
  void add_missing(const Place& place, std::string_view name, std::string_view keyword,
                   std::string hint, Violations& out) const;
  void add(const Place& place, std::string_view keyword, std::string message, Violations& out,
           std::string hint = {}, std::vector<std::string> expected = {}) const;

  const std::vector<Node>& nodes_;
  const YamlTree& tree_;
  absl::flat_hash_map<std::pair<NodeIndex, YamlIndex>, Violations> referred_;
  std::vector<std::pair<NodeIndex, YamlIndex>> active_;  ///< references being followed
};

}  // namespace debrief::schema
