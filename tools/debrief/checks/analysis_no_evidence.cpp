#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/checks/places.h"

namespace debrief {

void analysis_no_evidence(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status)) return;
  std::vector<const Factor*> bare;
  for (const Factor& factor : document.factors) {
    if (!factor.id.empty() && factor.evidence.empty()) bare.push_back(&factor);
  }
  if (bare.empty()) return;
  // Where no factor says it, once is enough.
  if (bare.size() == document.factors.size() && bare.size() > 1) {
    emit(section_place(document, SectionRole::kFactors),
         concat("none of the ", bare.size(), " factors says what shows it"));
    return;
  }
  for (const Factor* factor : bare)
    emit(factor->text_span, concat(factor->id, " does not say what shows it"));
}

}  // namespace debrief
