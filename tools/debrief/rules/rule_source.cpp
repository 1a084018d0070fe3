#include "debrief/rules/rule_source.h"

#include <set>

#include "debrief/base/strings.h"
#include "debrief/schema/embedded_schema.h"
#include "debrief/yaml/prepared.h"

namespace debrief {
namespace {

std::string with_hint(std::string message, const std::string& hint) {
  return hint.empty() ? message : concat(message, "; ", hint);
}

/// Compiled once: the schemas are constants of the program.
const Schema& compiled(RuleSchema schema) {
  static const Schema rule = embedded_schema("rule");
  static const Schema profile = embedded_schema("profile");
  return schema == RuleSchema::kRule ? rule : profile;
}

}  // namespace

Error RuleSource::error(Span at, std::string message) const {
  const Position place = source.position(at.begin);
  return {.kind = ErrorKind::kConfig,
          .message = std::move(message),
          .where = concat(source.path(), ':', place.line, ':', place.column)};
}

std::string RuleSource::text(const YamlNode& map, std::string_view key) const {
  const YamlNode* node = find(map, key);
  return node == nullptr ? std::string() : std::string(trim(node->text));
}

std::vector<const YamlNode*> RuleSource::scalars(const YamlNode& map, std::string_view key) const {
  const YamlNode* node = find(map, key);
  if (node == nullptr) return {};
  if (node->kind != YamlKind::kSequence) return {node};
  std::vector<const YamlNode*> nodes;
  for (const YamlIndex item : node->items) nodes.push_back(&tree[item]);
  return nodes;
}

Result<std::vector<std::string>> RuleSource::alternatives(const YamlNode& map,
                                                          std::string_view key) const {
  std::vector<std::string> texts;
  std::set<std::string> seen;
  for (const YamlNode* node : scalars(map, key)) {
    std::string text(trim(node->text));
    if (text.empty())
      return fail(error(node->span, concat("an alternative of “", key, "” is empty")));
    if (!seen.insert(lower_ascii(text)).second) {
      return fail(error(node->span, concat("“", text, "” stands twice in “", key, "”")));
    }
    texts.push_back(std::move(text));
  }
  return texts;
}

Result<RuleSource> read_rule_source(const RuleFile& file, RuleSchema schema) {
  SourceFile source(file.path, file.bytes);
  YamlTree tree = parse_yaml_file(source);
  RuleSource read{std::move(source), std::move(tree)};
  if (!read.tree.problems.empty()) {
    const YamlProblem& first = read.tree.problems.front();
    return fail(read.error(first.span, with_hint(first.message, first.hint)));
  }
  if (read.tree.empty()) return fail(read.error({}, "the file is empty"));
  if (schema == RuleSchema::kNone) return read;
  const std::vector<SchemaProblem> problems = compiled(schema).validate(read.tree);
  if (!problems.empty()) {
    const SchemaProblem& first = problems.front();
    return fail(read.error(first.span, with_hint(first.message, first.hint)));
  }
  return read;
}

}  // namespace debrief
