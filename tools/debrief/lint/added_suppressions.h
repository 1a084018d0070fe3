#pragma once
// Comments that a change adds in order to silence its own check: they are told, and until they are
// merged they cover only what `suppressions: { added }` of the configuration lets them.

#include "debrief/lint/change.h"

namespace debrief {

/// The rule that has the words for them; no function in checks/table.h.
inline constexpr std::string_view kAddedSuppressionRule = "process/suppression-added";

/// Appends a finding for each comment that the change added and that covers something, and puts
/// back what only such comments cover and may not. A comment is added when the change wrote one of
/// its lines, or when the document had none of the same words before. Keeps findings sorted.
void settle_added_suppressions(const Corpus& newer, const ChangeScope& scope, const RuleSet& rules,
                               const LintOptions& options, Findings& findings);

}  // namespace debrief
