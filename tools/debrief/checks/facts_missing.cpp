#include <algorithm>
#include <optional>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/checks/places.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

/// What is understood only by those who know the facts.
bool builds_on_facts(SectionRole role) {
  return role == SectionRole::kStories || role == SectionRole::kSecondStories ||
         role == SectionRole::kFactors || role == SectionRole::kWhys;
}

/// The first facts section that holds text, else the first one; nullopt when there is none.
std::optional<size_t> facts_of(const Document& document, const std::vector<bool>& written) {
  std::optional<size_t> facts;
  for (size_t i = 0; i < document.sections.size(); ++i) {
    if (document.sections[i].role != SectionRole::kFacts) continue;
    if (written[i]) return i;
    if (!facts) facts = i;
  }
  return facts;
}

}  // namespace

void facts_missing(const Document& document, const Config&, Emit& emit) {
  if (document.status == Status::kStub) return;
  const std::vector<bool> written = sections_with_text(document);
  const auto index = facts_of(document, written);
  if (!index) {
    emit(title_place(document));
    return;
  }
  const Section& facts = document.sections[*index];
  if (!written[*index]) {
    if (is_just_started(document)) return;
    auto draft = emit(facts.heading, "the section of the facts holds none yet");
    draft.rewrite("Write below it: instants with their zone, numbers, and who was affected");
    // In a draft it is no error yet; the place for its facts is there.
    if (document.status == Status::kDraft) draft.weaken().weaken();
    return;
  }
  const auto& sections = document.sections;
  const auto earlier = std::find_if(sections.begin(), sections.end(), [](const Section& section) {
    return builds_on_facts(section.role);
  });
  if (earlier == sections.end() || earlier->span.begin > facts.span.begin) return;
  emit(facts.heading, concat("the facts stand behind “", earlier->title, "”"))
      .note(earlier->heading, "what builds on them stands here")
      .rewrite("Move the section to the top");
}

}  // namespace debrief
