#pragma once
// Holds a formatted document against the one it was: it must read the same.

#include <string>
#include <utility>
#include <vector>

#include "debrief/format/plan.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// What reads differently.
struct FormatDifference {
  bool elsewhere = false;  ///< something besides the values of entries
  std::vector<std::pair<EntryList, size_t>> entries = {};
  bool none() const { return !elsewhere && entries.empty(); }
};

/// Compares all that was read of `before` and `after`, which is `before` with `edits` applied. Ids
/// of `assigned` are the only values that may be new. Linear.
FormatDifference compare_formatted(const Document& before, const Document& after,
                                   const std::vector<Edit>& edits,
                                   const std::vector<AssignedId>& assigned);

}  // namespace debrief
