#pragma once
// A rule or profile file on its way to values: bytes, tree, and errors that know their place. What
// the keys mean is in rule_file.cpp, match_file.cpp, case_file.cpp and profile_file.cpp.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/rules/rule_set.h"
#include "debrief/text/source_file.h"
#include "debrief/yaml/tree.h"

namespace debrief {

struct RuleSource {
  SourceFile source;
  YamlTree tree;

  /// kConfig at the first byte of a span.
  Error error(Span at, std::string message) const;

  const YamlNode* find(const YamlNode& map, std::string_view key) const {
    return tree.find(map, key);
  }
  /// The text of a scalar without white space at its ends; empty when the key is missing.
  std::string text(const YamlNode& map, std::string_view key) const;
  /// The scalars of a sequence, or the one scalar that stands instead of it; empty when the key is
  /// missing.
  std::vector<const YamlNode*> scalars(const YamlNode& map, std::string_view key) const;
  /// The texts of scalars(), refused when one is empty or written twice (letter case aside).
  Result<std::vector<std::string>> alternatives(const YamlNode& map, std::string_view key) const;
};

/// Which of the embedded schemas a file is held against.
enum class RuleSchema { kNone, kRule, kProfile };

/// Parses the bytes and holds them against a schema, when one is given. kConfig for the first
/// problem.
Result<RuleSource> read_rule_source(const RuleFile& file, RuleSchema schema);

}  // namespace debrief
