#pragma once
// What a change does to the rules that it is checked by, and to the post-mortems that are there:
// told in findings that the change itself cannot switch off.

#include "debrief/corpus/corpus.h"
#include "debrief/git/change_set.h"
#include "debrief/lint/finding.h"
#include "debrief/lint/severities.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// Rules that have words in rules/process, but no function in checks/table.h.
inline constexpr std::string_view kPolicyRule = "process/policy-changed";
inline constexpr std::string_view kRemovedRule = "process/post-mortem-removed";

/// Appends a finding for each file of the policy (configuration, rules, templates, baseline,
/// ignored commits) that the change touches, on the first line that it wrote; one for a
/// configuration that does not read is an error. `newer` is read under the policy of the older
/// side.
void report_policy_changes(const Corpus& newer, const ChangeSet& change, const RuleSet& rules,
                           const Severities& severities, Findings& findings);

/// Appends a finding for each configured post-mortem that the change deletes or moves to where none
/// is looked for.
void report_removals(const Corpus& newer, const ChangeSet& change, const RuleSet& rules,
                     const Severities& severities, Findings& findings);

}  // namespace debrief
