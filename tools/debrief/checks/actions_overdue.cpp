#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {

void actions_overdue(const CorpusDocument& document, const Corpus& corpus, Emit& emit) {
  if (!corpus.as_of || document.document.status == Status::kWithdrawn) return;
  for (const Action& action : document.document.actions) {
    if (is_settled(action.status) || !action.due) continue;
    const int64_t late = *corpus.as_of - absl::CivilDay(action.due->value.local);
    if (late <= 0) continue;
    auto draft =
        emit(action.due->span, concat("was due ", counted(static_cast<uint64_t>(late), "day"),
                                      " before ", iso_day(*corpus.as_of), " and is not settled"));
    if (document.document.mode == DocumentMode::kLegacy) draft.weaken();
  }
}

}  // namespace debrief
