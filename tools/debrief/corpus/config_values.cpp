#include "debrief/corpus/config_values.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "debrief/base/file_system.h"
#include "debrief/base/glob.h"
#include "debrief/base/strings.h"
#include "debrief/base/time.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

constexpr uint64_t kLargestDocument = 64u << 20;

/// Why a glob can never match a path below the root; empty when it can.
std::string_view glob_trouble(std::string_view glob) {
  if (glob.starts_with('/')) return "starts at the root of the disk";
  const auto parts = split(glob, '/');
  if (std::find(parts.begin(), parts.end(), "..") != parts.end()) return "leads out of the root";
  if (glob.ends_with('/')) return "names a folder";
  if (std::find(parts.begin(), parts.end(), "") != parts.end()) return "holds an empty step";
  if (unclosed_class(glob) != glob.npos) return "holds a “[” that no “]” closes";
  return {};
}

/// `1048576`, `512KiB`, `1MiB` in bytes; nullopt for anything else.
std::optional<uint64_t> parse_size(std::string_view text) {
  uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc()) return std::nullopt;
  const std::string_view unit = trim(text.substr(static_cast<size_t>(end - text.data())));
  const unsigned shift = unit == "KiB" ? 10 : unit == "MiB" ? 20 : 0;
  if (shift == 0 && !unit.empty()) return std::nullopt;
  if (number > (kLargestDocument >> shift)) return std::nullopt;
  return number << shift;
}

std::vector<std::string_view> views(const std::vector<std::string>& texts) {
  return {texts.begin(), texts.end()};
}

}  // namespace

Config ConfigValues::read() {
  Config config;
  globs(find("", "paths"), config.paths);
  globs(find("", "exclude"), config.exclude);
  profile(find("", "profile"), config.profile);
  timezone(find("", "timezone"), config.timezone);
  severities(find("", "severities"), config.severities);
  config.services = registry("services");
  config.teams = registered_names("teams");
  config.people = registered_names("people");
  headings(config);
  rules(find("", "rules"), config.rules);
  overrides(config);
  if (const YamlNode* within = find("lateness", "within")) duration(*within, config.late_after);
  text(find("lateness", "from"), config.late_from);
  action_due(config);
  if (const YamlNode* allowed = find("actions", "team_owners")) {
    config.team_owners = allowed->text == "true";
  }
  factors(find("", "factors"), config.factors);
  if (const YamlNode* most = find("participants", "most")) {
    std::from_chars(most->text.data(), most->text.data() + most->text.size(),
                    config.most_participants);
  }
  if (const YamlNode* hosts = find("privacy", "internal")) config.internal_hosts = texts(*hosts);
  if (const YamlNode* known = find("", "acronyms")) config.acronyms = texts(*known);
  text(find("site", "title"), config.site.title);
  text(find("site", "repository"), config.site.repository);
  text(find("site", "people"), config.site.people);
  text(find("site", "visibility"), config.site.visibility);
  text(find("site", "language"), config.site.language);
  text(find("site", "base_url"), config.site.base_url);
  if (const YamlNode* added = find("suppressions", "added")) {
    for (const auto each : {AddedSuppressions::kNone, AddedSuppressions::kAll}) {
      if (added->text == added_suppressions_name(each)) config.added_suppressions = each;
    }
  }
  document_bytes(find("limits", "document"), config.document_bytes);
  if (const YamlNode* most = find("limits", "findings_per_document")) {
    std::from_chars(most->text.data(), most->text.data() + most->text.size(),
                    config.findings_per_document);
  }
  return config;
}

/// The value of `key` in the map `section`, or in the root when `section` is empty.
const YamlNode* ConfigValues::find(std::string_view section, std::string_view key) const {
  const YamlNode* map = section.empty() ? &tree_.root() : tree_.find(tree_.root(), section);
  return map == nullptr ? nullptr : tree_.find(*map, key);
}

void ConfigValues::text(const YamlNode* node, std::string& target) const {
  if (node != nullptr) target = node->text;
}

std::vector<std::string> ConfigValues::texts(const YamlNode& node) const {
  std::vector<std::string> values;
  for (const YamlIndex item : node.items) values.push_back(tree_[item].text);
  return values;
}

/// Keeps the problem that stands first in the file.
void ConfigValues::refuse(const YamlNode& node, std::string message, std::string hint) {
  if (problem_ && problem_->span.begin <= node.span.begin) return;
  problem_ = YamlProblem{node.span, std::move(message), std::move(hint)};
}

void ConfigValues::globs(const YamlNode* node, std::vector<std::string>& target) {
  if (node == nullptr) return;
  target = texts(*node);
  for (const YamlIndex item : node->items) {
    const std::string_view trouble = glob_trouble(tree_[item].text);
    if (trouble.empty()) continue;
    refuse(tree_[item], concat("“", tree_[item].text, "” ", trouble),
           "globs are relative to the root of the repository, such as “postmortems/**/*.md”");
  }
}

