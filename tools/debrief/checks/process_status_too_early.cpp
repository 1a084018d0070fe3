#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"

namespace debrief {

void process_status_too_early(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged || document.status != Status::kClosed) return;
  const auto is_open = [](const Action& action) { return !is_settled(action.status); };
  const auto first = std::ranges::find_if(document.actions, is_open);
  if (first == document.actions.end()) return;
  const auto open = static_cast<size_t>(std::ranges::count_if(document.actions, is_open));
  emit(status_place(document), concat("the document is closed with ", counted(open, "open action")))
      .note(first->span, "the first of them");
}

}  // namespace debrief
