#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/places.h"

namespace debrief {

void actions_no_due_date(const Document& document, const Config& config, Emit& emit) {
  std::vector<const Action*> open, undated;
  for (const Action& action : document.actions) {
    if (is_settled(action.status)) continue;
    open.push_back(&action);
    if (!action.due && !action.unread_due) undated.push_back(&action);
  }
  // Where a team writes no dates at all that is said once.
  const bool legacy = document.mode == DocumentMode::kLegacy;
  if (legacy && undated.size() > 1 && undated.size() == open.size()) {
    emit(section_place(document, SectionRole::kActions),
         concat("none of ", open.size(), " actions says by when"))
        .weaken();
    return;
  }
  for (const Action* action : undated) {
    // Without an owner that is said first, with both in the words that it offers.
    if (!legacy && action->owners.empty()) continue;
    auto draft = emit(action_place(document, *action));
    draft.rewrite(owner_and_due(document, *action, config));
    if (legacy) draft.weaken();
  }
}

}  // namespace debrief
