#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"

namespace debrief {
namespace {

struct Wanted {
  SectionRole role;
  SectionRole instead;  ///< another role under which the same is told
  std::string_view what;
  std::string_view rewrite;
};

// Facts, timeline, actions and the safety statement have rules of their own.
constexpr Wanted kWanted[] = {
    {SectionRole::kStories, SectionRole::kSecondStories,
     "no section tells the stories of those who were there",
     "Add “## Stories” with a heading for each of them: “### @alice — on-call”"},
    {SectionRole::kFactors, SectionRole::kWhys, "no section names what contributed",
     "Add “## Contributing factors” with a list: “- **F1** (tool.observability) …”"},
};

}  // namespace

void metadata_section_missing(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status)) return;
  if (document.markdown.refusal) return;
  for (const Wanted& wanted : kWanted) {
    if (document.section(wanted.role) != nullptr || document.section(wanted.instead) != nullptr) {
      continue;
    }
    emit(status_place(document),
         concat("the document is ", status_in_words(document.status), ", and ", wanted.what))
        .rewrite(std::string(wanted.rewrite));
  }
}

}  // namespace debrief
