#include <array>
#include <optional>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// The order in which a document is read; of equal ones either may stand first. Nullopt: anywhere.
std::optional<int> place_of(SectionRole role) {
  switch (role) {
    case SectionRole::kSafety:
      return 0;
    case SectionRole::kFacts:
      return 1;
    case SectionRole::kImpact:
      return 2;
    case SectionRole::kTimeline:
      return 3;
    case SectionRole::kStories:
      return 4;
    case SectionRole::kSecondStories:
      return 5;
    case SectionRole::kFactors:
    case SectionRole::kWhys:
      return 6;
    case SectionRole::kActions:
      return 7;
    case SectionRole::kCheckBack:
      return 8;
    default:
      return std::nullopt;
  }
}

/// Whether another rule asks about this pair: facts behind what builds on them
/// (facts/missing), and reasons before stories.
bool is_asked_elsewhere(SectionRole earlier, SectionRole later) {
  const bool analysis = earlier == SectionRole::kSecondStories ||
                        earlier == SectionRole::kFactors || earlier == SectionRole::kWhys;
  if (later == SectionRole::kFacts) return analysis || earlier == SectionRole::kStories;
  return later == SectionRole::kStories && analysis;
}

}  // namespace

void metadata_section_misordered(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged) return;
  constexpr int kLastHeadingLevel = 6;
  std::array<bool, static_cast<size_t>(SectionRole::kAmendments) + 1> seen{};
  const Section* last = nullptr;  // the one with the latest place so far
  for (const Section& section : document.sections) {
    const auto place = place_of(section.role);
    if (!place || section.level > kLastHeadingLevel) continue;
    if (std::exchange(seen[static_cast<size_t>(section.role)], true)) continue;
    if (last == nullptr || *place >= *place_of(last->role)) {
      last = &section;
    } else if (!is_asked_elsewhere(last->role, section.role)) {
      emit(section.heading, concat("“", section.title, "” stands behind “", last->title, "”"))
          .note(last->heading, concat("“", last->title, "” stands here"))
          .rewrite(concat("Move it in front of “", last->title, "”"));
      return;
    }
  }
}

}  // namespace debrief
