// Names of rules and profiles that the command line and the configuration use.

#include <algorithm>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/lint/lint.h"
#include "debrief/lint/severities.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

/// Ids and groups: what `--select` takes.
std::vector<std::string_view> selectable(const RuleSet& rules) {
  std::vector<std::string_view> names;
  for (const Rule& rule : rules.rules) {
    if (names.empty() || names.back() != rule.group()) names.push_back(rule.group());
  }
  const auto ids = rules.ids();
  names.insert(names.end(), ids.begin(), ids.end());
  return names;
}

std::vector<std::string_view> profile_names(const RuleSet& rules) {
  std::vector<std::string_view> names;
  for (const Profile& profile : rules.profiles) {
    if (profile.path.empty()) names.push_back(profile.name);
  }
  return names;
}

tl::unexpected<Error> unknown(ErrorKind kind, std::string_view what, std::string_view name,
                              const std::vector<std::string_view>& known, std::string where,
                              std::string hint) {
  return fail({.kind = kind,
               .message = concat("no ", what, " is named “", name, "”", did_you_mean(name, known)),
               .where = std::move(where),
               .hints = {std::move(hint)}});
}

Result<void> check_selection(const RuleSet& rules, std::string_view flag,
                             const std::vector<std::string>& names) {
  const auto known = selectable(rules);
  for (const std::string& name : names) {
    const bool found = std::find(known.begin(), known.end(), name) != known.end();
    if (!found) {
      return unknown(ErrorKind::kUsage, "rule or group", name, known, std::string(flag),
                     "“debrief rules list” shows them all");
    }
  }
  return {};
}

Result<void> check_rules(const Config& config, const RuleSet& rules, const std::string& pointer,
                         const std::map<std::string, std::string>& configured) {
  const auto known = selectable(rules);
  for (const auto& [name, severity] : configured) {
    if (std::find(known.begin(), known.end(), name) != known.end()) continue;
    return unknown(ErrorKind::kConfig, "rule or group", name, known,
                   config_place(config, pointer + pointer_step(name)),
                   "“debrief rules list” shows them all");
  }
  return {};
}

}  // namespace

Result<void> validate_rule_names(const Corpus& corpus, const RuleSet& rules,
                                 const LintOptions& options) {
  const Config& config = corpus.config;
  DEBRIEF_TRY_VOID(check_selection(rules, "--select", options.select));
  DEBRIEF_TRY_VOID(check_selection(rules, "--ignore", options.ignore));
  const auto profiles = profile_names(rules);
  const std::string hint = concat("there are ", join(profiles, ", "));
  if (!options.profile.empty() && rules.profile(options.profile) == nullptr) {
    return unknown(ErrorKind::kUsage, "profile", options.profile, profiles, "--profile", hint);
  }
  // A profile file of the configuration that another profile overrules is not read.
  const bool overruled = !options.profile.empty() && is_profile_path(config.profile);
  if (!overruled && rules.profile(config.profile) == nullptr) {
    return unknown(ErrorKind::kConfig, "profile", config.profile, profiles,
                   config_place(config, "/profile"), hint);
  }
  DEBRIEF_TRY_VOID(check_rules(config, rules, "/rules", config.rules));
  for (size_t i = 0; i < config.overrides.size(); ++i) {
    DEBRIEF_TRY_VOID(
        check_rules(config, rules, concat("/overrides/", i, "/rules"), config.overrides[i].rules));
  }
  return {};
}

std::vector<std::string> deprecated_names(const Config& config, const RuleSet& rules,
                                          const LintOptions& options) {
  std::vector<std::string> notes;
  const auto named = [](const auto& names, const Rule& rule) {
    return std::find(names.begin(), names.end(), rule.id) != names.end();
  };
  for (const Rule& rule : rules.rules) {
    if (rule.status != RuleStatus::kDeprecated) continue;
    const bool overridden =
        std::any_of(config.overrides.begin(), config.overrides.end(),
                    [&](const PathOverride& each) { return each.rules.contains(rule.id); });
    if (overridden || config.rules.contains(rule.id) || named(options.select, rule) ||
        named(options.ignore, rule)) {
      notes.push_back(
          concat("the rule ", rule.id, " is deprecated; “debrief explain ", rule.id, "” says why"));
    }
  }
  return notes;
}

}  // namespace debrief
