#pragma once
// Times as they are typed on a command line.

#include <string_view>

#include "debrief/base/result.h"
#include "debrief/base/time.h"

namespace debrief {

/// Whether a moment was written with an offset from UTC rather than with the name of a zone.
bool has_offset(const Moment& moment);

/// Around what a time is read.
struct TimeSetting {
  std::string timezone;  ///< IANA name of the zone of times that name none
  absl::Time now;        ///< for `now`, `today`, `yesterday`, and a clock without a day
  std::optional<Moment> before = {};  ///< the time that this one follows: gives a clock its day
};

/// Reads a time in any form that a timeline may have (schema/README.md), and `now`, `today 10:02`,
/// `yesterday 22:10`. A clock alone is on the day of `before`, else the last time that the clock
/// showed it. The moment is in the zone of the setting, or has an offset.
///
/// kUsage, with `where` left empty: what does not read, a range, a zone with several meanings.
Result<Moment> read_given_time(std::string_view text, const TimeSetting& setting);

}  // namespace debrief
