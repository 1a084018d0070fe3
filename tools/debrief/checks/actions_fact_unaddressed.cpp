#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/postmortem/list_id.h"
#include "debrief/postmortem/trace.h"

namespace debrief {
namespace {

/// The action that was to change a factor, and was declined.
const Action* declined_for(const Document& document, std::string_view factor) {
  for (const Action& action : document.actions) {
    if (action.status != ActionStatus::kDeclined) continue;
    for (const auto& id : action.addresses) {
      if (id.value == factor) return &action;
    }
  }
  return nullptr;
}

void check_factors(const Document& document, const Trace& trace, Emit& emit) {
  for (size_t i = 0; i < document.factors.size(); ++i) {
    const Factor& factor = document.factors[i];
    if (factor.id.empty() || trace.factors[i].state != Traced::State::kInTheAir) continue;
    auto draft = emit(factor.text_span, concat("no action makes ", factor.id,
                                               " less likely, and it is not accepted"));
    if (const Action* declined = declined_for(document, factor.id))
      draft.note(declined->text_span, "declined");
    draft.rewrite(
        concat("Give an action ", factor.id, ", or say behind the factor “— accepted:” and why"));
  }
}

void check_rows(const Document& document, const Trace& trace, Emit& emit) {
  for (const CheckBack& row : document.check_back) {
    if (!row.fact || trace.facts[*row.fact].state != Traced::State::kInTheAir) continue;
    emit(row.subject_span, "no action makes this fact less likely, and it is not accepted");
  }
}

}  // namespace

void actions_fact_unaddressed(const Document& document, const Config&, Emit& emit) {
  const bool asked = is_reviewed(document.status) ||
                     (document.mode == DocumentMode::kLegacy && !document.check_back.empty());
  // That there are no actions at all is another rule's.
  if (!asked || document.actions.empty()) return;
  const Trace trace = trace_of(document);
  check_factors(document, trace, emit);
  check_rows(document, trace, emit);
}

}  // namespace debrief
