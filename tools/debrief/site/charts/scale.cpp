#include "debrief/site/charts/scale.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "debrief/site/dates.h"

namespace debrief {
namespace {

constexpr int64_t kHour = 60;
constexpr int64_t kDay = 24 * kHour;

/// The round values, and which of them get their label first where room is short.
struct Step {
  int64_t minutes;
  int rank;
};
constexpr std::array kSteps = {
    Step{1, 4},         Step{5, 2},          Step{15, 3},         Step{kHour, 0},
    Step{3 * kHour, 5}, Step{6 * kHour, 2},  Step{12 * kHour, 4}, Step{kDay, 0},
    Step{2 * kDay, 3},  Step{4 * kDay, 4},   Step{7 * kDay, 1},   Step{30 * kDay, 2},
    Step{90 * kDay, 4}, Step{365 * kDay, 1},
};
constexpr int kRanks = 6;
/// Labels closer than this would touch on a narrow page.
constexpr double kLabelRoom = 11;

std::string label_of(const Words& words, int64_t minutes) {
  if (minutes == 7 * kDay) return std::string(words["charts.one_week"]);
  if (minutes == 365 * kDay) return std::string(words["charts.one_year"]);
  // Up to two days people speak of hours.
  if (minutes == 2 * kDay) return "48\u00a0h";
  return duration_text(absl::Minutes(minutes));
}

}  // namespace

LogScale::LogScale(absl::Duration shortest, absl::Duration longest) {
  const double least = absl::ToDoubleMinutes(shortest), most = absl::ToDoubleMinutes(longest);
  size_t from = 0, to = kSteps.size() - 1;
  while (from + 2 < kSteps.size() && static_cast<double>(kSteps[from + 1].minutes) <= least) ++from;
  while (to > from + 1 && static_cast<double>(kSteps[to - 1].minutes) >= most) --to;
  low_ = std::log(static_cast<double>(kSteps[from].minutes));
  high_ = std::log(static_cast<double>(kSteps[to].minutes));
}

double LogScale::place(absl::Duration value) const {
  const double minutes = std::max(absl::ToDoubleMinutes(value), 1.0);
  return 1.5 + 97 * std::clamp((std::log(minutes) - low_) / (high_ - low_), 0.0, 1.0);
}

std::vector<LogScale::Tick> LogScale::ticks(const Words& words) const {
  constexpr double kSlack = 1e-9;
  std::vector<Tick> ticks;
  std::vector<Step> steps;
  for (const Step& step : kSteps) {
    const double at = std::log(static_cast<double>(step.minutes));
    if (at < low_ - kSlack || at > high_ + kSlack) continue;
    steps.push_back(step);
    ticks.push_back({absl::Minutes(step.minutes), place(absl::Minutes(step.minutes)), ""});
  }
  for (int rank = 0; rank < kRanks; ++rank) {
    for (size_t i = 0; i < ticks.size(); ++i) {
      if (steps[i].rank != rank) continue;
      const bool is_free = std::ranges::none_of(ticks, [&](const Tick& other) {
        return !other.label.empty() && std::abs(other.place - ticks[i].place) < kLabelRoom;
      });
      if (is_free) ticks[i].label = label_of(words, steps[i].minutes);
    }
  }
  return ticks;
}

double DayScale::place(absl::CivilDay day) const {
  if (days_ <= 0) return 0;
  const double share = static_cast<double>(day - begin_) / static_cast<double>(days_);
  return 100 * std::clamp(share, 0.0, 1.0);
}

std::optional<Spread> spread_of(const std::vector<absl::Duration>& sorted) {
  if (sorted.size() < kFewestForSpread) return std::nullopt;
  // The shortest value that so many quarters of them do not exceed.
  const auto quarter = [&](size_t quarters) {
    return sorted[(sorted.size() * quarters + 3) / 4 - 1];
  };
  return Spread{quarter(1), quarter(2), quarter(3)};
}

std::string rough_text(absl::Duration duration) {
  if (duration < absl::Hours(10)) return duration_text(duration);
  return duration_text(absl::Floor(duration + absl::Minutes(30), absl::Hours(1)));
}

}  // namespace debrief
