#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/checks/story_people.h"

namespace debrief {
namespace {

/// Whether somebody's story stands in the section although no heading names them: in a list, or
/// told together.
bool is_told_elsewhere(const Document& document, const PersonReference& person) {
  return std::ranges::any_of(document.texts, [&](const TextBlock& text) {
    return text.role == SectionRole::kStories && names_person(text.prose.text, person.name);
  });
}

}  // namespace

void analysis_story_missing(const Document& document, const Config&, Emit& emit) {
  const auto& participants = document.front_matter.participants;
  // That there are no stories at all is another rule's.
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status) ||
      document.stories.empty() || participants.empty())
    return;
  for (const PersonReference* person : storytellers(document)) {
    const bool told = std::ranges::any_of(document.stories, [&](const Story& story) {
      return is_same_person(story.who, person->name);
    });
    if (told || is_told_elsewhere(document, *person)) continue;
    emit(person->span, concat("“", person->name, "” took part, and no story of theirs is told"));
  }
  for (const Story& story : document.stories) {
    const bool known = std::ranges::any_of(participants, [&](const PersonReference& person) {
      return is_same_person(story.who, person.name);
    });
    // A heading that is no handle may be a team's, or no name at all.
    if (known || !story.who.starts_with('@')) continue;
    emit(story.heading, concat("“", story.who, "” tells a story, and is none of the participants"))
        .rewrite(concat("participants: [{who: \"", story.who, "\"}]"));
  }
}

}  // namespace debrief
