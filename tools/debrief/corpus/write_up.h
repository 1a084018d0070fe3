#pragma once
// How long after an incident its facts were told: what lint calls late and the site shows.

#include <optional>

#include <absl/time/time.h>

#include "debrief/corpus/corpus.h"

namespace debrief {

/// From what the configuration names (`lateness: from`) to the first written facts or the
/// debriefing, whichever was earlier.
struct WriteUp {
  std::optional<absl::Duration> delay;  ///< nullopt when one of the two is not known
  bool at_most =
      false;            ///< the facts may have been written before the debriefing that it counts to
  bool before = false;  ///< told before the incident was over; the delay is zero
  bool late = false;    ///< longer than the configured target; never of one that is `at_most`
};

/// When history cannot say when the facts were written, the debriefing is the latest that they can
/// have been told: that is worth something only within the target. A debriefing that is a date
/// counts from its start, so that nothing is called late on the strength of a date alone.
WriteUp write_up_of(const CorpusDocument& document, const Config& config);

/// The instant of the incident that the configuration counts from.
const std::optional<Moment>& late_from(const Document& document, const Config& config);

}  // namespace debrief
