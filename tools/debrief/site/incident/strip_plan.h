#pragma once
// Which strips a timeline takes, and what lies on each: days and hours, no markup.

#include <vector>

#include "debrief/site/incident/day_strips.h"

namespace debrief {

/// One strip: a stretch of the clock, its rows in the order of time, and those of its day that have
/// no time.
struct Strip {
  absl::CivilSecond begin, end;
  std::vector<const StripRow*> rows = {};
  std::vector<const StripRow*> untimed = {};
  int64_t left_out = 0;  ///< days without a row between the strip before and this one
};

struct StripPlan {
  bool minutes = false;  ///< one strip of less than a day
  int step = 360;        ///< minutes between two ticks
  std::vector<Strip> strips;
  size_t timed = 0;   ///< rows with a clock time
  size_t beside = 0;  ///< rows that no strip has: their time does not read
};

/// Borrows the rows. No strip when fewer than two rows have a clock time.
StripPlan plan_strips(const std::vector<StripRow>& rows, const std::vector<Phase>& phases);

}  // namespace debrief
