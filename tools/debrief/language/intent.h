#pragma once
// Whether a harm is one: taking a node down for maintenance, breaking the silence and bringing down
// a latency are nobody's fault.

#include <vector>

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// Whether a predicate that sounds like harm (class `meant-verb`) was meant: a plan or a purpose
/// stands beside it, or its object is harmless. False for every other verb. Looks at a bounded
/// number of words.
bool is_meant(const LanguageData& data, const SentenceView& sentence,
              const std::vector<VerbGroup>& groups, const VerbGroup& group);

}  // namespace debrief
