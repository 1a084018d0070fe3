#pragma once
// Particles that make another verb of a verb: `took down`, `took the whole cluster down`.

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// Notes a particle next to the verb of a group or behind a short object, when the lexicon has the
/// two together. The group's last token must be known.
void read_particle(const LanguageData& data, const SentenceView& sentence, VerbGroup& group);

}  // namespace debrief
