#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/places.h"

namespace debrief {
namespace {

/// How a date reads behind an action: the last that the configuration leaves, where it says so.
std::string suggestion(const Document& document, const Config& config) {
  const auto due = last_due_day(document, config);
  return due ? concat(", due ", iso_day(*due)) : std::string();
}

}  // namespace

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
    auto draft = emit(action_place(document, *action));
    draft.rewrite(suggestion(document, config));
    if (legacy) draft.weaken();
  }
}

}  // namespace debrief
