#pragma once
// The noun phrase that is a subject, with all that belongs to it: `one of the engineers`, `Alice
// and Bob`.

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// Who the noun phrase names that ends at `head`, partitives and coordination included.
Agent phrase_agent(const LanguageData& data, const SentenceView& sentence, int64_t head);

/// Whether at `i` a preposition stands that starts a clause as well: `after she misread the graph`.
bool opens_clause(const SentenceView& sentence, int64_t i);

}  // namespace debrief
