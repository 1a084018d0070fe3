#include "debrief/site/dates.h"

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

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

std::string short_day_text(const Words& words, absl::CivilDay day) {
  return words.say("dates.short_day",
                   {{"day", std::to_string(day.day())}, {"month", words.short_month(day.month())}});
}

std::string day_text(const Words& words, absl::CivilDay day) {
  return words.say("dates.day", {{"day", std::to_string(day.day())},
                                 {"month", words.short_month(day.month())},
                                 {"year", std::to_string(day.year())}});
}

std::string long_day_text(const Words& words, absl::CivilDay day) {
  return words.say("dates.long_day",
                   {{"weekday", words.day(static_cast<int>(absl::GetWeekday(day)))},
                    {"day", std::to_string(day.day())},
                    {"month", words.month(day.month())},
                    {"year", std::to_string(day.year())}});
}

std::string month_text(const Words& words, absl::CivilDay day) {
  return concat(words.month(day.month()), " ", day.year());
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

std::string moment_text(const Words& words, const Moment& moment) {
  const absl::CivilDay day(moment.local);
  std::string text =
      concat(words.short_day(static_cast<int>(absl::GetWeekday(day))), " ", day_text(words, day));
  if (moment.date_only)
    return moment.approximate ? words.say("dates.about", {{"time", text}}) : text;
  const std::string clock = clock_text(moment.local);
  append(text, ", ", moment.approximate ? words.say("dates.about", {{"time", clock}}) : clock);
  return text;
}

std::string zone_text(const Moment& moment) {
  if (moment.date_only || moment.zone.empty()) return "";
  if (moment.zone == "Z" || moment.zone == "z" || moment.zone == "+00:00") return "UTC";
  const bool offset = moment.zone[0] == '+' || moment.zone[0] == '-';
  return offset ? concat("UTC", moment.zone) : moment.zone;
}

std::string machine_text(const Moment& moment) {
  std::string text = moment.instant ? format_utc(*moment.instant) : format_local(moment);
  // HTML lets seconds be left out where there are none.
  constexpr std::string_view kNoSeconds = ":00Z";
  if (text.ends_with(kNoSeconds)) text.replace(text.size() - kNoSeconds.size(), 3, "");
  return text;
}

absl::CivilDay day_of(const Timestamp& timestamp) {
  const auto zone = absl::FixedTimeZone(timestamp.offset_minutes * 60);
  return absl::ToCivilDay(timestamp.instant(), zone);
}

SafeHtml moment_html(const Words& words, const Moment& moment) {
  return time_html(machine_text(moment), moment_text(words, moment));
}

SafeHtml clock_html(const Words& words, const Moment& moment) {
  const std::string clock = clock_text(moment.local);
  return time_html(machine_text(moment),
                   moment.approximate ? words.say("dates.about", {{"time", clock}}) : clock);
}

SafeHtml day_html(const Words& words, absl::CivilDay day) {
  return time_html(absl::FormatCivilTime(day), day_text(words, day));
}

SafeHtml short_day_html(const Words& words, absl::CivilDay day) {
  return time_html(absl::FormatCivilTime(day), short_day_text(words, day));
}

SafeHtml day_html(const Words& words, const Timestamp& timestamp) {
  return day_html(words, day_of(timestamp));
}

std::string duration_text(absl::Duration duration) { return format_duration(duration, "\u00a0"); }

}  // namespace debrief
