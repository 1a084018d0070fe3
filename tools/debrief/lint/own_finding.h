#pragma once
// Findings of rules that the pipeline itself speaks for (`check: pipeline`): about suppressions,
// the baseline and changes. Their words and severities come from the rules, as for any other.

#include <optional>
#include <string>
#include <string_view>

#include "debrief/lint/finding.h"
#include "debrief/lint/severities.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// A settled finding of `id` in `file`, with its fingerprint; nullopt when the set has no such rule
/// or it is off there.
std::optional<Finding> own_finding(const RuleSet& rules, const Severities& severities,
                                   std::string_view id, const SourceFile& file, Span span,
                                   std::string message);

}  // namespace debrief
