#include "debrief/corpus/write_up.h"

#include <algorithm>

namespace debrief {
namespace {

absl::Time start_of(const Moment& moment) {
  return moment.instant.value_or(absl::FromCivil(moment.local, absl::UTCTimeZone()));
}

std::optional<absl::Time> first_written(const CorpusDocument& document) {
  if (const auto& history = document.history) {
    if (!history->first_written) return std::nullopt;
    return history->first_written->instant();
  }
  const auto& written = document.document.written;
  return written ? std::optional(start_of(*written)) : std::nullopt;
}

/// Whether it is certain that the facts are in no revision yet.
bool is_unwritten(const CorpusDocument& document) {
  const auto& history = document.history;
  return history && history->was_committed() && !history->truncated && !history->lacks_contents &&
         !history->first_written;
}

}  // namespace

const std::optional<Moment>& late_from(const Document& document, const Config& config) {
  if (config.late_from == "started") return document.started;
  if (config.late_from == "detected") return document.detected;
  if (config.late_from == "mitigated") return document.mitigated;
  return document.resolved;
}

WriteUp write_up_of(const CorpusDocument& document, const Config& config) {
  const auto& from = late_from(document.document, config);
  if (!from || !from->instant) return {};
  std::optional<absl::Time> told = first_written(document);
  const bool is_bound = !told && !is_unwritten(document);
  if (const auto& met = document.document.debriefed) {
    told = std::min(told.value_or(start_of(*met)), start_of(*met));
  }
  if (!told) return {};
  const absl::Duration delay = std::max(*told - *from->instant, absl::ZeroDuration());
  const bool beyond_target = delay > config.late_after;
  if (is_bound && beyond_target) return {};
  return {.delay = delay,
          .at_most = is_bound && *told >= *from->instant,
          .before = *told < *from->instant,
          .late = beyond_target};
}

}  // namespace debrief
