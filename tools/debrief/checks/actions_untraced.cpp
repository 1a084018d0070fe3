#include <algorithm>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/postmortem/trace.h"

namespace debrief {
namespace {

/// What is done for others, or to find out more, changes no factor of its own.
bool needs_none(const Action& action) {
  return action.status == ActionStatus::kDeclined || action.type == "share" ||
         action.type == "process" || action.type == "investigate";
}

}  // namespace

void actions_untraced(const Document& document, const Config&, Emit& emit) {
  const auto has_id = [](const Factor& factor) { return !factor.id.empty(); };
  if (std::ranges::none_of(document.factors, has_id)) return;
  const Trace trace = trace_of(document);
  std::set<uint32_t> traced;
  for (const std::vector<Traced>* list : {&trace.facts, &trace.factors}) {
    for (const Traced& each : *list) {
      for (const TraceLink& link : each.links) traced.insert(link.action);
    }
  }
  for (uint32_t i = 0; i < document.actions.size(); ++i) {
    const Action& action = document.actions[i];
    // An id that leads nowhere is links/broken-reference's.
    if (needs_none(action) || !action.addresses.empty() || traced.contains(i)) continue;
    auto draft = emit(action.text_span);
    if (document.mode == DocumentMode::kLegacy) draft.weaken();
  }
}

}  // namespace debrief
