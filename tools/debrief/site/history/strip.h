#pragma once
// The revisions of a record over time, as a strip of marks.

#include <string>
#include <vector>

#include "debrief/site/history/revisions.h"

namespace debrief {

struct RevisionStrip {
  std::string id = {};   ///< prefix of the ids in the picture
  std::string url = {};  ///< of the history page, empty on that page itself
  absl::CivilDay today = {};
  /// From the end of the incident to the day by which it is to be written up, when both are known.
  std::optional<absl::Time> write_up_from = {};
  absl::Duration write_up_target = {};
};

/// SVG with percentages across and a mark for each revision, named and linked to its entry; the key
/// of the kinds that occur below. Empty for fewer than two revisions with a date.
SafeHtml revision_strip(const Words& words, const std::vector<RevisionView>& revisions,
                        const RevisionStrip& strip);

/// `15 Apr 2021, 09:20`, as the clock of whoever made the commit showed it.
SafeHtml revision_time_html(const Words& words, const Timestamp& at);

}  // namespace debrief
