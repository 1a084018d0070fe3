#pragma once
// What became of one post-mortem and its actions: its log, for people and programs.

#include <string>

#include "debrief/base/world.h"
#include "debrief/corpus/corpus.h"

namespace debrief {

/// The revisions and what each of them changed, oldest first, then the actions with their dates.
std::string life_text(const CorpusDocument& document, const Corpus& corpus,
                      const Terminal& terminal);

/// schema/log.schema.json.
std::string life_json(const CorpusDocument& document, const Corpus& corpus);

}  // namespace debrief
