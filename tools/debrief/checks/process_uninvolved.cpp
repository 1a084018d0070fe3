#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/checks/story_people.h"

namespace debrief {

void process_uninvolved(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status)) return;
  if (document.timeline.empty() && document.stories.empty()) return;
  const PersonNames told = tellers(document);
  std::vector<const PersonReference*> silent = storytellers(document);
  std::erase_if(silent, [&](const PersonReference* person) { return told.has(person->name); });
  if (silent.empty()) return;
  const PersonNames mentioned =
      named_in(document, {SectionRole::kFacts, SectionRole::kTimeline, SectionRole::kStories,
                          SectionRole::kSecondStories});
  for (const PersonReference* person : silent) {
    if (!mentioned.has(person->name))
      emit(person->span,
           concat("“", person->name, "” appears in neither the timeline nor the stories"));
  }
}

}  // namespace debrief
