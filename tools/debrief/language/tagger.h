#pragma once
// Gives every token its tag: what it is alone (word_tags.h), then the words around for what is both
// noun and verb, or both past and participle.

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// Tags the tokens of one sentence. Their `known` must be set. Linear.
void tag_sentence(const LanguageData& data, const SentenceEditor& sentence);

}  // namespace debrief
