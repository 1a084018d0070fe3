#pragma once
// Lengths of time that a post-mortem's instants give. Derived, never stored.

#include <optional>

#include <absl/time/time.h>

#include "debrief/base/time.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// The time from `from` to `to`: from their instants, or from two clocks without a zone. Nullopt
/// when one is a date alone, when only one has a zone, or when `to` lies before `from`.
std::optional<absl::Duration> time_between(const std::optional<Moment>& from,
                                           const std::optional<Moment>& to);

/// How long it took, each from the start; nullopt where time_between() cannot tell.
struct Durations {
  std::optional<absl::Duration> to_detect, to_mitigate, to_resolve;
};
Durations durations_of(const Document& document);

}  // namespace debrief
