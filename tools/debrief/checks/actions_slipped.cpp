#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// Once is life; twice is a pattern.
constexpr size_t kOften = 2;

/// `2026-03-01, 2026-03-15, 2026-04-01`: each date that it had.
std::string dates_of(const ActionLife& life) {
  std::string dates;
  for (const ActionEvent& event : life.events) {
    if (event.kind != ActionEventKind::kDueChanged) continue;
    if (dates.empty() && !event.before.empty()) dates = event.before;
    if (!event.after.empty()) append(dates, dates.empty() ? "" : ", ", event.after);
  }
  return dates;
}

}  // namespace

void actions_slipped(const CorpusDocument& document, const Config&, Emit& emit) {
  if (!document.history || document.history->life == nullptr) return;
  for (const ActionLife& life : document.history->life->actions) {
    if (!life.index || life.slips < kOften || is_settled(life.last.status)) continue;
    const Action& action = document.document.actions[*life.index];
    const Span place = action.due ? action.due->span : action_place(document.document, action);
    emit(place, concat("the date was moved ", counted(life.slips, "time"), ": ", dates_of(life)));
  }
}

}  // namespace debrief
