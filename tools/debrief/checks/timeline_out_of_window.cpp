#include <algorithm>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/timeline_rows.h"

namespace debrief {
namespace {

constexpr absl::Duration kDay = absl::Hours(24);
constexpr absl::Duration kMonth = absl::Hours(30 * 24);

/// The rows of a timeline that lie a month or more from each other one, when most do not.
std::set<const TimelineEntry*> strays_of(const TimelineRows& timeline) {
  std::vector<const TimelineEntry*> rows;
  std::set<const TimelineEntry*> strays;
  for (const TimelineEntry* row : timeline.rows) {
    if (row->at) rows.push_back(row);
  }
  std::ranges::stable_sort(rows, {}, [](const TimelineEntry* row) { return row->at->local; });
  const auto far = [&](size_t a, size_t b) {
    return absl::Seconds(rows[b]->at->local - rows[a]->at->local) >= kMonth;
  };
  for (size_t i = 0; i < rows.size(); ++i) {
    const bool before = i == 0 || far(i - 1, i);
    const bool behind = i + 1 == rows.size() || far(i, i + 1);
    if (before && behind) strays.insert(rows[i]);
  }
  if (rows.size() < 3 || strays.size() * 3 > rows.size()) strays.clear();
  return strays;
}

/// The day on which a document says that it was written, talked about or shared: the last of them.
std::optional<absl::CivilDay> last_day(const Document& document) {
  std::optional<absl::CivilDay> last;
  const auto take = [&](const std::optional<Moment>& moment) {
    if (moment)
      last = std::max(last.value_or(absl::CivilDay(moment->local)), absl::CivilDay(moment->local));
  };
  take(document.debriefed);
  take(document.written);
  if (document.front_matter.shared) take(document.front_matter.shared->value);
  return last;
}

}  // namespace

void timeline_out_of_window(const Document& document, const Config&, Emit& emit) {
  const bool managed = document.mode == DocumentMode::kManaged;
  const auto last = last_day(document);
  for (const TimelineRows& timeline : timelines_of(document)) {
    const std::set<const TimelineEntry*> strays = strays_of(timeline);
    for (const TimelineEntry* row : timeline.rows) {
      if (!row->at || row->phase == "context") continue;
      if (strays.contains(row)) {
        auto draft = emit(row->at_span,
                          concat("“", row->at_text, "” is a month or more from all other rows"));
        if (!managed) draft.weaken();
        continue;
      }
      if (!managed) continue;
      if (last && absl::CivilDay(row->at->local) > *last + 1) {
        emit(row->at_span, concat("“", row->at_text, "” is later than this document"));
        continue;
      }
      const auto lead = document.started ? time_between(*row->at, *document.started) : std::nullopt;
      if (lead && *lead > kDay) {
        emit(row->at_span, concat("“", row->at_text, "” is ", rough_duration(*lead),
                                  " before the start of the incident"));
      }
    }
  }
}

}  // namespace debrief
