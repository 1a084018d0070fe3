#pragma once
// What a schema sees of a value: its JSON type and a text that is equal for equal values. The same
// text is made of JSON (the schema's own values) and of YAML (the instance).

#include <cstdint>
#include <optional>
#include <string>

#include <nlohmann/json.hpp>

#include "debrief/yaml/tree.h"

namespace debrief::schema {

using Json = nlohmann::ordered_json;

/// JSON types as bits. A whole number is both an integer and a number.
enum TypeBits : uint8_t {
  kNullBit = 1,
  kBooleanBit = 2,
  kIntegerBit = 4,
  kNumberBit = 8,
  kStringBit = 16,
  kArrayBit = 32,
  kObjectBit = 64,
};

/// The types that a node has. Plain scalars read under the YAML 1.2 core schema; 1.0 is a whole
/// number.
uint8_t types_of(const YamlNode& node);

/// The number that a plain scalar reads as; nullopt when it is none.
std::optional<double> number_of(const YamlNode& node);

/// Equal for equal values: map keys sorted, numbers by value. Keys are always strings. Recursion is
/// as deep as the tree, which its own limits bound.
std::string canonical(const YamlTree& tree, YamlIndex index);
std::string canonical(const Json& value);

/// `"a\"b"`: a JSON string. Bytes that are not UTF-8 are replaced.
std::string json_string(std::string_view text);

/// A key as one step of a JSON pointer (RFC 6901 §3).
std::string escape_pointer(std::string_view name);

/// How deep the brackets of a JSON text go.
int json_depth(std::string_view json);

/// The tree of a JSON text, its spans empty: a JSON instance for a schema. Empty when the text is
/// not JSON or is nested more than 64 levels deep.
YamlTree tree_of_json(std::string_view json);

}  // namespace debrief::schema
