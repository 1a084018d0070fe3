#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"

namespace debrief {

void analysis_first_story_only(const Document& document, const Config&, Emit& emit) {
  const bool near_miss = document.front_matter.kind &&
                         document.front_matter.kind->value == "near-miss" &&
                         document.second_stories.empty();
  const bool asked = is_reviewed(document.status) || document.mode == DocumentMode::kLegacy;
  if (!asked || near_miss) return;
  for (const SecondStory& story : document.second_stories) {
    if (story.first.empty() || !story.second.empty()) continue;
    auto draft = emit(story.first_span);
    if (document.mode == DocumentMode::kLegacy) draft.weaken();
  }
}

}  // namespace debrief
