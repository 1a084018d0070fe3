#pragma once
// What the steps of the pipeline share while they look at one document.

#include <vector>

#include "debrief/lint/finding.h"
#include "debrief/postmortem/document.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

struct LintPass {
  const Document& document;
  const RuleSet& rules;
  const std::vector<Severity>& severities;  ///< of each rule of the set here; kOff: does not run
  bool flat = false;  ///< the profile is about every rule: neither place nor agent lowers one
  std::vector<Finding>& findings;  ///< in no particular order
};

}  // namespace debrief
