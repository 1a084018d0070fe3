#pragma once
// Who acts in a passive: what `by` names, or nobody.

#include <vector>

#include "debrief/language/antecedent.h"
#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// The agent of a passive group. Without `by` nobody is named: kSystem when machines do such things
/// (“should have been retried”, “… automatically”), else kUnknown.
Agent agent_of_passive(const LanguageData& data, const SentenceView& sentence,
                       const std::vector<VerbGroup>& groups, const VerbGroup& group,
                       const Antecedents& antecedents);

}  // namespace debrief
