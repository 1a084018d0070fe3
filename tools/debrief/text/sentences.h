#pragma once
// Words as sentences. A sentence is what a reader would read as one: abbreviations, versions,
// times, hosts and ellipses do not end it; a hard line break does when a new statement begins
// behind it. Clauses need word classes and are the language layer's.

#include <cstdint>
#include <vector>

#include "debrief/text/words.h"

namespace debrief {

/// Indices of words `[first, last)`; the final mark belongs to the sentence.
struct WordRange {
  uint32_t first = 0;
  uint32_t last = 0;
  friend bool operator==(const WordRange&, const WordRange&) = default;
};

/// The sentences of a text, in order; together they hold every word. Linear.
std::vector<WordRange> split_sentences(const std::vector<Word>& words);

}  // namespace debrief
