#include "debrief/postmortem/time_context.h"

#include <array>
#include <cstdlib>

namespace debrief {
namespace {

constexpr int kHalfDay = 12 * 60 * 60;
constexpr int kThreeHours = 3 * 60 * 60;

/// The zone a name has at a wall clock: an abbreviation with several meanings is that of the
/// surrounding zone when its clocks go by that name then.
std::optional<absl::TimeZone> meaning_of(const std::string& name, const Zone& around,
                                         absl::CivilSecond local) {
  if (const Zone zone = zone_of(name); zone.zone) return zone.zone;
  if (!around.zone) return std::nullopt;
  const absl::Time instant = around.zone->At(local).pre;
  if (around.zone->At(instant).zone_abbr != name) return std::nullopt;
  return around.zone;
}

/// The year in which a day is nearest to a known one, within 120 days.
std::optional<absl::CivilDay> in_near_year(int month, int day, absl::CivilDay near) {
  for (const int64_t year : {near.year(), near.year() - 1, near.year() + 1}) {
    const absl::CivilDay read(year, month, day);
    if (read.month() == month && std::abs(read - near) <= 120) return read;
  }
  return std::nullopt;
}

std::optional<absl::CivilDay> complete(const DayText& text, std::optional<absl::CivilDay> near) {
  if (!in_calendar(text)) return std::nullopt;
  if (text.year) return absl::CivilDay(*text.year, text.month, text.day);
  return near ? in_near_year(text.month, text.day, *near) : std::nullopt;
}

DayText swapped(DayText text) {
  std::swap(text.month, text.day);
  text.order = DayOrder::kClear;
  return text;
}

/// Of two readings of `03/04` the one that is within days of a known day, when the other is not.
std::optional<absl::CivilDay> nearer(std::optional<absl::CivilDay> a,
                                     std::optional<absl::CivilDay> b, absl::CivilDay near) {
  constexpr int64_t kNear = 7, kFar = 21;
  const auto distance = [&](std::optional<absl::CivilDay> day) {
    return day ? std::abs(*day - near) : int64_t{1000};
  };
  if (distance(a) <= kNear && distance(b) >= kFar) return a;
  if (distance(b) <= kNear && distance(a) >= kFar) return b;
  return std::nullopt;
}

}  // namespace

std::optional<absl::CivilDay> day_near(const DayText& text, std::optional<absl::CivilDay> near,
                                       DayOrder order) {
  if (text.later) return near ? std::optional(*near + *text.later) : std::nullopt;
  if (text.number) return std::nullopt;
  if (text.weekday) {
    if (!near) return std::nullopt;
    return absl::NextWeekday(*near - 1, *text.weekday);
  }
  if (text.order != DayOrder::kEither || order == DayOrder::kMonthFirst) {
    return complete(text, near);
  }
  if (order == DayOrder::kDayFirst) return complete(swapped(text), near);
  return near ? nearer(complete(text, near), complete(swapped(text), near), *near) : std::nullopt;
}

Moment moment_on(absl::CivilDay day, std::optional<int> clock, const std::string& zone,
                 const Zone& around, bool approximate) {
  Moment moment;
  moment.local = absl::CivilSecond(day);
  moment.approximate = approximate;
  moment.date_only = !clock;
  if (!clock) return moment;
  moment.local += *clock;
  const std::string& name = zone.empty() ? around.name : zone;
  if (name.empty()) return moment;
  if (const auto meaning = meaning_of(name, around, moment.local)) {
    return in_zone(std::move(moment), *meaning, name);
  }
  moment.zone = name;
  return moment;
}

absl::CivilDay day_of_moment(const Moment& moment, const std::string& zone, const Zone& around) {
  if (moment.instant) {
    const std::string& name = zone.empty() ? around.name : zone;
    if (const auto meaning = meaning_of(name, around, moment.local)) {
      return absl::CivilDay(meaning->At(*moment.instant).cs);
    }
  }
  return absl::CivilDay(moment.local);
}

ReadTime read_on(const TimeText& text, absl::CivilDay day, const Zone& around, DayOrder order) {
  ReadTime read;
  read.at = moment_on(day, text.clock, text.zone, around, text.approximate);
  if (!text.end_clock && !text.end_day) return read;
  auto end = text.end_day ? day_near(*text.end_day, day, order) : day;
  if (!end) return read;
  // A range that ends a little before it begins is a slip; one that ends long before goes on
  // overnight.
  if (!text.end_day && text.clock && *text.clock - *text.end_clock > kThreeHours) ++*end;
  read.until = moment_on(*end, text.end_clock, text.zone, around, text.approximate);
  return read;
}

TimeContext::TimeContext(Zone zone, const std::optional<Moment>& start, DayOrder order)
    : zone_(std::move(zone)), start_(start), order_(order) {}

ReadTime TimeContext::read(const TimeText& text) {
  if (text.from_start || text.unknown) return {};
  std::optional<absl::CivilDay> day;
  if (text.day) {
    const auto near = day_     ? day_
                      : start_ ? std::optional(absl::CivilDay(start_->local))
                               : std::nullopt;
    day = day_near(*text.day, near, order_);
  } else if (day_) {
    day = day_;
    if (clock_ && text.clock && *clock_ - *text.clock > kHalfDay) ++*day;
  } else if (start_) {
    day = day_of_moment(*start_, text.zone, zone_);
  }
  if (!day) return {};
  day_ = day;
  if (text.clock) clock_ = text.clock;
  if (text.day && !text.clock) clock_.reset();
  return read_on(text, *day, zone_, order_);
}

Moment moment_of_day(absl::CivilDay day) {
  Moment moment;
  moment.local = absl::CivilSecond(day);
  moment.date_only = true;
  return moment;
}

std::optional<Moment> read_moment(std::string_view text, const Zone& zone) {
  const auto time = read_time(text);
  if (!time || !time->whole || !time->day || !time->day->year) return std::nullopt;
  return TimeContext(zone, std::nullopt).read(*time).at;
}

}  // namespace debrief
