#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"

namespace debrief {
namespace {

/// Two weeks without a word: long enough for a holiday, short enough to remember.
constexpr int64_t kQuietDays = 14;

}  // namespace

void process_stale_draft(const CorpusDocument& document, const Corpus& corpus, Emit& emit) {
  const Status status = document.document.status;
  const bool is_open = status == Status::kDraft || status == Status::kReview;
  const auto& history = document.history;
  const bool is_known = history && history->updated && !history->uncommitted;
  if (!corpus.as_of || !is_open || !is_known) return;
  const absl::CivilDay last = absl::ToCivilDay(history->updated->instant(), absl::UTCTimeZone());
  const int64_t quiet = *corpus.as_of - last;
  if (quiet <= kQuietDays) return;
  emit(status_place(document.document),
       concat("the document is ", status == Status::kDraft ? "a draft" : "in review",
              " and says what it said on ", iso_day(last), ", ",
              counted(static_cast<uint64_t>(quiet), "day"), " before ", iso_day(*corpus.as_of)));
}

}  // namespace debrief