void ConfigValues::profile(const YamlNode* node, std::string& target) {
  if (node == nullptr) return;
  target = node->text;
  const std::string path = normalise_path(target);
  if (!path.starts_with('/') && path != ".." && !path.starts_with("../")) return;
  refuse(*node, concat("“", target, "” leads out of the root"),
         "a profile file is named by its path from the root of the repository");
}

void ConfigValues::duration(const YamlNode& node, absl::Duration& target) {
  if (const auto parsed = parse_duration(node.text)) {
    target = *parsed;
  } else {
    refuse(node, concat("“", node.text, "” is not a duration"),
           "a number and a unit, such as “48h” or “15d”");
  }
}

void ConfigValues::document_bytes(const YamlNode* node, uint64_t& target) {
  if (node == nullptr) return;
  const auto parsed = parse_size(node->text);
  if (parsed && *parsed > 0) {
    target = *parsed;
  } else {
    refuse(*node, concat("“", node->text, "” is not a size that can be read"),
           "bytes, or a number with KiB or MiB; 64MiB at most");
  }
}

void ConfigValues::timezone(const YamlNode* node, std::string& target) {
  if (node == nullptr) return;
  target = node->text;
  if (load_zone(node->text)) return;
  refuse(*node, concat("“", node->text, "” is not a known time zone"),
         "an IANA name such as “Europe/London”, or “UTC”");
}

void ConfigValues::severities(const YamlNode* node, std::vector<std::string>& target) {
  if (node == nullptr) return;
  target.clear();
  for (const YamlIndex item : node->items) {
    const std::string& name = tree_[item].text;
    if (std::find(target.begin(), target.end(), name) != target.end()) {
      refuse(tree_[item], concat("severity “", name, "” is listed twice"));
    }
    target.push_back(name);
  }
}

std::vector<Config::Service> ConfigValues::registry(std::string_view key) const {
  std::vector<Config::Service> entries;
  const YamlNode* node = find("", key);
  if (node == nullptr) return entries;
  for (const std::string& id : texts(*node)) entries.push_back({id, {}, {}});
  for (const YamlEntry& entry : node->entries) {
    const YamlNode& value = tree_[entry.value];
    Config::Service service{tree_[entry.key].text, {}, {}};
    text(tree_.find(value, "owner"), service.owner);
    text(tree_.find(value, "description"), service.description);
    entries.push_back(std::move(service));
  }
  return entries;
}

std::vector<std::string> ConfigValues::registered_names(std::string_view key) const {
  std::vector<std::string> names;
  for (Config::Service& entry : registry(key)) names.push_back(std::move(entry.id));
  return names;
}

void ConfigValues::headings(Config& config) {
  const YamlNode* node = find("", "headings");
  if (node == nullptr) return;
  std::map<std::string, std::string_view> used;  // alias in lower case → name of its role
  for (const YamlEntry& entry : node->entries) {
    const std::string& name = tree_[entry.key].text;
    const auto role = role_of_name(name);
    if (!role) continue;  // refused by the schema already
    config.headings[*role] = texts(tree_[entry.value]);
    for (const YamlIndex item : tree_[entry.value].items) {
      const std::string& alias = tree_[item].text;
      const auto [at, fresh] = used.emplace(lower_ascii(trim(alias)), name);
      if (fresh) continue;
      refuse(tree_[item], concat("“", alias, "” is a heading of “", at->second, "” already"));
    }
  }
}

void ConfigValues::rules(const YamlNode* node, std::map<std::string, std::string>& target) const {
  if (node == nullptr) return;
  for (const YamlEntry& entry : node->entries) {
    target[tree_[entry.key].text] = tree_[entry.value].text;
  }
}

void ConfigValues::factors(const YamlNode* node, std::map<std::string, std::string>& target) {
  if (node == nullptr) return;
  for (const YamlEntry& entry : node->entries) {
    target[tree_[entry.key].text] = tree_[entry.value].text;
  }
}

void ConfigValues::overrides(Config& config) {
  const YamlNode* node = find("", "overrides");
  if (node == nullptr) return;
  for (const YamlIndex item : node->items) {
    PathOverride& entry = config.overrides.emplace_back();
    globs(tree_.find(tree_[item], "paths"), entry.paths);
    rules(tree_.find(tree_[item], "rules"), entry.rules);
  }
}

void ConfigValues::action_due(Config& config) {
  const YamlNode* node = find("actions", "due");
  if (node == nullptr) return;
  for (const YamlEntry& entry : node->entries) {
    const std::string& severity = tree_[entry.key].text;
    duration(tree_[entry.value], config.action_due[severity]);
    const auto& known = config.severities;
    if (std::find(known.begin(), known.end(), severity) != known.end()) continue;
    refuse(tree_[entry.key],
           concat("“", severity, "” is not a severity", did_you_mean(severity, views(known))),
           concat("“severities” lists ", join(known, ", ")));
  }
}

}  // namespace debrief
