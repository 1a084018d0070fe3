#include "debrief/site/incident/strip_plan.h"

#include <algorithm>
#include <array>
#include <map>

namespace debrief {
namespace {

/// More days than this are not all shown.
constexpr int64_t kMostDays = 10;
constexpr int64_t kMostTicks = 6;
constexpr int64_t kMinute = 60, kDay = 24 * 60 * kMinute;

bool is_timed(const StripRow& row) { return row.at && !row.at->date_only; }

/// What the marks and phases cover.
struct Extent {
  std::optional<absl::CivilSecond> begin, end;

  void take(absl::CivilSecond time) {
    begin = std::min(begin.value_or(time), time);
    end = std::max(end.value_or(time), time);
  }
};

Extent extent_of(const std::vector<StripRow>& rows, const std::vector<Phase>& phases) {
  Extent extent;
  for (const StripRow& row : rows) {
    if (!is_timed(row)) continue;
    extent.take(row.at->local);
    if (row.until && !row.until->date_only) extent.take(row.until->local);
  }
  for (const Phase& phase : phases) {
    extent.take(phase.begin.local);
    extent.take(phase.end.local);
  }
  return extent;
}

/// The smallest distance between ticks that gives few enough of them.
int step_for(int64_t seconds) {
  static constexpr std::array kSteps = {1, 2, 5, 10, 15, 30, 60, 120, 180};
  for (const int step : kSteps) {
    if (seconds <= step * kMinute * kMostTicks) return step;
  }
  return 240;
}

/// `time` put back to a whole step of its day.
absl::CivilSecond floor_to(absl::CivilSecond time, int step) {
  const absl::CivilSecond midnight{absl::CivilDay(time)};
  const int64_t width = step * kMinute;
  return midnight + (time - midnight) / width * width;
}

bool before(const StripRow* a, const StripRow* b) { return a->at->local < b->at->local; }

void plan_minutes(const std::vector<StripRow>& rows, const Extent& extent, StripPlan& plan) {
  plan.minutes = true;
  plan.step = step_for(*extent.end - *extent.begin);
  Strip strip{floor_to(*extent.begin, plan.step), floor_to(*extent.end, plan.step)};
  if (strip.end < *extent.end || strip.end == strip.begin) strip.end += plan.step * kMinute;
  for (const StripRow& row : rows) {
    if (row.at) (row.at->date_only ? strip.untimed : strip.rows).push_back(&row);
  }
  plan.strips.push_back(std::move(strip));
}

void plan_days(const std::vector<StripRow>& rows, const Extent& extent, StripPlan& plan) {
  std::map<absl::CivilDay, Strip> days;
  const auto day_at = [&](absl::CivilDay day) -> Strip& {
    const absl::CivilSecond begin(day);
    return days.emplace(day, Strip{begin, begin + kDay}).first->second;
  };
  for (const StripRow& row : rows) {
    if (!row.at) continue;
    Strip& strip = day_at(absl::CivilDay(row.at->local));
    (row.at->date_only ? strip.untimed : strip.rows).push_back(&row);
  }
  const absl::CivilDay first = std::min(days.begin()->first, absl::CivilDay(*extent.begin));
  const absl::CivilDay last = std::max(days.rbegin()->first, absl::CivilDay(*extent.end));
  if (last - first < kMostDays) {
    for (absl::CivilDay day = first; day <= last; ++day) day_at(day);
  }
  std::optional<absl::CivilDay> previous;
  for (auto& [day, strip] : days) {
    strip.left_out = previous ? day - *previous - 1 : 0;
    previous = day;
    plan.strips.push_back(std::move(strip));
  }
}

}  // namespace

StripPlan plan_strips(const std::vector<StripRow>& rows, const std::vector<Phase>& phases) {
  StripPlan plan;
  plan.timed = static_cast<size_t>(std::count_if(rows.begin(), rows.end(), is_timed));
  plan.beside = static_cast<size_t>(
      std::count_if(rows.begin(), rows.end(), [](const StripRow& row) { return !row.at; }));
  if (plan.timed < 2) return plan;
  const Extent extent = extent_of(rows, phases);
  // A row that has a day alone needs the strip of that day, unless it is the only one.
  const bool inside = std::all_of(rows.begin(), rows.end(), [&](const StripRow& row) {
    if (!row.at || !row.at->date_only) return true;
    const absl::CivilDay day(row.at->local);
    return day == absl::CivilDay(*extent.begin) && day == absl::CivilDay(*extent.end);
  });
  if (inside && *extent.end - *extent.begin < kDay) {
    plan_minutes(rows, extent, plan);
  } else {
    plan_days(rows, extent, plan);
  }
  for (Strip& strip : plan.strips) std::stable_sort(strip.rows.begin(), strip.rows.end(), before);
  return plan;
}

}  // namespace debrief
