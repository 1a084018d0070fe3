#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/timeline_rows.h"

namespace debrief {
namespace {

struct Window {
  const Moment* first = nullptr;
  const Moment* last = nullptr;
  size_t timed = 0;
};

Window window_of(const TimelineRows& timeline) {
  Window window;
  for (const TimelineEntry* row : timeline.rows) {
    if (!row->at || row->at->date_only) continue;
    ++window.timed;
    if (window.first == nullptr || row->at->local < window.first->local) window.first = &*row->at;
    if (window.last == nullptr || row->at->local > window.last->local) window.last = &*row->at;
  }
  return window;
}

/// Whether two timelines tell of the same hours; one that goes on where another ends does not.
bool overlap(const Window& a, const Window& b) {
  constexpr size_t kFewest = 2;
  if (a.timed < kFewest || b.timed < kFewest) return false;
  return a.first->local < b.last->local && b.first->local < a.last->local;
}

}  // namespace

void timeline_twice(const Document& document, const Config&, Emit& emit) {
  std::vector<TimelineRows> sections = timelines_of(document);
  std::erase_if(sections, [](const TimelineRows& each) { return each.section == nullptr; });
  constexpr size_t kMost = 16;  // a document of many timelines is an index of incidents
  if (sections.size() > kMost) return;
  for (size_t i = 1; i < sections.size(); ++i) {
    for (size_t earlier = 0; earlier < i; ++earlier) {
      if (!overlap(window_of(sections[earlier]), window_of(sections[i]))) continue;
      auto draft = emit(sections[i].section->heading);
      draft.note(sections[earlier].section->heading, "the first timeline");
      if (document.mode == DocumentMode::kLegacy) draft.weaken();
      break;
    }
  }
}

}  // namespace debrief
