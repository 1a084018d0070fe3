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

/// Compares all that was read of `before` and `after`. Text may only differ in the blocks that hold
/// one of the `meant` places, sorted and apart, and ids of `assigned` are the only values that may
/// be new. Linear.
FormatDifference compare_formatted(const Document& before, const Document& after,
                                   const std::vector<Span>& meant,
                                   const std::vector<AssignedId>& assigned);

}  // namespace debrief
