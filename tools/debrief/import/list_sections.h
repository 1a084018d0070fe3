#pragma once
// Documents that are one list of labels, `- **Impact**: …` with further lists below: each item
// becomes a section of its own, so that its timeline and its actions can be read. No word changes.

#include <optional>
#include <string>
#include <vector>

#include "debrief/import/import.h"

namespace debrief {

/// A document whose lists of labels have become sections.
struct LiftedLists {
  std::string text;                     ///< the whole file
  std::vector<uint32_t> original_line;  ///< of each line of it, [0] the first
  std::vector<ImportNote> notes;
};

/// Nullopt when no top-level list is one of labels, two at least and one of them a section's name.
/// A list of times under another label becomes the timeline, when there is none: a guess.
std::optional<LiftedLists> lift_lists(const Document& document, const Config& config);

}  // namespace debrief
