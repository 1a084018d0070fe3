#pragma once
// Which rules run on a document, and how severe they are there: the rule, then the profile, then
// the configuration's rules, then its overrides in the order written; of these the last that says
// something holds. A preview rule is off until its id is named. What is selected or ignored on the
// command line is decided here too.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/corpus/config.h"
#include "debrief/lint/lint.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

class Severities {
 public:
  Severities(const RuleSet& rules, const Config& config, const LintOptions& options);

  /// The severity of every rule of the set, in its order, for a document at `path`; kOff for those
  /// that do not run.
  std::vector<Severity> of(std::string_view path) const;
  /// The same for one rule of the set.
  Severity of(const Rule& rule, std::string_view path) const;

  /// Whether the profile is about every rule (`every`): then neither place nor agent lowers one.
  bool flat() const { return flat_; }

 private:
  const RuleSet& rules_;
  const Config& config_;
  std::vector<Severity> everywhere_;
  bool flat_ = false;
  std::vector<bool> wanted_;  ///< selected and not ignored
};

/// Whether `name` is the rule's id or its group.
bool names_rule(std::string_view name, const Rule& rule);

}  // namespace debrief
