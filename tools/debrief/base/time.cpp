#include "debrief/base/time.h"

#include <algorithm>
#include <array>
#include <charconv>

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// Reads exactly `digits` decimal digits and moves past them.
std::optional<int> take_number(std::string_view& text, size_t digits) {
  if (text.size() < digits) return std::nullopt;
  int value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + digits, value);
  if (error != std::errc() || end != text.data() + digits || text[0] == '-') return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

bool take(std::string_view& text, char byte) {
  if (!text.starts_with(byte)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<absl::CivilDay> take_date(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, '-')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '-')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day) return std::nullopt;
  const absl::CivilDay date(*year, *month, *day);
  const bool real = date.year() == *year && date.month() == *month && date.day() == *day;
  return real ? std::optional(date) : std::nullopt;
}

/// The clock part of a date-time, in seconds after midnight; a fraction of a second is read and
/// dropped. Second 60 is read: where it may stand depends on the offset.
std::optional<int> take_clock(std::string_view& text) {
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ':')) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  int second = 0;
  if (take(text, ':')) {
    const auto read = take_number(text, 2);
    if (!read || *read > 60) return std::nullopt;
    second = *read;
    if (take(text, '.')) {
      const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
      if (digits == 0) return std::nullopt;
      text.remove_prefix(digits);
    }
  }
  return *hour * 3600 + *minute * 60 + second;
}

/// The zone of a date-time in seconds east of UTC: `Z`, or `±hh:mm`.
std::optional<int> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  const bool west = text.starts_with('-');
  if (!take(text, '+') && !take(text, '-')) return std::nullopt;
  const auto hours = take_number(text, 2);
  if (!hours || *hours > 23 || !take(text, ':')) return std::nullopt;
  const auto minutes = take_number(text, 2);
  if (!minutes || *minutes > 59 || !text.empty()) return std::nullopt;
  const int seconds = *hours * 3600 + *minutes * 60;
  return west ? -seconds : seconds;
}

}  // namespace

std::optional<Moment> parse_moment(std::string_view text) {
  Moment moment;
  moment.approximate = take(text, '~');
  while (moment.approximate && take(text, ' ')) {
  }
  const auto date = take_date(text);
  if (!date) return std::nullopt;
  moment.local = absl::CivilSecond(*date);
  if (text.empty()) {
    moment.date_only = true;
    return moment;
  }
  if (!take(text, 'T') && !take(text, 't') && !take(text, ' ')) return std::nullopt;
  const bool leap = text.substr(0, 8).ends_with(":60");
  const auto clock = take_clock(text);
  if (!clock) return std::nullopt;
  moment.local += *clock;
  take(text, ' ');
  if (text.empty()) return leap ? std::nullopt : std::optional(moment);
  const auto offset = parse_offset(text);
  if (!offset) return std::nullopt;
  moment.zone = std::string(text);
  moment.instant = absl::FromCivil(moment.local, absl::FixedTimeZone(*offset));
  // A leap second is the last of a UTC day: the one that follows starts at midnight.
  const auto next = absl::ToCivilSecond(*moment.instant, absl::UTCTimeZone());
  if (leap && next != absl::CivilSecond(absl::CivilDay(next))) return std::nullopt;
  return moment;
}

std::optional<int> parse_clock(std::string_view text) {
  const std::string padded = text.find(':') == 1 ? concat("0", text) : std::string(text);
  std::string_view rest = padded;
  const bool leap = rest.substr(0, 8).ends_with(":60");
  const auto clock = take_clock(rest);
  return rest.empty() && !leap ? clock : std::nullopt;
}

std::optional<absl::TimeZone> load_zone(std::string_view name) {
  // absl reads `localtime` and absolute paths too; a document must not reach the machine's own
  // settings.
  if (name.empty() || name == "localtime" || name[0] == '/' || name[0] == ':' ||
      name.find("..") != std::string_view::npos) {
    return std::nullopt;
  }
  absl::TimeZone zone;
  if (!absl::LoadTimeZone(std::string(name), &zone)) return std::nullopt;
  return zone;
}

Moment in_zone(Moment moment, const absl::TimeZone& zone, std::string_view zone_name) {
  if (moment.instant || moment.date_only) return moment;
  const auto reading = zone.At(moment.local);
  moment.instant = reading.pre;
  moment.zone = std::string(zone_name);
  if (reading.kind != absl::TimeZone::TimeInfo::UNIQUE) moment.approximate = true;
  return moment;
}

std::string format_utc(absl::Time instant) {
  return absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", instant, absl::UTCTimeZone());
}

std::string format_iso(const Timestamp& timestamp) {
  const auto zone = absl::FixedTimeZone(timestamp.offset_minutes * 60);
  return absl::FormatTime("%Y-%m-%dT%H:%M:%S%Ez", timestamp.instant(), zone);
}

std::string format_local(const Moment& moment) {
  const auto& at = moment.local;
  std::string text = absl::StrFormat("%04d-%02d-%02d", at.year(), at.month(), at.day());
  if (moment.date_only) return text;
  absl::StrAppendFormat(&text, "T%02d:%02d", at.hour(), at.minute());
  if (at.second() != 0) absl::StrAppendFormat(&text, ":%02d", at.second());
  return text;
}

std::string format_duration(absl::Duration duration, std::string_view space) {
  int64_t seconds = absl::ToInt64Seconds(absl::AbsDuration(duration));
  struct Unit {
    int64_t seconds;
    std::string_view name;
  };
  static constexpr std::array<Unit, 4> kUnits = {
      {{86400, "d"}, {3600, "h"}, {60, "min"}, {1, "s"}}};
  std::string text = duration < absl::ZeroDuration() ? "−" : "";
  for (size_t i = 0; i < kUnits.size(); ++i) {
    const bool last = i + 1 == kUnits.size();
    if (seconds < kUnits[i].seconds && !last) continue;
    append(text, seconds / kUnits[i].seconds, space, kUnits[i].name);
    seconds %= kUnits[i].seconds;
    if (!last && seconds >= kUnits[i + 1].seconds) {
      append(text, space, seconds / kUnits[i + 1].seconds, space, kUnits[i + 1].name);
    }
    break;
  }
  return text;
}

std::optional<absl::Duration> parse_duration(std::string_view text) {
  int64_t count = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
  if (error != std::errc() || count < 0 || count > 100'000) return std::nullopt;
  std::string_view unit(end, static_cast<size_t>(text.data() + text.size() - end));
  while (take(unit, ' ')) {
  }
  if (unit == "s") return absl::Seconds(count);
  if (unit == "min" || unit == "m") return absl::Minutes(count);
  if (unit == "h") return absl::Hours(count);
  if (unit == "d") return absl::Hours(24 * count);
  if (unit == "w") return absl::Hours(24 * 7 * count);
  return std::nullopt;
}

}  // namespace debrief
