#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"

namespace debrief {
namespace {

/// A week: the next meeting at which it could have been told has passed.
constexpr int64_t kPatience = 7;

/// Only a team that writes down whom it told is asked when it did not.
bool keeps_track(const Corpus& corpus) {
  return std::ranges::any_of(corpus.documents, [](const CorpusDocument& each) {
    return each.document.front_matter.shared.has_value();
  });
}

}  // namespace

void process_not_shared(const CorpusDocument& document, const Corpus& corpus, Emit& emit) {
  const FrontMatter& front = document.document.front_matter;
  const bool is_published = document.document.status == Status::kPublished;
  const bool has_life = document.history && document.history->life != nullptr;
  if (!corpus.as_of || !is_published || front.shared || !has_life) return;
  const auto published = document.history->life->published();
  if (!published || !published->at || !keeps_track(corpus)) return;
  const absl::CivilDay day = absl::ToCivilDay(published->at->instant(), absl::UTCTimeZone());
  const int64_t quiet = *corpus.as_of - day;
  if (quiet <= kPatience) return;
  emit(status_place(document.document),
       concat("the document was published on ", iso_day(day), ", ",
              counted(static_cast<uint64_t>(quiet), "day"), " before ", iso_day(*corpus.as_of),
              ", and does not say when its findings were shared"));
}

}  // namespace debrief
