#pragma once
// What a time takes over from its surroundings: the day of the row above or of a heading, the zone
// of a column head or of the front matter. Nothing is guessed: what the surroundings do not say
// stays unknown.

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

/// The state of a reader that goes through times from top to bottom.
class TimeContext {
 public:
  /// `start` is when the incident started, as far as it is known: it gives the first day.
  TimeContext(Zone zone, const std::optional<Moment>& start);

  /// A heading or column head names the zone of what follows.
  void set_zone(Zone zone);
  /// A heading names the day of what follows; the order of the clocks starts anew.
  void set_day(const DayText& day);

  /// Completes a time and moves on to it. A clock without a day is on the day of the time before
  /// it, or on the next one when it is more than twelve hours earlier; a smaller step back is left
  /// for a rule to question.
  ReadTime read(const TimeText& text);

 private:
  std::optional<absl::CivilDay> day_of(const DayText& text) const;
  Moment moment(absl::CivilDay day, std::optional<int> clock, const std::string& zone,
                bool approximate) const;
  absl::CivilDay start_day(const std::string& zone) const;

  Zone zone_;
  std::optional<Moment> start_;
  std::optional<absl::CivilDay> day_;
  std::optional<int> clock_;  ///< of the time before, on `day_`
};

/// A day as a moment: midnight on no particular clock.
Moment moment_of_day(absl::CivilDay day);

/// `text` as a moment when all of it is a time that needs no surroundings but a zone. Times with a
/// clock and no zone take `zone`.
std::optional<Moment> read_moment(std::string_view text, const Zone& zone);

}  // namespace debrief
