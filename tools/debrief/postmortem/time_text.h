#pragma once
// Times as people write them in a timeline: `10:02`, `2021-02-19 10:02 CET`, `~10:02–10:09`,
// `[1:26 PM]`, `Dec 16th 12:43`, `T+5`. Only the writing is read here; what a row takes over from
// the rows around it is in time_context.h and timeline_days.h.

#include <optional>
#include <string>
#include <string_view>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "debrief/base/time.h"
#include "debrief/postmortem/day_text.h"

namespace debrief {

/// A time as it is written, before its surroundings complete it. A day, a clock, or a distance from
/// the start is there, or it says of itself that it is unknown.
struct TimeText {
  std::optional<DayText> day;
  std::optional<int> clock;  ///< seconds after midnight
  std::optional<DayText> end_day;
  std::optional<int> end_clock;        ///< of a range
  std::optional<int> from_start = {};  ///< seconds from the start: `T+5`, `+5min`
  std::string zone;                    ///< as written, or empty
  bool approximate = false;
  bool unknown = false;     ///< `2X:XX`: a clock of which digits are left open
  bool half = false;        ///< `am` or `pm` is written
  bool short_hour = false;  ///< `9:02`: the hour has one digit
  bool slip = false;        ///< `17:14pm`: no form allows it, but it has one meaning
  size_t begin = 0;         ///< bytes of the text it takes, brackets around it left out
  size_t end = 0;
  size_t rest = 0;     ///< where the text behind it starts: bracket, separators and space passed
  bool whole = false;  ///< nothing but a remark in brackets or a second zone stands behind it
};

/// Reads the time at the start of `text`, signs and `at`, `around` or `before` in front of it
/// passed. Nullopt when none stands there, or when it does not read: a day that no calendar has,
/// `2021-02-??`, a year of five digits.
std::optional<TimeText> read_time(std::string_view text);

/// Reads the time that ends a short text, `First alert: 10:02 UTC`. Its `begin` and `end` are those
/// in `text`, `rest` is where what stands before it ends.
std::optional<TimeText> read_last_time(std::string_view text);

/// The name of the first zone in a text such as `Time (UTC)` or `All times are Europe/London`, in
/// its first 200 bytes; empty when it names none there.
std::string find_zone_name(std::string_view text);

/// A zone as a document names it: `Z`, `+02:00`, `UTC+2`, `CET`, `Europe/London`.
struct Zone {
  std::string name;
  std::optional<absl::TimeZone> zone;  ///< nullopt when the name has several meanings, or none
};

/// The zone of a name. Abbreviations that several countries use (`BST`, `CST`, `IST`) have none.
Zone zone_of(std::string_view name);

}  // namespace debrief
