#pragma once
// Comments that a change adds in order to silence its own check: they are told, and until they are
// merged they cover no error.

#include "debrief/corpus/corpus.h"
#include "debrief/git/change_set.h"
#include "debrief/lint/finding.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// The rule that has the words for them; no function in checks/table.h.
inline constexpr std::string_view kAddedSuppressionRule = "process/suppression-added";

/// Appends a finding for each comment on a line that the change wrote and that covers something,
/// and puts back the errors that only such comments cover. Keeps findings sorted by path and place.
void settle_added_suppressions(const Corpus& corpus, const ChangeSet& change, const RuleSet& rules,
                               Findings& findings);

}  // namespace debrief
