#include <map>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/corpus/recurrence.h"

namespace debrief {
namespace {

/// `A1, “Page below 60 %”,`: the first action that was open.
std::string open_action(const Recurrence& recurrence) {
  const Action& action = recurrence.earlier->document.actions[recurrence.open_actions.front()];
  if (action.id.empty()) return concat("“", action.text, "”");
  return concat(action.id, ", “", action.text, "”,");
}

}  // namespace

void process_repeat_with_open_action(const CorpusDocument& document, const Corpus& corpus,
                                     Emit& emit) {
  std::map<uint32_t, std::vector<Recurrence>> by_factor;
  for (Recurrence& each : recurrences_of(document, corpus)) {
    if (!each.open_actions.empty()) by_factor[each.factor].push_back(std::move(each));
  }
  // The last one is told, the others are counted: what they say is the same.
  for (const auto& [index, recurrences] : by_factor) {
    const Factor& factor = document.document.factors[index];
    const Recurrence& last = recurrences.back();
    const size_t others = recurrences.size() - 1;
    emit(factor.kind_span,
         concat(factor.kind, " was a factor of ", last.earlier->document.id,
                " too, and its action ", open_action(last), " was still open",
                others == 0 ? "" : concat("; so it was in ", counted(others, "earlier incident"))));
  }
}

}  // namespace debrief
