#include "debrief/postmortem/durations.h"

namespace debrief {

std::optional<absl::Duration> time_between(const std::optional<Moment>& from,
                                           const std::optional<Moment>& to) {
  if (!from || !to || from->date_only || to->date_only) return std::nullopt;
  if (from->instant.has_value() != to->instant.has_value()) return std::nullopt;
  const absl::Duration span =
      from->instant ? *to->instant - *from->instant : absl::Seconds(to->local - from->local);
  if (span < absl::ZeroDuration()) return std::nullopt;
  return span;
}

Durations durations_of(const Document& document) {
  return {.to_detect = time_between(document.started, document.detected),
          .to_mitigate = time_between(document.started, document.mitigated),
          .to_resolve = time_between(document.started, document.resolved)};
}

}  // namespace debrief
