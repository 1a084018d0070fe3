#pragma once
// The rows of a timeline to scale: one strip a day, or one strip in minutes for what took less than
// a day. Each mark leads to its row in the list, which says everything that the strips say.

#include <optional>
#include <string>
#include <vector>

#include "debrief/base/time.h"
#include "debrief/site/phases.h"
#include "debrief/site/safe_html.h"

namespace debrief {

/// A row as a mark on a strip.
struct StripRow {
  std::string label;                          ///< `T3`
  std::string anchor;                         ///< `t3`
  std::string tag;                            ///< `Detected`; may be empty
  bool turn = false;                          ///< the incident turns here
  std::optional<Moment> at = {}, until = {};  ///< as the clock of the page shows them
};

/// The figure; empty when fewer than two rows have a clock time. `phases` are those of the same
/// clock; `id` tells apart the figures of one page. More than ten days: only those that have rows,
/// and how many are left out between them.
SafeHtml day_strips(const Words& words, const std::vector<StripRow>& rows,
                    const std::vector<Phase>& phases, std::string_view id);

}  // namespace debrief
