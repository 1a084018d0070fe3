#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// The first heading of a role; labels inside a paragraph are no sections to be put in order.
const Section* heading_of(const Document& document, SectionRole role) {
  constexpr int kDeepestHeading = 6;
  for (const Section& section : document.sections) {
    if (section.role == role && section.level <= kDeepestHeading && section.heading_block)
      return &section;
  }
  return nullptr;
}

}  // namespace

void analysis_why_before_stories(const Document& document, const Config&, Emit& emit) {
  const Section* whys = heading_of(document, SectionRole::kWhys);
  const Section* stories = heading_of(document, SectionRole::kStories);
  if (whys == nullptr || stories == nullptr || whys->span.begin > stories->span.begin) return;
  emit(whys->heading, concat("“", whys->title, "” stands before “", stories->title, "”"))
      .note(stories->heading, "the stories start here");
}

}  // namespace debrief
