#pragma once
// What a time takes over from its surroundings: its year, its week, the zone of a column head or of
// the front matter. Which day a clock alone is on is decided in timeline_days.h. Nothing is
// guessed: what the surroundings do not say stays unknown.

#include <optional>
#include <string>

#include "debrief/base/time.h"
#include "debrief/postmortem/time_text.h"

namespace debrief {

/// A time as completed by its surroundings.
struct ReadTime {
  std::optional<Moment> at;
  std::optional<Moment> until;
};

/// The day of a text that is near a known day: a day without a year is in the year that brings it
/// within 120 days, `Friday` is the next one, and of `03/04` the reading counts that `order` tells,
/// or that is within days of it while the other is not. Nullopt when that is not known.
std::optional<absl::CivilDay> day_near(const DayText& text, std::optional<absl::CivilDay> near,
                                       DayOrder order);

/// A wall clock on a day, with its instant where the zone is known. An empty `zone` takes `around`.
Moment moment_on(absl::CivilDay day, std::optional<int> clock, const std::string& zone,
                 const Zone& around, bool approximate);

/// The day of an instant on the clock of a zone, or of its own wall clock.
absl::CivilDay day_of_moment(const Moment& moment, const std::string& zone, const Zone& around);

/// A time on a day that is known, and the end of its range.
ReadTime read_on(const TimeText& text, absl::CivilDay day, const Zone& around, DayOrder order);

/// The state of a reader that goes through the labels of a document from start to end.
class TimeContext {
 public:
  /// `start` is when the incident started, as far as it is known: it gives the first day.
  TimeContext(Zone zone, const std::optional<Moment>& start, DayOrder order = DayOrder::kEither);

  /// Completes a time and moves on to it. A clock without a day is on the day of the time before
  /// it, or on the next one when it is more than twelve hours earlier.
  ReadTime read(const TimeText& text);

 private:
  Zone zone_;
  std::optional<Moment> start_;
  DayOrder order_;
  std::optional<absl::CivilDay> day_;
  std::optional<int> clock_;  ///< of the time before, on `day_`
};

/// A day as a moment: midnight on no particular clock.
Moment moment_of_day(absl::CivilDay day);

/// `text` as a moment when all of it is a time that needs no surroundings but a zone. Times with a
/// clock and no zone take `zone`.
std::optional<Moment> read_moment(std::string_view text, const Zone& zone);

}  // namespace debrief
