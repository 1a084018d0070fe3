#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {

void actions_unowned(const Document& document, const Config& config, Emit& emit) {
  for (const Action& action : document.actions) {
    if (is_settled(action.status) || !action.owners.empty()) continue;
    auto draft = emit(action_place(document, action));
    draft.rewrite(action.due ? "— @handle" : owner_and_due(document, action, config));
    if (document.mode == DocumentMode::kLegacy) draft.weaken();
  }
}

}  // namespace debrief
