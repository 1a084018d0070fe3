#include "debrief/postmortem/timeline_days.h"

#include <algorithm>
#include <cstdlib>

namespace debrief {
namespace {

constexpr int kMinute = 60;
constexpr int kHour = 60 * kMinute;
/// A step back up to here is a row out of order.
constexpr int kSlip = 90 * kMinute;
/// A step back from here on is the next day, when the rows behind it do not come back.
constexpr int kNight = 4 * kHour;
/// A step back from here on is midnight.
constexpr int kMidnight = 12 * kHour;
/// A first row that is this much before the start is behind midnight.
constexpr int kEvening = 16 * kHour;
/// A row that is this much later than the one before it, behind midnight, was out of order.
constexpr int kBeforeMidnight = 22 * kHour;

class DayPlacer {
 public:
  DayPlacer(const std::vector<TimeStep>& steps, const KnownDays& known)
      : steps_(steps), known_(known), read_(steps.size()), shift_(steps.size()) {}

  std::vector<ReadTime> place() {
    find_stretches();
    for (size_t i = 0; i < steps_.size(); ++i) step(i);
    return std::move(read_);
  }

 private:
  /// The row has a clock and nothing that says on which day.
  bool undated(size_t i) const {
    const auto& time = steps_[i].time;
    return time && time->clock && !time->day && !time->from_start;
  }

  /// For each step the next row of its stretch that has a clock, and the next with a day of its
  /// own; a stretch ends at a heading that is a day, and where a timeline begins.
  void find_stretches() {
    const size_t none = steps_.size();
    next_.assign(none, none);
    next_dated_.assign(none, none);
    size_t next = none, dated = none;
    for (size_t i = none; i-- > 0;) {
      next_[i] = next;
      next_dated_[i] = dated;
      if (steps_[i].restart || steps_[i].day) next = dated = none;
      if (!steps_[i].time) continue;
      if (steps_[i].time->clock) next = i;
      if (steps_[i].time->day) dated = i;
    }
  }

  /// The clock of the next row without a day of its own; nullopt when there is none.
  std::optional<int> next_clock(size_t i) const {
    const size_t next = next_[i];
    if (next == steps_.size() || !undated(next)) return std::nullopt;
    return steps_[next].time->clock;
  }

  /// Whether most of the steps from here to the next start of a timeline go back: the newest row
  /// stands first.
  bool newest_first(size_t begin) const {
    size_t up = 0, down = 0;
    int before = -1;
    for (size_t i = begin; i < steps_.size() && (i == begin || !steps_[i].restart); ++i) {
      if (steps_[i].day) before = -1;
      const auto& time = steps_[i].time;
      if (!time || !time->clock) continue;
      if (before >= 0 && *time->clock != before) ++(*time->clock < before ? down : up);
      before = *time->clock;
    }
    return down >= 3 && down >= 3 * up;
  }

  /// Whether no clock of a timeline is past noon by its digits, and some hour has one digit.
  bool on_twelve_hours(size_t begin) const {
    bool one_digit = false;
    for (size_t i = begin; i < steps_.size() && (i == begin || !steps_[i].restart); ++i) {
      const auto& time = steps_[i].time;
      if (!time || !time->clock) continue;
      if (time->half || *time->clock >= kMidnight + kHour) return false;
      one_digit |= time->short_hour;
    }
    return one_digit;
  }

  /// `12:16`, then `1:52`: the same afternoon, on a clock of twelve hours.
  bool is_afternoon(size_t i) const {
    const TimeText& time = *steps_[i].time;
    if (!twelve_ || !clock_ || !day_ || !time.short_hour || *time.clock >= *clock_) return false;
    const int step = *time.clock + kMidnight - *clock_;
    return *clock_ - *time.clock > kSlip && step >= 0 && step <= kMidnight / 2;
  }

  void step(size_t i) {
    const TimeStep& step = steps_[i];
    if (step.restart) {
      backwards_ = newest_first(i);
      twelve_ = on_twelve_hours(i);
      day_of_all_.reset();
      day_.reset();
      first_day_.reset();
      base_.reset();
      clock_.reset();
      before_.reset();
      rolled_ = told_ = lost_ = false;
    }
    if (step.day) {
      take_heading(*step.day);
      if (step.of_all) day_of_all_ = day_;
      return;
    }
    if (!step.time) return;
    const TimeText& time = *step.time;
    if (time.from_start) return take_distance(i);
    if (time.day) return take_dated(i);
    if (time.clock && !time.unknown) take_clock(i);
  }

