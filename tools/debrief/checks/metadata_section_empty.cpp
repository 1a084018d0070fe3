#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

/// Roles of which no other rule says that they are empty.
bool is_ours(SectionRole role) {
  switch (role) {
    case SectionRole::kImpact:
    case SectionRole::kStories:
    case SectionRole::kSecondStories:
    case SectionRole::kFactors:
    case SectionRole::kWhys:
    case SectionRole::kGlossary:
    case SectionRole::kAmendments:
      return true;
    default:
      return false;
  }
}

bool is_learning(SectionRole role) {
  return role == SectionRole::kWentWell || role == SectionRole::kLucky ||
         role == SectionRole::kSurprises || role == SectionRole::kLessons;
}

}  // namespace

void metadata_section_empty(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status)) return;
  const std::vector<bool> written = sections_with_text(document);
  const auto& sections = document.sections;
  // With none of them written analysis/nothing-learned says so once.
  bool learned = false;
  for (size_t i = 0; i < sections.size(); ++i) {
    learned = learned || (written[i] && is_learning(sections[i].role));
  }
  constexpr int kLastHeadingLevel = 6;
  for (size_t i = 0; i < sections.size(); ++i) {
    const Section& section = sections[i];
    const bool counts = is_ours(section.role) || (learned && is_learning(section.role));
    if (!counts || written[i] || section.level > kLastHeadingLevel) continue;
    emit(section.heading, concat("the document is ", status_in_words(document.status),
                                 ", and nothing stands below “", section.title, "”"));
  }
}

}  // namespace debrief
