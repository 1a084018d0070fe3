#pragma once
// Frames and phrases against a reading. For Reader alone.

#include <span>
#include <vector>

#include "debrief/language/engine_classes.h"
#include "debrief/language/guard.h"
#include "debrief/language/pattern_index.h"
#include "debrief/language/phrase.h"
#include "debrief/language/reading.h"

namespace debrief {

std::vector<LanguageMatch> match_frame(const LanguageData& data, const Reading::Impl& reading,
                                       const CompiledFrame& frame);

/// The same for the verb groups alone that an index names.
std::vector<LanguageMatch> match_frame(const LanguageData& data, const Reading::Impl& reading,
                                       const CompiledFrame& frame,
                                       std::span<const PatternCandidate> groups);

std::vector<LanguageMatch> match_phrase(const LanguageData& data, const Reading::Impl& reading,
                                        const Phrase& phrase);

/// The same around the tokens alone that an index names, where the phrase's anchor may stand.
std::vector<LanguageMatch> match_phrase(const LanguageData& data, const Reading::Impl& reading,
                                        const Phrase& phrase, const PhraseAnchor& anchor,
                                        std::span<const PatternCandidate> anchors);

/// Agent, verb, quotation and mention of a byte range.
LanguageMatch describe_range(const LanguageData& data, const Reading::Impl& reading, uint32_t begin,
                             uint32_t end);

/// The same of tokens [first, last) of a sentence.
LanguageMatch describe_tokens(const LanguageData& data, const Reading::Impl& reading,
                              const ReadSentence& sentence, uint32_t first, uint32_t last,
                              SaidAs said_as);

/// Says whose act a match is: class, words, and whether their capital is their own.
void name_agent(const Reading::Impl& reading, const Agent& agent, LanguageMatch& match);

/// Sorts by begin and drops what overlaps an earlier, longer match.
void settle_overlaps(std::vector<LanguageMatch>& matches);

}  // namespace debrief
