#include "debrief/lint/severities.h"

#include <algorithm>

#include "debrief/base/file_system.h"
#include "debrief/base/glob.h"

namespace debrief {
namespace {

size_t index_of(const RuleSet& rules, std::string_view id) {
  const Rule* rule = rules.find(id);
  return rule == nullptr ? rules.rules.size() : static_cast<size_t>(rule - rules.rules.data());
}

void set(std::vector<Severity>& severities, const RuleSet& rules, std::string_view id,
         Severity severity) {
  const size_t index = index_of(rules, id);
  if (index < severities.size()) severities[index] = severity;
}

void set_all(std::vector<Severity>& severities, const RuleSet& rules,
             const std::map<std::string, std::string>& configured) {
  for (const auto& [id, name] : configured) {
    if (const auto severity = severity_of_name(name)) set(severities, rules, id, *severity);
  }
}

bool any_names(const std::vector<std::string>& names, const Rule& rule) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return names_rule(name, rule); });
}

}  // namespace

bool names_rule(std::string_view name, const Rule& rule) {
  return name == rule.id || name == rule.group();
}

const Profile* find_profile(const RuleSet& rules, std::string_view name_or_path) {
  if (const Profile* profile = rules.profile(name_or_path)) return profile;
  const std::string_view name = file_name(name_or_path);
  return rules.profile(name.substr(0, name.rfind('.')));
}

Severities::Severities(const RuleSet& rules, const Config& config, const LintOptions& options)
    : rules_(rules), config_(config) {
  for (const Rule& rule : rules.rules) {
    everywhere_.push_back(rule.severity);
    const bool selected = options.select.empty() || any_names(options.select, rule);
    wanted_.push_back(selected && !any_names(options.ignore, rule));
  }
  const std::string& name = options.profile.empty() ? config.profile : options.profile;
  if (const Profile* profile = find_profile(rules, name)) {
    for (const auto& [id, severity] : profile->rules) set(everywhere_, rules, id, severity);
  }
  set_all(everywhere_, rules, config.rules);
}

std::vector<Severity> Severities::of(std::string_view path) const {
  std::vector<Severity> severities = everywhere_;
  for (const PathOverride& entry : config_.overrides) {
    const bool matches = std::any_of(entry.paths.begin(), entry.paths.end(),
                                     [&](const auto& glob) { return glob_match(glob, path); });
    if (matches) set_all(severities, rules_, entry.rules);
  }
  for (size_t i = 0; i < severities.size(); ++i) {
    if (!wanted_[i]) severities[i] = Severity::kOff;
  }
  return severities;
}

}  // namespace debrief
