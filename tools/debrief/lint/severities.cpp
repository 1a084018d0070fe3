#include "debrief/lint/severities.h"

#include <algorithm>

#include "debrief/base/glob.h"

namespace debrief {
namespace {

/// Sets the severity of the rules that `name` calls. A group does not wake a preview rule: only its
/// own name does.
void set(std::vector<Severity>& severities, const RuleSet& rules, std::string_view name,
         Severity severity) {
  for (size_t i = 0; i < severities.size(); ++i) {
    const Rule& rule = rules.rules[i];
    const bool sleeps = rule.status == RuleStatus::kPreview && severities[i] == Severity::kOff;
    if (name == rule.id || (name == rule.group() && !sleeps)) severities[i] = severity;
  }
}

/// A group's name sorts before those of its rules, so that what is said of a rule holds.
void set_all(std::vector<Severity>& severities, const RuleSet& rules,
             const std::map<std::string, std::string>& configured) {
  for (const auto& [name, severity_text] : configured) {
    if (const auto severity = severity_of_name(severity_text)) {
      set(severities, rules, name, *severity);
    }
  }
}

void apply(std::vector<Severity>& severities, const RuleSet& rules, const Profile& profile) {
  for (size_t i = 0; i < severities.size() && profile.every; ++i) {
    if (rules.rules[i].status != RuleStatus::kPreview) severities[i] = *profile.every;
  }
  for (const auto& [id, severity] : profile.rules) set(severities, rules, id, severity);
}

/// A preview rule is off until something names it.
Severity severity_at_first(const Rule& rule, const LintOptions& options) {
  const auto& selected = options.select;
  const bool named = std::find(selected.begin(), selected.end(), rule.id) != selected.end();
  return rule.status == RuleStatus::kPreview && !named ? Severity::kOff : rule.severity;
}

bool any_names(const std::vector<std::string>& names, const Rule& rule) {
  return std::any_of(names.begin(), names.end(),
                     [&](const std::string& name) { return names_rule(name, rule); });
}

}  // namespace

bool names_rule(std::string_view name, const Rule& rule) {
  return name == rule.id || name == rule.group();
}

Severities::Severities(const RuleSet& rules, const Config& config, const LintOptions& options)
    : rules_(rules), config_(config) {
  for (const Rule& rule : rules.rules) {
    everywhere_.push_back(severity_at_first(rule, options));
    const bool selected = options.select.empty() || any_names(options.select, rule);
    wanted_.push_back(selected && !any_names(options.ignore, rule));
  }
  const std::string& name = options.profile.empty() ? config.profile : options.profile;
  if (const Profile* profile = rules.profile(name)) {
    apply(everywhere_, rules, *profile);
    flat_ = profile->every.has_value();
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

Severity Severities::of(const Rule& rule, std::string_view path) const {
  return of(path)[static_cast<size_t>(&rule - rules_.rules.data())];
}

}  // namespace debrief
