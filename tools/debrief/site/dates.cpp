#include "debrief/site/dates.h"

#include <array>

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr std::array kMonths = {"January",   "February", "March",    "April",
                                "May",       "June",     "July",     "August",
                                "September", "October",  "November", "December"};
constexpr std::array kDays = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                              "Friday", "Saturday", "Sunday"};

std::string_view month_name(absl::CivilDay day) {
  return kMonths[static_cast<size_t>(day.month() - 1)];
}

std::string_view day_name(absl::CivilDay day) {
  return kDays[static_cast<size_t>(absl::GetWeekday(day))];
}

SafeHtml time_html(std::string_view machine, std::string_view text) {
  return HtmlWriter()
      .raw("<time")
      .attribute("datetime", machine)
      .raw(">")
      .text(text)
      .raw("</time>")
      .take();
}

}  // namespace

std::string short_day_text(absl::CivilDay day) {
  return concat(day.day(), " ", month_name(day).substr(0, 3));
}

std::string day_text(absl::CivilDay day) { return concat(short_day_text(day), " ", day.year()); }

std::string long_day_text(absl::CivilDay day) {
  return concat(day_name(day), " ", day.day(), " ", month_name(day), " ", day.year());
}

std::string clock_text(absl::CivilSecond time) {
  if (time.second() == 0) return absl::StrFormat("%02d:%02d", time.hour(), time.minute());
  return absl::StrFormat("%02d:%02d:%02d", time.hour(), time.minute(), time.second());
}

Moment in_zone_of(const Zone& zone, Moment moment) {
  if (!zone.zone || !moment.instant) return moment;
  moment.local = zone.zone->At(*moment.instant).cs;
  moment.zone = zone.name;
  return moment;
}

std::string moment_text(const Moment& moment) {
  const absl::CivilDay day(moment.local);
  std::string text = concat(day_name(day).substr(0, 3), " ", day_text(day));
  if (moment.date_only) return moment.approximate ? concat("about ", text) : text;
  append(text, moment.approximate ? ", about " : ", ", clock_text(moment.local));
  return text;
}

std::string zone_text(const Moment& moment) {
  if (moment.date_only || moment.zone.empty()) return "";
  if (moment.zone == "Z" || moment.zone == "z" || moment.zone == "+00:00") return "UTC";
  const bool offset = moment.zone[0] == '+' || moment.zone[0] == '-';
  return offset ? concat("UTC", moment.zone) : moment.zone;
}

std::string machine_text(const Moment& moment) {
  return moment.instant ? format_utc(*moment.instant) : format_local(moment);
}

absl::CivilDay day_of(const Timestamp& timestamp) {
  const auto zone = absl::FixedTimeZone(timestamp.offset_minutes * 60);
  return absl::ToCivilDay(timestamp.instant(), zone);
}

SafeHtml moment_html(const Moment& moment) {
  return time_html(machine_text(moment), moment_text(moment));
}

SafeHtml clock_html(const Moment& moment) {
  return time_html(machine_text(moment),
                   concat(moment.approximate ? "about " : "", clock_text(moment.local)));
}

SafeHtml day_html(absl::CivilDay day) {
  return time_html(absl::FormatCivilTime(day), day_text(day));
}

SafeHtml short_day_html(absl::CivilDay day) {
  return time_html(absl::FormatCivilTime(day), short_day_text(day));
}

SafeHtml day_html(const Timestamp& timestamp) { return day_html(day_of(timestamp)); }

std::string duration_text(absl::Duration duration) { return format_duration(duration, "\u00a0"); }

}  // namespace debrief
