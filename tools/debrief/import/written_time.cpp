#include "debrief/import/written_time.h"

#include <cstdlib>

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

std::string day_of(const Moment& moment) {
  const absl::CivilDay day(moment.local);
  return absl::StrFormat("~%04d-%02d-%02d", day.year(), day.month(), day.day());
}

/// How far the clock that showed the moment goes before UTC.
int64_t offset_minutes(const Moment& moment) {
  const absl::CivilSecond utc = absl::ToCivilSecond(*moment.instant, absl::UTCTimeZone());
  return (moment.local - utc) / 60;
}

}  // namespace

WrittenTime written_time(const Moment& moment) {
  if (moment.date_only) return {day_of(moment), ""};
  if (!moment.instant) {
    return {day_of(moment),
            concat("the zone of ", format_local(moment).substr(11), " is not known")};
  }
  const int64_t minutes = offset_minutes(moment);
  constexpr int64_t kDay = 24 * 60;
  if (std::abs(minutes) >= kDay) return {day_of(moment), "its zone is no offset"};
  std::string text = moment.approximate ? "~" : "";
  append(text, format_local(moment));
  if (minutes == 0) {
    text += 'Z';
  } else {
    append(text, minutes < 0 ? "-" : "+",
           absl::StrFormat("%02d:%02d", std::abs(minutes) / 60, std::abs(minutes) % 60));
  }
  return {std::move(text), ""};
}

}  // namespace debrief
