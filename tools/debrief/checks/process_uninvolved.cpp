#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/checks/story_people.h"

namespace debrief {

void process_uninvolved(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status)) return;
  if (document.timeline.empty() && document.stories.empty()) return;
  const PersonNames told = tellers(document);
  const PersonNames mentioned =
      named_in(document, {SectionRole::kFacts, SectionRole::kTimeline, SectionRole::kStories,
                          SectionRole::kSecondStories});
  for (const PersonReference* person : storytellers(document)) {
    if (!told.has(person->name) && !mentioned.has(person->name))
      emit(person->span,
           concat("“", person->name, "” appears in neither the timeline nor the stories"));
  }
}

}  // namespace debrief
