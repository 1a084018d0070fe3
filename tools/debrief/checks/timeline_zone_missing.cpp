#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {

void timeline_zone_missing(const Document& document, const Config&, Emit& emit) {
  size_t known = 0;
  const TimelineEntry* first = nullptr;
  for (const TimelineEntry& entry : document.timeline) {
    if (!entry.at || entry.at->date_only) continue;
    if (entry.at->instant) {
      ++known;
    } else if (first == nullptr) {
      first = &entry;
    }
  }
  if (first == nullptr) return;
  const bool legacy = document.mode == DocumentMode::kLegacy;
  const std::string& zone = first->at->zone;
  if (!zone.empty()) {
    auto draft = emit(first->at_span, concat("“", zone, "” is the zone of several countries"));
    draft.question("Which city's clocks were these?");
    draft.weaken();
    if (legacy) draft.weaken();
    return;
  }
  const bool all = known == 0;
  const Section* section = document.section(SectionRole::kTimeline);
  auto draft =
      all ? emit(section != nullptr ? section->heading : first->at_span)
          : emit(first->at_span, concat("“", first->at_text, "” names no zone, and other rows do"));
  if (legacy) draft.weaken();
}

}  // namespace debrief