  std::optional<absl::CivilDay> near() const {
    if (day_) return day_;
    if (known_.start) return absl::CivilDay(known_.start->local);
    return std::nullopt;
  }

  std::optional<absl::CivilDay> complete(DayText text) const {
    if (text.number) {
      const auto first = first_day_ ? first_day_ : near();
      return first && *text.number > 0 ? std::optional(*first + *text.number - 1) : std::nullopt;
    }
    const auto around = near();
    // The first `Friday` may be the day of the start, or one before it.
    if (text.weekday && !day_ && around) {
      const absl::CivilDay next = absl::NextWeekday(*around - 1, *text.weekday);
      return next - *around <= 3 ? next : next - 7;
    }
    if (!around && !text.year) text.year = known_.year;
    return day_near(text, around, known_.order);
  }

  void take_heading(const DayText& text) {
    day_ = complete(text);
    if (!first_day_) first_day_ = day_;
    clock_.reset();
    rolled_ = lost_ = false;
    told_ = true;
  }

  void take_dated(size_t i) {
    const TimeText& time = *steps_[i].time;
    const auto day = complete(*time.day);
    if (!day) return;
    if (!told_) place_those_before(i, *day);
    set(i, *day);
    day_ = day;
    if (!first_day_) first_day_ = day;
    clock_ = time.clock;
    rolled_ = lost_ = false;
    told_ = true;
    if (day_of_all_) {
      day_ = day_of_all_;
      clock_.reset();
    }
  }

  void take_clock(size_t i) {
    if (lost_) return;
    if (is_afternoon(i)) shift_[i] = kMidnight;
    const int clock = *steps_[i].time->clock + shift_[i];
    if (!day_ && !told_) {
      if (!start_serves(i)) return;
      day_ = first_day(i);
      if (day_ && !first_day_) first_day_ = day_;
    } else if (clock_ && day_) {
      if (const auto day = day_on_another_clock(i)) {
        day_ = day;
      } else if (!move_on(i, clock)) {
        return;
      }
    }
    if (!day_) return;
    set(i, *day_);
    clock_ = clock;
  }

  /// Whether the start gives the first day. One that is only named, by the file or in the text,
  /// gives way to a date further down, unless that is a day later.
  bool start_serves(size_t i) const {
    if (!known_.start) return false;
    if (known_.firm) return true;
    const size_t dated = next_dated_[i];
    const auto day = dated < steps_.size() ? complete(*steps_[dated].time->day) : std::nullopt;
    if (!day) return true;
    const auto step = *day - absl::CivilDay(known_.start->local);
    return step >= 1 && step <= 2;
  }

  /// The day of the first row: that of the start, or the next when the incident began before
  /// midnight.
  absl::CivilDay first_day(size_t i) const {
    const TimeStep& step = steps_[i];
    const absl::CivilDay day = day_of_moment(*known_.start, step.time->zone, step.zone);
    if (known_.start->date_only) return day;
    const int start = static_cast<int>(known_.start->local -
                                       absl::CivilSecond(absl::CivilDay(known_.start->local)));
    const bool same_clock = absl::CivilDay(known_.start->local) == day;
    if (!same_clock || start - *step.time->clock < kEvening) return day;
    for (size_t next = next_[i]; next < steps_.size() && undated(next); next = next_[next]) {
      if (*steps_[next].time->clock >= start - kHour) return day;
    }
    return day + 1;
  }

  /// The day of a row whose zone is another than that of the row before: the one that brings the
  /// two instants nearest.
  std::optional<absl::CivilDay> day_on_another_clock(size_t i) const {
    const TimeStep& step = steps_[i];
    const std::string& zone = step.time->zone.empty() ? step.zone.name : step.time->zone;
    if (!before_ || !before_->instant || before_->zone == zone) return std::nullopt;
    std::optional<absl::CivilDay> nearest;
    absl::Duration least = absl::InfiniteDuration();
    for (const int shift : {0, -1, 1}) {
      const Moment at = moment_on(*day_ + shift, step.time->clock, zone, step.zone, false);
      if (!at.instant) return std::nullopt;
      const absl::Duration distance = absl::AbsDuration(*at.instant - *before_->instant);
      if (distance >= least) continue;
      least = distance;
      nearest = *day_ + shift;
    }
    return nearest;
  }

