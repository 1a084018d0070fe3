#pragma once
// Frames and phrases against a reading. For Reader alone.

#include <vector>

#include "debrief/language/engine_classes.h"
#include "debrief/language/phrase.h"
#include "debrief/language/reading.h"

namespace debrief {

std::vector<LanguageMatch> match_frame(const LanguageData& data, const Reading::Impl& reading,
                                       const Frame& frame);

std::vector<LanguageMatch> match_phrase(const LanguageData& data, const Reading::Impl& reading,
                                        const Phrase& phrase);

/// Agent, verb, quotation and mention of a byte range.
LanguageMatch describe_range(const LanguageData& data, const Reading::Impl& reading, uint32_t begin,
                             uint32_t end);

/// The agent as written; empty when nobody is named.
std::string agent_text(const Reading::Impl& reading, const Agent& agent);

/// Sorts by begin and drops what overlaps an earlier, longer match.
void settle_overlaps(std::vector<LanguageMatch>& matches);

}  // namespace debrief
