#pragma once
// YAML as a tree in which every key and value knows its bytes. Made from parser events, so nothing
// is resolved, merged or lost. The typed reading of scalars (YAML 1.2 core schema) is here; what
// keys mean is not.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/packed_list.h"
#include "debrief/text/source_file.h"
#include "debrief/text/span.h"

namespace debrief {

enum class YamlKind : uint8_t { kNull, kScalar, kSequence, kMap };

/// Index of a node in its tree.
using YamlIndex = uint32_t;

struct YamlEntry {
  YamlIndex key = 0;
  YamlIndex value = 0;
};

struct YamlNode {
  Span span;  ///< its bytes in the file, quotes included; an empty span behind the colon for a
              ///< missing value
  std::string text;             ///< a scalar's value, escapes and folding undone
  PackedList<YamlIndex> items;  ///< of a sequence
  PackedList<YamlEntry>
      entries;  ///< of a map, in the order written; duplicates are kept and reported
  YamlKind kind = YamlKind::kNull;
  bool plain = false;  ///< a scalar without quotes and not a block scalar: it may be read as null,
                       ///< bool or number
};

/// Something wrong with the YAML itself.
struct YamlProblem {
  Span span;
  std::string message;  ///< house style, without place
  std::string hint;     ///< may be empty
};

/// What a document may cost before it is refused.
struct YamlLimits {
  uint32_t bytes = 64 * 1024;
  uint32_t depth = 32;
  uint32_t nodes = 10'000;
  uint32_t scalar_bytes = 16 * 1024;
};

/// How a plain scalar reads under the YAML 1.2 core schema (§10.3.2).
enum class YamlType { kNull, kBool, kInteger, kFloat, kString };

/// A parsed document. Values live as long as the tree; node 0 is the root when there is one.
class YamlTree {
 public:
  std::vector<YamlNode> nodes;
  std::vector<YamlProblem>
      problems;  ///< sorted by place; the tree holds what could be read before the first fatal one

  bool empty() const { return nodes.empty(); }
  const YamlNode& root() const { return nodes.front(); }
  const YamlNode& operator[](YamlIndex index) const { return nodes[index]; }

  /// The value of `key` in a map (the first of duplicates); nullptr when it is missing or `map` is
  /// not a map.
  const YamlNode* find(const YamlNode& map, std::string_view key) const;
  /// The entry of `key`: both nodes. Nullopt as find().
  std::optional<YamlEntry> entry(const YamlNode& map, std::string_view key) const;
};

/// The core-schema type of a node; kString for quoted scalars, and for lists and maps, whose kind
/// says more; kNull for a null node or `~`, `null`, an empty plain.
YamlType yaml_type(const YamlNode& node);

/// Parses the bytes `region` of `file` as one YAML document. Total: what is wrong is in `problems`.
///
/// Refused with a problem at the place: more than one document, anchors, aliases, tags, merge keys,
/// duplicate keys, tabs as indentation, control bytes, invalid UTF-8, and what exceeds the limits.
/// Cost linear in the region.
YamlTree parse_yaml(const SourceFile& file, Span region, const YamlLimits& limits = {});

}  // namespace debrief
