#pragma once
// The machine behind compile.h and the table of keywords that drives it. A new keyword is a row in
// keywords.cpp, a field in node.h and a check in validate.cpp.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>

#include "debrief/base/result.h"
#include "debrief/schema/node.h"
#include "debrief/schema/value.h"

namespace debrief::schema {

/// Reads schemas into nodes. Each place of the text is compiled once, so `$ref` may go in circles.
class Compiler {
 public:
  explicit Compiler(const Json& root) : root_(root) {}

  Result<NodeIndex> compile(const Json& json, const std::string& path);
  std::vector<Node> take() && { return std::move(nodes_); }

  Error wrong(const std::string& path, std::string_view keyword, std::string_view what) const {
    return {.kind = ErrorKind::kConfig,
            .message = concat("schema ", path.empty() ? "root" : path, ": “", keyword, "” ", what)};
  }

  Result<NodeIndex> child(NodeIndex index, std::string_view keyword, const Json& json) {
    return compile(json, concat(nodes_[index].path, "/", keyword));
  }
  Result<std::vector<NodeIndex>> children(NodeIndex index, std::string_view keyword,
                                          const Json& json);
  Result<std::shared_ptr<const RE2>> pattern(NodeIndex index, std::string_view keyword,
                                             const Json& json) const;
  Result<NodeIndex> reference(NodeIndex index, const Json& json);
  Node& node(NodeIndex index) { return nodes_[index]; }
  Error wrong(NodeIndex index, std::string_view keyword, std::string_view what) const {
    return wrong(nodes_[index].path, keyword, what);
  }

 private:
  Result<void> read_keywords(NodeIndex index, const Json& json);

  const Json& root_;
  std::vector<Node> nodes_;
  absl::flat_hash_map<std::string, NodeIndex> compiled_;
  int depth_ = 0;
};

/// Reads one keyword's value into the node.
using Read = Result<void> (*)(Compiler& compiler, NodeIndex index, std::string_view keyword,
                              const Json& json);

struct Keyword {
  std::string_view name;
  Read read;  ///< nullptr: an annotation
};

/// The keyword of this name; nullptr when it is not supported. O(log n).
const Keyword* keyword_named(std::string_view name);

/// All names, for advice.
std::vector<std::string_view> keyword_names();

}  // namespace debrief::schema
