#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {

void actions_late_due_date(const Document& document, const Config& config, Emit& emit) {
  const auto last = last_due_day(document, config);
  if (!last) return;
  for (const Action& action : document.actions) {
    if (is_settled(action.status) || !action.due) continue;
    const int64_t late = absl::CivilDay(action.due->value.local) - *last;
    if (late <= 0) continue;
    emit(action.due->span, concat("due ", counted(static_cast<uint64_t>(late), "day"),
                                  " later than agreed for ", document.severity))
        .rewrite(concat("due ", iso_day(*last), ", or a first step that can be done by then"));
  }
}

}  // namespace debrief
