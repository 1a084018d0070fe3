#pragma once
// Who acts in each verb group: a walk to the left for the subject; passives (passive.h) look to the
// right for `by`, pronouns (antecedent.h) at what was named before.

#include <vector>

#include "debrief/language/antecedent.h"
#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// Fills `subject` and `agent` of the groups of one sentence. Linear: each walk is bounded.
void find_subjects(const LanguageData& data, const SentenceView& sentence,
                   std::vector<VerbGroup>& groups, Antecedents& antecedents);

}  // namespace debrief
