#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"

namespace debrief {
namespace {

/// After two weeks people remember the story, not what they saw.
constexpr int64_t kMostDays = 14;

}  // namespace

void process_never_debriefed(const CorpusDocument& document, const Corpus& corpus, Emit& emit) {
  const auto day = day_of_incident(document.document);
  if (!corpus.as_of || document.document.status != Status::kStub || !day) return;
  const int64_t age = *corpus.as_of - *day;
  if (age <= kMostDays) return;
  emit(status_place(document.document),
       concat("the incident was ", counted(static_cast<uint64_t>(age), "day"), " before ",
              iso_day(*corpus.as_of), ", and there is a stub of its post-mortem"));
}

}  // namespace debrief
