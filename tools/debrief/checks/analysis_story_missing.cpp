#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/checks/story_people.h"

namespace debrief {

void analysis_story_missing(const Document& document, const Config&, Emit& emit) {
  const auto& participants = document.front_matter.participants;
  // That there are no stories at all is another rule's.
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status) ||
      document.stories.empty() || participants.empty())
    return;
  const PersonNames told = tellers(document);
  // Somebody's story may stand in the section although no heading names them.
  const PersonNames mentioned = named_in(document, {SectionRole::kStories});
  const PersonNames seen = named_in(document, {SectionRole::kFacts, SectionRole::kTimeline});
  for (const PersonReference* person : storytellers(document)) {
    if (told.has(person->name) || mentioned.has(person->name)) continue;
    emit(person->span,
         seen.has(person->name)
             ? concat("“", person->name, "” took part, and no story of theirs is told")
             : concat("“", person->name, "” appears in neither the timeline nor the stories"));
  }
  PersonNames known;
  for (const PersonReference& person : participants) known.add(person.name);
  for (const Story& story : document.stories) {
    // A heading that is no handle may be a team's, or no name at all.
    if (known.has(story.who) || !story.who.starts_with('@')) continue;
    emit(story.heading, concat("“", story.who, "” tells a story, and is none of the participants"))
        .rewrite(concat("participants: [{who: \"", story.who, "\"}]"));
  }
}

}  // namespace debrief
