#pragma once
// Where values lie across a chart: days on an even scale, durations on one of logarithms. Places
// are percentages.

#include <optional>
#include <string>
#include <vector>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "debrief/site/words.h"

namespace debrief {

/// Durations from a minute up, on logarithms: a minute and a week both have room. Ends at round
/// values around those that are shown.
class LogScale {
 public:
  /// For values between these; what is shorter than a minute stands at the minute.
  LogScale(absl::Duration shortest, absl::Duration longest);

  double place(absl::Duration value) const;

  struct Tick {
    absl::Duration at;
    double place = 0;
    std::string label;  ///< empty where there is no room for it
  };
  std::vector<Tick> ticks(const Words& words) const;

 private:
  double low_ = 0, high_ = 0;  ///< logarithms of minutes
};

/// Days on an even scale.
class DayScale {
 public:
  DayScale(absl::CivilDay begin, absl::CivilDay end) : begin_(begin), days_(end - begin) {}
  /// Held within 0 and 100.
  double place(absl::CivilDay day) const;

 private:
  absl::CivilDay begin_;
  int64_t days_;
};

/// The middle of values: each is one that was measured.
struct Spread {
  absl::Duration lower, median, upper;
};

/// So few values have no middle.
inline constexpr size_t kFewestForSpread = 5;

/// The quartiles of sorted values; nullopt below kFewestForSpread.
std::optional<Spread> spread_of(const std::vector<absl::Duration>& sorted);

/// A duration in a summary: from ten hours up, rounded to the hour.
std::string rough_text(absl::Duration duration);

}  // namespace debrief
