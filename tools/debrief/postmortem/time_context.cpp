#include "debrief/postmortem/time_context.h"

#include <array>
#include <cstdlib>

namespace debrief {
namespace {

constexpr int kHalfDay = 12 * 60 * 60;

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

}  // namespace

TimeContext::TimeContext(Zone zone, const std::optional<Moment>& start)
    : zone_(std::move(zone)), start_(start) {}

void TimeContext::set_zone(Zone zone) {
  // Two names in a row (`Timeline (BST)` in a document of Europe/London): the one with a meaning
  // may explain the other, so it stays until a time needs it.
  if (zone.zone || !zone_.zone || zone.name.empty()) {
    zone_ = std::move(zone);
  } else {
    zone_.name = std::move(zone.name);
  }
}

void TimeContext::set_day(const DayText& text) {
  day_ = day_of(text);
  clock_.reset();
}

absl::CivilDay TimeContext::start_day(const std::string& zone) const {
  if (start_->instant) {
    const std::string& name = zone.empty() ? zone_.name : zone;
    if (const auto meaning = meaning_of(name, zone_, start_->local)) {
      return absl::CivilDay(meaning->At(*start_->instant).cs);
    }
  }
  return absl::CivilDay(start_->local);
}

std::optional<absl::CivilDay> TimeContext::day_of(const DayText& text) const {
  if (text.year) return full_day(text);
  // `Dec 16th` is in the year that brings it near the time before it.
  const auto near = day_ ? day_ : start_ ? std::optional(absl::CivilDay(start_->local)) : day_;
  if (!near) return std::nullopt;
  for (const int64_t year : {near->year(), near->year() - 1, near->year() + 1}) {
    const absl::CivilDay day(year, text.month, text.day);
    if (day.month() == text.month && std::abs(day - *near) <= 120) return day;
  }
  return std::nullopt;
}

Moment TimeContext::moment(absl::CivilDay day, std::optional<int> clock, const std::string& zone,
                           bool approximate) const {
  Moment moment;
  moment.local = absl::CivilSecond(day);
  moment.approximate = approximate;
  moment.date_only = !clock;
  if (!clock) return moment;
  moment.local += *clock;
  const std::string& name = zone.empty() ? zone_.name : zone;
  if (name.empty()) return moment;
  if (const auto meaning = meaning_of(name, zone_, moment.local)) {
    return in_zone(std::move(moment), *meaning, name);
  }
  moment.zone = name;
  return moment;
}

ReadTime TimeContext::read(const TimeText& text) {
  ReadTime read;
  std::optional<absl::CivilDay> day;
  if (text.day) {
    day = day_of(*text.day);
  } else if (day_) {
    day = day_;
    if (clock_ && text.clock && *clock_ - *text.clock > kHalfDay) ++*day;
  } else if (start_) {
    day = start_day(text.zone);
  }
  if (!day) return read;
  read.at = moment(*day, text.clock, text.zone, text.approximate);
  day_ = day;
  if (text.clock) clock_ = text.clock;
  if (text.day && !text.clock) clock_.reset();

  if (!text.end_clock && !text.end_day) return read;
  auto end = text.end_day ? day_of(*text.end_day) : day;
  if (!end) return read;
  if (!text.end_day && text.clock && *text.clock - *text.end_clock > kHalfDay) ++*end;
  read.until = moment(*end, text.end_clock, text.zone, text.approximate);
  return read;
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
