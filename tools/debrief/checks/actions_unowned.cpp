#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// What could stand behind the action, with the date that the configuration asks for where it can
/// be computed.
std::string suggestion(const Document& document, const Action& action, const Config& config) {
  if (action.due) return "— @handle";
  const auto due = last_due_day(document, config);
  return due ? concat("— @handle, due ", iso_day(*due)) : std::string();
}

}  // namespace

void actions_unowned(const Document& document, const Config& config, Emit& emit) {
  for (const Action& action : document.actions) {
    if (is_settled(action.status) || !action.owners.empty()) continue;
    auto draft = emit(action_place(document, action));
    draft.rewrite(suggestion(document, action, config));
    if (document.mode == DocumentMode::kLegacy) draft.weaken();
  }
}

}  // namespace debrief
