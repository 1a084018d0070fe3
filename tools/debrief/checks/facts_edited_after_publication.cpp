#include <cmath>

#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/places.h"

namespace debrief {
namespace {

/// Less than this is spelling.
constexpr double kWorthSaying = 0.05;

std::string when(const LifeMoment& moment) {
  if (!moment.commit) return "by what is not committed yet";
  if (!moment.at) return "since then";
  return concat("since ", iso_day(absl::ToCivilDay(moment.at->instant(), absl::UTCTimeZone())));
}

}  // namespace

void facts_edited_after_publication(const CorpusDocument& document, const Config&, Emit& emit) {
  if (!document.history || document.history->life == nullptr) return;
  const DocumentLife& life = *document.history->life;
  if (life.facts_edits.empty() || life.facts_drift < kWorthSaying) return;
  const auto share = std::to_string(std::lround(life.facts_drift * 100));
  emit(section_place(document.document, SectionRole::kFacts),
       concat("the published facts were rewritten, ", share, " % of their words, ",
              when(life.facts_edits.front().moment), ", and no amendment tells of it"));
}

}  // namespace debrief
