#include "debrief/checks/lifecycle.h"

#include "debrief/checks/places.h"

namespace debrief {

bool is_reviewed(Status status) {
  return status == Status::kReview || status == Status::kPublished || status == Status::kClosed;
}

Span status_place(const Document& document) {
  const auto& status = document.front_matter.status;
  return status ? status->span : title_place(document);
}

std::string_view status_in_words(Status status) {
  return status == Status::kReview ? "in review" : status_name(status);
}

}  // namespace debrief
