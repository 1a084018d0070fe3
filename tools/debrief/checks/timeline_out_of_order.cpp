#include <algorithm>
#include <iterator>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/timeline_rows.h"

namespace debrief {
namespace {

/// A step back that is longer is a wrong date, which timeline/out-of-window speaks about.
constexpr absl::Duration kFarthest = absl::Hours(30 * 24);

bool is_comparable(const TimelineEntry& row) {
  return row.at && !row.at->approximate && row.phase != "context";
}

bool is_before(const TimelineEntry& a, const TimelineEntry& b) {
  const auto step = time_between(*b.at, *a.at);
  return step && *step < absl::ZeroDuration();
}

}  // namespace

void timeline_out_of_order(const Document& document, const Config&, Emit& emit) {
  for (const TimelineRows& timeline : timelines_of(document)) {
    if (is_newest_first(timeline)) continue;
    std::vector<const TimelineEntry*> rows;
    std::ranges::copy_if(timeline.rows, std::back_inserter(rows),
                         [](const TimelineEntry* row) { return is_comparable(*row); });
    for (size_t i = 1; i < rows.size(); ++i) {
      const auto step = time_between(*rows[i - 1]->at, *rows[i]->at);
      if (!step || *step >= absl::ZeroDuration() || *step <= -kFarthest) continue;
      // Of the two the row above is out of place when all others are in order without it.
      const bool above = i + 1 < rows.size() && is_before(*rows[i + 1], *rows[i - 1]) &&
                         !is_before(*rows[i + 1], *rows[i]) &&
                         (i < 2 || !is_before(*rows[i], *rows[i - 2]));
      const TimelineEntry& odd = above ? *rows[i - 1] : *rows[i];
      const TimelineEntry& other = above ? *rows[i] : *rows[i - 1];
      auto draft =
          emit(odd.at_span, concat("“", odd.at_text, "” is ", rough_duration(*step),
                                   above ? " after the row below it" : " before the row above it"));
      draft.note(other.at_span, above ? "the row below" : "the row above");
      if (document.mode == DocumentMode::kLegacy) draft.weaken();
    }
  }
}

}  // namespace debrief
