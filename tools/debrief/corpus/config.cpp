#include "debrief/corpus/config.h"

#include <utility>

#include "debrief/base/strings.h"
#include "debrief/corpus/config_values.h"
#include "debrief/schema/embedded_schema.h"
#include "debrief/text/error_at.h"
#include "debrief/text/source_file.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

const Schema& config_schema() {
  static const Schema schema = embedded_schema("config");
  return schema;
}

/// The place of every key and item, by JSON pointer. The tree's depth is limited by its parser.
std::map<std::string, Position> origins_of(const SourceFile& file, const YamlTree& tree) {
  std::map<std::string, Position> origins;
  std::vector<std::pair<std::string, YamlIndex>> open = {{"", 0}};
  while (!open.empty()) {
    const auto [pointer, index] = open.back();
    open.pop_back();
    for (const YamlEntry& entry : tree[index].entries) {
      const std::string inner = pointer + pointer_step(tree[entry.key].text);
      origins[inner] = file.position(tree[entry.key].span.begin);
      open.emplace_back(inner, entry.value);
    }
    const auto& items = tree[index].items;
    for (size_t i = 0; i < items.size(); ++i) {
      const std::string inner = concat(pointer, "/", i);
      origins[inner] = file.position(tree[items[i]].span.begin);
      open.emplace_back(inner, items[i]);
    }
  }
  return origins;
}

}  // namespace

std::vector<std::string> default_exclude() {
  return {"**/[Tt]emplate*", "**/TEMPLATE*", "**/[!0-9]*[Tt]emplate*", "**/[Tt]emplates/**",
          "**/[Rr][Ee][Aa][Dd][Mm][Ee]*"};
}

std::string_view added_suppressions_name(AddedSuppressions added) {
  if (added == AddedSuppressions::kNone) return "none";
  return added == AddedSuppressions::kAll ? "all" : "warnings";
}

std::string pointer_step(std::string_view key) {
  return "/" + replace_all(replace_all(key, "~", "~0"), "/", "~1");
}

std::string config_place(const Config& config, const std::string& pointer) {
  const auto origin = config.origins.find(pointer);
  if (origin == config.origins.end()) return config.path;
  return concat(config.path, ":", origin->second.line, ":", origin->second.column);
}

std::string config_line(const Config& config, const std::string& pointer) {
  const auto origin = config.origins.find(pointer);
  if (origin == config.origins.end()) return config.path;
  return concat(config.path, ":", origin->second.line);
}

Result<Config> parse_config(const std::string& path, std::string bytes) {
  const SourceFile file(path, std::move(bytes));
  const YamlTree tree = parse_yaml(file, {0, file.size()});
  if (!tree.problems.empty()) {
    const YamlProblem& problem = tree.problems.front();
    return config_error_at(file, problem.span, problem.message, problem.hint);
  }
  if (tree.empty() || tree.root().kind == YamlKind::kNull) {
    return config_error_at(file, {}, "the configuration is empty", "begin with “version: 1”");
  }
  if (const auto problems = config_schema().validate(tree); !problems.empty()) {
    const SchemaProblem& problem = problems.front();
    return config_error_at(file, problem.span, problem.message, problem.hint);
  }

  ConfigValues values(file, tree);
  Config config = values.read();
  if (const auto& problem = values.problem()) {
    return config_error_at(file, problem->span, problem->message, problem->hint);
  }
  config.path = path;
  config.bytes = file.bytes();
  config.origins = origins_of(file, tree);
  return config;
}

}  // namespace debrief
