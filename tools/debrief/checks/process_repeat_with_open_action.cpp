#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/corpus/recurrence.h"

namespace debrief {

void process_repeat_with_open_action(const CorpusDocument& document, const Corpus& corpus,
                                     Emit& emit) {
  for (const Recurrence& each : recurrences_of(document, corpus)) {
    const Factor& factor = document.document.factors[each.factor];
    const Document& earlier = each.earlier->document;
    for (const uint32_t open : each.open_actions) {
      const Action& action = earlier.actions[open];
      emit(factor.kind_span,
           concat(factor.kind, " was a factor of ", earlier.id, " too, and its action ",
                  action.id.empty() ? "" : concat(action.id, ", "), "“", action.text,
                  action.id.empty() ? "”" : "”,", " was still open"));
    }
  }
}

}  // namespace debrief
