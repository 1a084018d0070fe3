#include "debrief/cli/given_time.h"

#include "debrief/base/strings.h"
#include "debrief/postmortem/time_context.h"

namespace debrief {
namespace {

constexpr std::string_view kForms =
    "write it as 2026-03-01 10:02, 2026-03-01T10:02Z or ~2026-03-01 10:00";

tl::unexpected<Error> refuse(std::string_view text, std::string_view what, std::string_view hint) {
  return fail({.kind = ErrorKind::kUsage,
               .message = concat("“", text, "” ", what),
               .hints = {std::string(hint)}});
}

/// `now`, `today …` and `yesterday …` with the day in place of the word.
std::string with_day(std::string_view text, const absl::Time now, const absl::TimeZone& zone) {
  const std::string lower = lower_ascii(text);
  if (lower == "now") return absl::FormatTime("%Y-%m-%d %H:%M", now, zone);
  for (const auto& [word, back] : {std::pair{"today", 0}, std::pair{"yesterday", 1}}) {
    const std::string_view rest =
        std::string_view(lower).substr(std::min(lower.size(), std::string_view(word).size()));
    if (!lower.starts_with(word) || (!rest.empty() && rest[0] != ' ')) continue;
    return concat(absl::FormatCivilTime(absl::ToCivilDay(now, zone) - back), rest);
  }
  return std::string(text);
}

/// The same instant on the clock of the setting's zone, unless it has an offset of its own.
Moment at_home(Moment moment, const absl::TimeZone& zone, const std::string& name) {
  if (moment.date_only || !moment.instant || has_offset(moment)) return moment;
  if (moment.zone != name) moment.local = absl::ToCivilSecond(*moment.instant, zone);
  moment.zone = name;
  return moment;
}

Moment moment_at(absl::Time instant, const absl::TimeZone& zone, const std::string& name) {
  Moment moment;
  moment.local = absl::ToCivilSecond(instant, zone);
  moment.instant = instant;
  moment.zone = name;
  return moment;
}

}  // namespace

bool has_offset(const Moment& moment) {
  return moment.zone == "Z" || moment.zone.starts_with('+') || moment.zone.starts_with('-');
}

Result<Moment> read_given_time(std::string_view given, const TimeSetting& setting) {
  const absl::TimeZone zone = load_zone(setting.timezone).value_or(absl::UTCTimeZone());
  const std::string text = with_day(trim(given), setting.now, zone);
  if (const auto moment = parse_moment(text)) return in_zone(*moment, zone, setting.timezone);
  const auto time = read_time(text);
  if (!time || !time->whole) return refuse(given, "is not a time", kForms);
  if (time->end_clock || time->end_day)
    return refuse(given, "is a range", "give the time at which it begins");
  const bool clock_alone = !time->day;
  const Moment now = moment_at(setting.now, zone, setting.timezone);
  TimeContext context(Zone{setting.timezone, zone}, setting.before ? setting.before : now);
  if (setting.before && !setting.before->date_only) {
    // A clock behind midnight is on the next day, as in a timeline.
    const absl::CivilSecond last = setting.before->instant
                                       ? absl::ToCivilSecond(*setting.before->instant, zone)
                                       : setting.before->local;
    TimeText before;
    before.day = DayText{static_cast<int>(last.year()), last.month(), last.day()};
    before.clock = last.hour() * 3600 + last.minute() * 60;
    context.read(before);
  }
  auto moment = context.read(*time).at;
  if (!moment) return refuse(given, "is not a time", kForms);
  if (!moment->date_only && !moment->instant)
    return refuse(given, "names a zone with several meanings",
                  "write the offset: 2026-03-01T10:02+01:00");
  if (clock_alone && !setting.before && moment->instant > setting.now) {
    moment->local -= 24 * 60 * 60;
    moment->instant.reset();
    const auto own = zone_of(moment->zone).zone;
    moment = in_zone(*moment, own.value_or(zone), moment->zone);
  }
  return at_home(*std::move(moment), zone, setting.timezone);
}

}  // namespace debrief
