#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

std::string key_of(std::string_view person) {
  person = trim(person);
  if (person.starts_with('@')) person.remove_prefix(1);
  return lower_ascii(person);
}

}  // namespace

void process_facilitator_involved(const Document& document, const Config&, Emit& emit) {
  const FrontMatter& front = document.front_matter;
  if (document.mode != DocumentMode::kManaged || !front.facilitator) return;
  const std::string facilitator = key_of(front.facilitator->value);
  const auto involved = std::ranges::find_if(
      front.participants, [&](const auto& person) { return key_of(person.name) == facilitator; });
  if (involved != front.participants.end()) {
    emit(front.facilitator->span,
         concat("“", front.facilitator->value, "” facilitated, and is one of those who took part"))
        .note(involved->span, "named here");
  } else if (front.owner && key_of(front.owner->value) == facilitator) {
    emit(front.facilitator->span,
         concat("“", front.facilitator->value, "” facilitated, and owns the write-up"))
        .note(front.owner->span, "named here");
  }
}

}  // namespace debrief
