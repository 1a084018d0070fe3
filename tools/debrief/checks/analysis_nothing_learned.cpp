#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

bool tells_of_luck_or_surprise(SectionRole role) {
  return role == SectionRole::kWentWell || role == SectionRole::kLucky ||
         role == SectionRole::kSurprises || role == SectionRole::kLessons;
}

}  // namespace

void analysis_nothing_learned(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status)) return;
  const std::vector<bool> written = sections_with_text(document);
  const Section* empty = nullptr;
  for (size_t i = 0; i < document.sections.size(); ++i) {
    if (!tells_of_luck_or_surprise(document.sections[i].role)) continue;
    if (written[i]) return;
    if (empty == nullptr) empty = &document.sections[i];
  }
  emit(empty == nullptr ? status_place(document) : empty->heading);
}

}  // namespace debrief
