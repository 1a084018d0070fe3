#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {

void actions_declined_without_reason(const Document& document, const Config&, Emit& emit) {
  for (const Action& action : document.actions) {
    if (action.status != ActionStatus::kDeclined || !action.reason.empty()) continue;
    auto draft = emit(action_place(document, action));
    if (document.mode == DocumentMode::kLegacy) draft.weaken();
  }
}

}  // namespace debrief
