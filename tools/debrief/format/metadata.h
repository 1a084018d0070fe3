#pragma once
// The metadata of an action's line, cut into pieces that account for every byte.

#include <string>
#include <vector>

#include <tl/expected.hpp>

#include "debrief/format/plan.h"

namespace debrief {

/// In the order of the one form.
enum class MetadataKind { kOwner, kDue, kType, kStrength, kAddress, kTracker, kOther, kComment };

struct MetadataPiece {
  MetadataKind kind = MetadataKind::kOther;
  std::string text;  ///< as the one form has it
};

/// The pieces in `zone`, bytes of the action's paragraph; or what in there is none.
///
/// Owners, addresses and trackers keep their bytes, links around them included; a status is left
/// out, since the checkbox says it.
tl::expected<std::vector<MetadataPiece>, std::string> read_metadata(const Planning& planning,
                                                                    const Action& action,
                                                                    Span zone);

/// ` — @owner, due 2024-05-28, prevent, F1 F3, #4512`; empty without pieces.
std::string metadata_line(std::vector<MetadataPiece> pieces);

}  // namespace debrief
