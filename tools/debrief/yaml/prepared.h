#pragma once
// The YAML files that the program carries, with the trees that were made of them when it was built.
// Reading a tree costs a copy; parsing the files costs more than linting a document. Rules, word
// classes and profiles come this way; a repository's own files are parsed.

#include <string_view>

#include "debrief/text/source_file.h"
#include "debrief/yaml/tree.h"

namespace debrief {

/// What an embedded file is parsed with: rules and word lists are ours, long and flat.
inline constexpr YamlLimits kPreparedLimits = {
    .bytes = 1024 * 1024, .depth = 32, .nodes = 100'000, .scalar_bytes = 16 * 1024};

/// The folder of the embedded trees: `prepared/rules/blame/should-have.yaml` is the tree of
/// `rules/blame/should-have.yaml`.
inline constexpr std::string_view kPreparedFolder = "prepared/";

/// Parses a whole file, as parse_yaml() does. When its name and bytes are those of an embedded file
/// with a tree, that tree is copied, and `limits` do not apply.
YamlTree parse_yaml_file(const SourceFile& file, const YamlLimits& limits = {});

}  // namespace debrief
