#include "debrief/checks/lifecycle.h"

#include <vector>

#include "debrief/checks/places.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {

bool is_reviewed(Status status) {
  return status == Status::kReview || status == Status::kPublished || status == Status::kClosed;
}

bool is_just_started(const Document& document) {
  if (document.status != Status::kDraft || document.mode != DocumentMode::kManaged) return false;
  const std::vector<bool> written = sections_with_text(document);
  for (size_t i = 0; i < document.sections.size(); ++i) {
    const SectionRole role = document.sections[i].role;
    if (written[i] && role != SectionRole::kNone && role != SectionRole::kSafety) return false;
  }
  return true;
}

Span status_place(const Document& document) {
  const auto& status = document.front_matter.status;
  return status ? status->span : title_place(document);
}

std::string_view status_in_words(Status status) {
  return status == Status::kReview ? "in review" : status_name(status);
}

}  // namespace debrief
