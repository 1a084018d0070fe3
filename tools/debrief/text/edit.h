#pragma once
// Replacements in one source file.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/text/span.h"

namespace debrief {

struct Edit {
  Span span;         ///< what is replaced; empty for an insertion
  std::string text;  ///< what stands there instead
  friend bool operator==(const Edit&, const Edit&) = default;
};

/// `bytes` with all edits applied. Edits are sorted by place first; of two that overlap the earlier
/// wins.
std::string apply_edits(std::string_view bytes, std::vector<Edit> edits);

}  // namespace debrief
