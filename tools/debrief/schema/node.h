#pragma once
// A schema as it is after compiling: nodes that refer to each other by index.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <absl/container/flat_hash_map.h>
#include <re2/re2.h>

#include "debrief/schema/format.h"
#include "debrief/schema/schema.h"

namespace debrief::schema {

using NodeIndex = uint32_t;

/// The values of `enum`, or the one of `const`.
struct Choices {
  std::vector<std::string> canonical;  ///< as canonical() makes them
  std::vector<std::string> shown;      ///< as a person writes them
};

/// A key that asks for other keys, or for a whole schema.
struct Dependency {
  std::string key;
  std::vector<std::string> keys;
  std::optional<NodeIndex> schema;
};

struct PatternProperty {
  std::shared_ptr<const RE2> pattern;
  NodeIndex schema = 0;
};

/// One (sub)schema. What a keyword does not say is empty and holds for all values.
struct Node {
  std::string path;  ///< its JSON pointer in the schema's text
  std::string description;
  std::string
      example;  ///< the first of `examples`, as a person writes it; empty when it is no scalar
  std::optional<bool> boolean;  ///< the schemas `true` and `false`
  std::optional<NodeIndex> ref;

  uint8_t types = 0;  ///< TypeBits; 0 for all
  std::optional<Choices> choices;
  std::optional<Choices> constant;

  std::optional<double> minimum, maximum, exclusive_minimum, exclusive_maximum, multiple_of;

  std::optional<uint64_t> min_length, max_length;
  std::shared_ptr<const RE2> pattern;
  std::string pattern_message;  ///< what a text that does not match must do: `must start with …`
  std::optional<Format> format;

  std::optional<NodeIndex> items, additional_items, contains;
  std::optional<std::vector<NodeIndex>> tuple;
  std::optional<uint64_t> min_items, max_items;
  bool unique_items = false;

  std::vector<std::pair<std::string, NodeIndex>> properties;  ///< in the order of the text
  absl::flat_hash_map<std::string, NodeIndex> property_of;
  std::vector<PatternProperty> pattern_properties;
  std::optional<NodeIndex> additional_properties, property_names;
  std::vector<std::string> required;
  std::vector<Dependency> dependencies;
  std::optional<uint64_t> min_properties, max_properties;

  std::vector<NodeIndex> all_of, any_of, one_of;
  std::optional<NodeIndex> not_schema, if_schema, then_schema, else_schema;
};

}  // namespace debrief::schema

namespace debrief {

struct Schema::Impl {
  std::vector<schema::Node> nodes;  ///< [0] is the root
  std::vector<std::string> properties;
};

}  // namespace debrief
