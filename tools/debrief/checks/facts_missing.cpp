#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/places.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

/// What is understood only by those who know the facts.
bool builds_on_facts(SectionRole role) {
  return role == SectionRole::kStories || role == SectionRole::kSecondStories ||
         role == SectionRole::kFactors || role == SectionRole::kWhys;
}

/// The facts section that holds text, else the first one; nullptr when there is none.
const Section* facts_of(const Document& document) {
  for (const Section& section : document.sections) {
    if (section.role == SectionRole::kFacts && holds_text(document, section)) return &section;
  }
  return document.section(SectionRole::kFacts);
}

}  // namespace

void facts_missing(const Document& document, const Config&, Emit& emit) {
  if (document.status == Status::kStub) return;
  const Section* facts = facts_of(document);
  if (facts == nullptr) {
    emit(title_place(document));
    return;
  }
  if (!holds_text(document, *facts)) {
    emit(facts->heading, "the section of the facts holds none yet");
    return;
  }
  const auto& sections = document.sections;
  const auto earlier = std::find_if(sections.begin(), sections.end(), [](const Section& section) {
    return builds_on_facts(section.role);
  });
  if (earlier == sections.end() || earlier->span.begin > facts->span.begin) return;
  emit(facts->heading, concat("the facts stand behind “", earlier->title, "”"))
      .note(earlier->heading, "what builds on them stands here")
      .rewrite("Move the section to the top");
}

}  // namespace debrief
