#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/action_strength.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/places.h"

namespace debrief {
namespace {

bool all_weaker(const Document& document, const std::vector<const Action*>& actions,
                Readings& readings) {
  return std::ranges::all_of(actions, [&](const Action* action) {
    return strength_of(document, *action, readings) == ActionStrength::kWeaker;
  });
}

/// Every action has a type, and none is of those that keep it from happening or tell of it.
bool none_prevents(const std::vector<const Action*>& actions) {
  return std::ranges::all_of(actions, [](const Action* action) {
    return !action->type.empty() && action->type != "prevent" && action->type != "detect";
  });
}

}  // namespace

void actions_only_weak(const Document& document, const Config&, Readings& readings, Emit& emit) {
  const std::vector<const Action*> actions = standing_actions(document);
  if (actions.empty()) return;
  const Span place = section_place(document, SectionRole::kActions);
  if (all_weaker(document, actions, readings)) {
    emit(place, actions.size() == 1
                    ? "the only action leaves the system as it is"
                    : concat("all ", actions.size(), " actions leave the system as it is"));
  } else if (none_prevents(actions)) {
    emit(place, "no action prevents or detects")
        .question("What would keep this from happening again, or tell of it sooner?")
        .rewrite("Add one that prevents or detects, or give an action that does its type");
  }
}

}  // namespace debrief
