#pragma once
// Finds predicates: `should probably have been tested`, `took … down`, `to skip`, `running`.

#include <vector>

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// The verb groups of a tagged sentence, in order, without overlaps; subjects not yet found.
/// Linear.
std::vector<VerbGroup> find_verb_groups(const LanguageData& data, const SentenceView& sentence);

/// What VerbGroup::modal can be, and a frame may ask for: `should`, `ought to`, `supposed to`, …
std::vector<std::string_view> modal_names();

}  // namespace debrief
