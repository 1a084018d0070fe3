#pragma once
// A YAML tree as bytes and back, for the trees that are made while the program is built.

#include <optional>
#include <string>
#include <string_view>

#include "debrief/yaml/tree.h"

namespace debrief {

/// A tree without problems as bytes: for each node its kind, span, text and children, every number
/// in LEB128. Read back by the same version of the program only.
std::string encode_tree(const YamlTree& tree);

/// The tree that encode_tree() wrote. Nullopt when the bytes are no such tree.
std::optional<YamlTree> decode_tree(std::string_view bytes);

}  // namespace debrief
