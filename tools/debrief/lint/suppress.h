#pragma once
// What authors suppress in a document: `<!-- debrief-ignore RULE: reason -->` and its relatives.
// The comments take findings away and never add a rule that does not run.

#include <vector>

#include "debrief/lint/pass.h"

namespace debrief {

/// Rules that have words in rules/process, but no function in checks/table.h.
inline constexpr std::string_view kSuppressionRule = "process/suppression";
inline constexpr std::string_view kUnusedSuppressionRule = "process/unused-suppression";

/// Takes away the findings that a directive with a reason covers and returns them, each with the
/// reason.
///
/// Appends a finding for a directive that has no effect (no rule, no reason, an id that does not
/// exist), and one with a fix for a rule that ran (`ran`, in the order of the set) and found
/// nothing to suppress.
std::vector<Finding> settle_suppressions(const LintPass& pass, const std::vector<bool>& ran);

}  // namespace debrief
