#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {

void metadata_front_matter(const Document& document, const Config&, Emit& emit) {
  for (const YamlProblem& problem : document.front_matter.problems) {
    auto draft = emit(problem.span, problem.message);
    if (!problem.hint.empty()) draft.rewrite(problem.hint);
  }
}

}  // namespace debrief
