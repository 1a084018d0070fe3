#pragma once
// Gives every token its tag: closed classes first, then the lexicon and spelling, then the words
// around for what is both noun and verb, or both past and participle.

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// Tags the tokens of one sentence. Their `known` must be set. Linear.
void tag_sentence(const LanguageData& data, SentenceEditor sentence);

}  // namespace debrief
