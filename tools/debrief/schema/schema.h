#pragma once
// JSON Schema (draft-07, the keywords of kSchemaKeywords) over a positioned YAML tree. Every
// problem knows the bytes of the key and of the value that it is about. What is not supported is an
// error when the schema is compiled.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/text/span.h"
#include "debrief/yaml/tree.h"

namespace debrief {

struct SchemaProblem {
  std::string path;     ///< JSON pointer of the value: `/participants/0/who`
  std::string keyword;  ///< what was violated: `required`, `enum`, `additionalProperties`, …
  Span span;  ///< the value's bytes; of `required` the first key of the map, of an unknown key the
              ///< key
  std::optional<Span> key;  ///< the bytes of the key whose value it is
  std::string message;      ///< house style: “severity” must be one of SEV1, SEV2
  std::string hint;  ///< may be empty; holds “did you mean” for unknown keys and enum values
};

/// A compiled schema. Immutable; may be used from several threads.
class Schema {
 public:
  /// Compiles a JSON Schema text. kConfig for JSON that does not parse, a keyword that is not
  /// supported, a pattern over the size limit and a `$ref` that does not resolve; the message names
  /// the schema path.
  static Result<Schema> compile(std::string_view json);

  /// All violations, sorted by place. An `anyOf` or `oneOf` gives one problem, of its nearest
  /// branch. Cost linear in nodes × keywords; `$ref` cycles over the same value are cut.
  std::vector<SchemaProblem> validate(const YamlTree& tree, YamlIndex root = 0) const;

  /// The `description` of the property at a JSON pointer such as `/severity`; empty when there is
  /// none.
  std::string describe(std::string_view pointer) const;

  /// The property names of the root object in the order of the schema's text.
  const std::vector<std::string>& properties() const;

 private:
  struct Impl;
  explicit Schema(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  std::shared_ptr<const Impl> impl_;
};

}  // namespace debrief
