#pragma once
// Where noun phrases begin and end.

#include "debrief/language/reading.h"

namespace debrief {

/// The first token of the noun phrase whose last token is `head`.
uint32_t phrase_start(const SentenceView& sentence, uint32_t head);

/// Behind the noun phrase that starts at `first`; `first` when none does. What follows in `of …` is
/// not part of it.
uint32_t phrase_end(const SentenceView& sentence, uint32_t first);

/// Whether a number is a time, a date or a version, which never counts what follows.
bool is_instant(const Token& token);

}  // namespace debrief