  /// Moves `day_` on to the day of a clock. False when it is not known, or this row alone is out of
  /// order and has its time already.
  bool move_on(size_t i, int clock) {
    const int back = *clock_ - clock;
    if (backwards_) {
      if (-back >= kMidnight && day_) --*day_;
      return true;
    }
    if (back <= 0) {
      if (rolled_ && day_ && -back >= kBeforeMidnight) {
        set(i, *day_ - 1);
        return false;
      }
      return true;
    }
    if (back <= kSlip) {
      set_alone(i);
      return false;
    }
    const auto next = next_clock(i);
    const bool comes_back = next && *next >= *clock_;
    if (back >= kMidnight || (back >= kNight && !comes_back)) {
      if (!day_ || !may_be_next_day(i)) {
        set_alone(i);
        return false;
      }
      ++*day_;
      rolled_ = true;
      return true;
    }
    if (comes_back && back <= kNight) {
      set_alone(i);
      return false;
    }
    // Neither out of order nor overnight: this row is unknown, and those that go on from it.
    lost_ = !comes_back;
    return false;
  }

  /// A row out of order is on the day of the one before it; those behind it still count from there.
  void set_alone(size_t i) {
    if (day_) set(i, *day_);
    // When the rows go on from here, so does the order.
    const auto next = next_clock(i);
    if (next && *next < *clock_) clock_ = *steps_[i].time->clock + shift_[i];
  }

  /// Whether the next row with a date leaves room for one more day.
  bool may_be_next_day(size_t i) const {
    const size_t dated = next_dated_[i];
    const auto day = dated < steps_.size() ? complete(*steps_[dated].time->day) : std::nullopt;
    return !day || *day > *day_ || *day < *day_ - 2;
  }

  /// Gives a day to the rows at the start that have none, going back from the first that has one.
  void place_those_before(size_t i, absl::CivilDay day) {
    auto clock = steps_[i].time->clock;
    for (size_t at = i; clock && at-- > 0 && !steps_[at].day;) {
      if (undated(at) && !read_[at].at) {
        const int before = *steps_[at].time->clock;
        if (before - *clock >= kMidnight) {
          --day;
        } else if (before - *clock > kSlip) {
          return;
        }
        set(at, day);
        clock = before;
      }
      if (steps_[at].restart) return;
    }
  }

  void take_distance(size_t i) {
    const auto base = base_ ? base_ : known_.start;
    if (!base || base->date_only) return;
    Moment at = *base;
    at.local += *steps_[i].time->from_start;
    if (at.instant) *at.instant += absl::Seconds(*steps_[i].time->from_start);
    at.approximate |= steps_[i].time->approximate;
    day_ = absl::CivilDay(at.local);
    clock_.reset();
    read_[i].at = std::move(at);
  }

  void set(size_t i, absl::CivilDay day) {
    TimeText text = *steps_[i].time;
    if (shift_[i] > 0) *text.clock += shift_[i];
    read_[i] = read_on(text, day, steps_[i].zone, known_.order);
    before_ = read_[i].at;
    if (!base_ && steps_[i].time->clock && (!known_.start || known_.start->date_only)) {
      base_ = read_[i].at;
    }
  }

  const std::vector<TimeStep>& steps_;
  const KnownDays& known_;
  std::vector<ReadTime> read_;
  std::vector<size_t> next_, next_dated_;
  std::vector<int> shift_;  ///< seconds to add to a clock of twelve hours
  std::optional<absl::CivilDay> day_, first_day_;
  std::optional<int> clock_;      ///< of the row before, on `day_`
  std::optional<Moment> base_;    ///< what distances count from, when the start has no clock
  std::optional<Moment> before_;  ///< the row before
  bool lost_ = false;             ///< a step was neither out of order nor overnight
  bool rolled_ = false;           ///< `day_` was reached over midnight
  bool told_ = false;             ///< a row or heading of this timeline named a day
  bool backwards_ = false;
  bool twelve_ = false;  ///< the clocks of this timeline may be of twelve hours
  std::optional<absl::CivilDay> day_of_all_;  ///< of rows that name none, as a remark says
};

}  // namespace

std::vector<ReadTime> place_on_days(const std::vector<TimeStep>& steps, const KnownDays& known) {
  return DayPlacer(steps, known).place();
}

DayOrder order_of(const std::vector<TimeStep>& steps) {
  bool day_first = false, month_first = false;
  const auto learn = [&](const std::optional<DayText>& day) {
    if (!day) return;
    day_first |= day->order == DayOrder::kDayFirst;
    month_first |= day->order == DayOrder::kMonthFirst;
  };
  for (const TimeStep& step : steps) {
    learn(step.day);
    if (!step.time) continue;
    learn(step.time->day);
    learn(step.time->end_day);
  }
  if (day_first == month_first) return DayOrder::kEither;
  return day_first ? DayOrder::kDayFirst : DayOrder::kMonthFirst;
}

}  // namespace debrief
