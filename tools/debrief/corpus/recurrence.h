#pragma once
// Factors that come back: the same kind of factor in two incidents of one service, and what was
// still to be done about the first when the second began.

#include <cstdint>
#include <vector>

#include "debrief/corpus/corpus.h"

namespace debrief {

/// A factor of an incident that an earlier one had too.
struct Recurrence {
  const CorpusDocument* earlier = nullptr;
  uint32_t factor = 0;          ///< index into the later document's factors
  uint32_t earlier_factor = 0;  ///< and into those of the earlier one
  /// Actions of the earlier one that make its factor less likely and were open when the later
  /// incident started, as far as history proves it.
  std::vector<uint32_t> open_actions;
};

/// What came back in `later`, by its factors, the earlier incidents by their start. The incidents
/// have a service in common, a factor of the same kind, and starts that are known. Looks at all
/// documents of the corpus and those that it knows beside (Corpus::background).
std::vector<Recurrence> recurrences_of(const CorpusDocument& later, const Corpus& corpus);

}  // namespace debrief
