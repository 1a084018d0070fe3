#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/timeline_rows.h"

namespace debrief {
namespace {

bool is_found(std::string_view phase) {
  return phase == "detected" || phase == "declared" || phase == "escalated";
}

}  // namespace

void timeline_starts_at_detection(const Document& document, const Config&, Emit& emit) {
  constexpr size_t kFewest = 4;  // a small incident may be told in three rows
  const TimelineEntry* first = nullptr;
  size_t timed = 0;
  for (const TimelineEntry& entry : document.timeline) {
    if (!entry.at) continue;
    ++timed;
    const auto step = first == nullptr ? std::nullopt : time_between(*entry.at, *first->at);
    if (first == nullptr || (step && *step > absl::ZeroDuration())) first = &entry;
  }
  if (first == nullptr || timed < kFewest || needs_no_timeline(document)) return;
  if (first->phase == "started" || first->phase == "context") return;
  const auto since =
      document.detected ? time_between(*document.detected, *first->at) : std::nullopt;
  // An incident that was seen at once has nothing before it.
  const auto blind = document.started && document.detected
                         ? time_between(*document.started, *document.detected)
                         : std::nullopt;
  if (blind && *blind <= absl::Minutes(1) && !document.started->date_only) return;
  const bool told = document.detected && !document.detected->date_only && !first->at->date_only &&
                    since && *since >= absl::ZeroDuration();
  if (is_found(first->phase) || told) emit(first->at_span);
}

}  // namespace debrief
