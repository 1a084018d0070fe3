#pragma once
// One post-mortem for people and programs: everything that was read of it, whatever the form it was
// written in, and what follows from that. Nothing about it is judged here.

#include <string>

#include "debrief/base/world.h"
#include "debrief/corpus/corpus.h"

namespace debrief {

/// What `show --output-format json` prints; schema/record.schema.json says what is in it. Lines
/// count from 1.
std::string record_json(const CorpusDocument& document);

/// The same for a terminal, and as wide as it.
std::string record_text(const CorpusDocument& document, const Terminal& terminal);

}  // namespace debrief
