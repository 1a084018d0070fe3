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

}  // namespace

void timeline_out_of_order(const Document& document, const Config&, Emit& emit) {
  for (const TimelineRows& timeline : timelines_of(document)) {
    if (is_newest_first(timeline)) continue;
    const TimelineEntry* before = nullptr;
    for (const TimelineEntry* row : timeline.rows) {
      if (!is_comparable(*row)) continue;
      const auto step = before == nullptr ? std::nullopt : time_between(*before->at, *row->at);
      if (step && *step < absl::ZeroDuration() && *step > -kFarthest) {
        auto draft = emit(row->at_span, concat("“", row->at_text, "” is ", rough_duration(*step),
                                               " before the row above it"));
        draft.note(before->at_span, "the row above");
        if (document.mode == DocumentMode::kLegacy) draft.weaken();
      }
      before = row;
    }
  }
}

}  // namespace debrief
