#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/checks/story_people.h"

namespace debrief {
namespace {

bool is_involved(const Document& document, const PersonReference& person) {
  const bool tells = std::ranges::any_of(
      document.stories, [&](const Story& story) { return is_same_person(story.who, person.name); });
  return tells || std::ranges::any_of(document.texts, [&](const TextBlock& text) {
           const bool told =
               text.role == SectionRole::kTimeline || text.role == SectionRole::kStories ||
               text.role == SectionRole::kSecondStories || text.role == SectionRole::kFacts;
           return told && names_person(text.prose.text, person.name);
         });
}

}  // namespace

void process_uninvolved(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status)) return;
  if (document.timeline.empty() && document.stories.empty()) return;
  for (const PersonReference* person : storytellers(document)) {
    if (!is_involved(document, *person))
      emit(person->span,
           concat("“", person->name, "” appears in neither the timeline nor the stories"));
  }
}

}  // namespace debrief
