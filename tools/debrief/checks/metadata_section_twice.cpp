#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/postmortem/label.h"

namespace debrief {

void metadata_section_twice(const Document& document, const Config&, Emit& emit) {
  constexpr int kLastHeadingLevel = 6;
  const bool managed = document.mode == DocumentMode::kManaged;
  // Of these two sections make two homes for one thing; timeline and actions have rules of their
  // own.
  for (const SectionRole role :
       {SectionRole::kFacts, SectionRole::kFactors, SectionRole::kCheckBack}) {
    const Section* first = nullptr;
    for (const Section& section : document.sections) {
      if (section.role != role || section.level > kLastHeadingLevel) continue;
      if (first == nullptr) {
        first = &section;
        continue;
      }
      if (section.level != first->level || section.parent != first->parent) continue;
      const bool same = normal_label(section.title) == normal_label(first->title);
      // A summary beside a longer account is how many older documents begin.
      if (!same && !managed) continue;
      auto draft =
          emit(section.heading, same ? concat("a second section is called “", section.title, "”")
                                     : concat("“", section.title, "” and “", first->title,
                                              "” are two homes for the ", role_name(role)));
      draft.note(first->heading, "the first one");
      if (!same) draft.weaken();
    }
  }
}

}  // namespace debrief
