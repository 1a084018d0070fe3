#include "debrief/lint/baseline.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/schema/embedded_schema.h"
#include "debrief/text/error_at.h"
#include "debrief/yaml/tree.h"

namespace debrief {
namespace {

constexpr uint32_t kMostBytes = 16 << 20;

/// JSON is read as the YAML that it is, so that every entry knows its line.
constexpr YamlLimits kLimits = {
    .bytes = kMostBytes, .depth = 8, .nodes = 2'000'000, .scalar_bytes = 64 * 1024};

std::string text_of(const YamlTree& tree, const YamlNode& map, std::string_view key) {
  const YamlNode* const value = tree.find(map, key);
  return value == nullptr ? std::string() : value->text;
}

Result<void> check(const SourceFile& file, const YamlTree& tree) {
  static const Schema kSchema = embedded_schema("baseline");
  if (const size_t conflict = file.bytes().find("\n<<<<<<< "); conflict != std::string_view::npos) {
    const auto at = static_cast<uint32_t>(conflict + 1);
    return config_error_at(file, {at, at}, "a merge left a conflict here",
                           "keep the entries of both sides, then run debrief baseline prune");
  }
  if (!tree.problems.empty()) {
    const YamlProblem& problem = tree.problems.front();
    return config_error_at(file, problem.span, problem.message, problem.hint);
  }
  if (tree.empty()) {
    return config_error_at(file, {}, "the baseline is empty", "debrief baseline create writes one");
  }
  if (const auto problems = kSchema.validate(tree); !problems.empty()) {
    return config_error_at(file, problems.front().span, problems.front().message,
                           problems.front().hint);
  }
  return {};
}

std::string json_text(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

Result<Baseline> Baseline::parse(const std::string& path, std::string bytes) {
  Baseline baseline;
  if (bytes.size() > kMostBytes) {
    return fail(
        {.kind = ErrorKind::kConfig,
         .message = concat("the baseline has more than ", with_thousands(kMostBytes), " bytes"),
         .where = path});
  }
  baseline.source_ = std::make_shared<const SourceFile>(path, std::move(bytes));
  const SourceFile& file = *baseline.source_;
  const YamlTree tree = parse_yaml(file, {0, file.size()}, kLimits);
  DEBRIEF_TRY_VOID(check(file, tree));
  for (const YamlIndex index : tree.find(tree.root(), "findings")->items) {
    const YamlNode& node = tree[index];
    baseline.entries_.push_back({.rule = text_of(tree, node, "rule"),
                                 .path = text_of(tree, node, "path"),
                                 .hash = text_of(tree, node, "hash"),
                                 .span = node.span});
  }
  for (size_t i = 0; i < baseline.entries_.size(); ++i) {
    baseline.by_path_[baseline.entries_[i].path].push_back(i);
  }
  return baseline;
}

std::string Baseline::write(std::vector<BaselineEntry> entries) {
  const auto order = [](const BaselineEntry& entry) {
    return std::tie(entry.path, entry.rule, entry.hash);
  };
  std::ranges::sort(entries, {}, order);
  std::string text = "{\n  \"version\": 1,\n  \"findings\": [";
  for (size_t i = 0; i < entries.size(); ++i) {
    append(text, i == 0 ? "\n" : ",\n", "    {\"path\": ", json_text(entries[i].path),
           ", \"rule\": ", json_text(entries[i].rule), ", \"hash\": ", json_text(entries[i].hash),
           "}");
  }
  append(text, entries.empty() ? "]\n}\n" : "\n  ]\n}\n");
  return text;
}

const std::vector<size_t>& Baseline::at(std::string_view path) const {
  static const std::vector<size_t> kNone;
  const auto found = by_path_.find(path);
  return found == by_path_.end() ? kNone : found->second;
}

}  // namespace debrief
