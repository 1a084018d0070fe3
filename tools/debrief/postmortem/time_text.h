#pragma once
// Times as people write them in a timeline: `10:02`, `2021-02-19 10:02 CET`, `~10:02–10:09`,
// `[1:26 PM]`, `Dec 16th 12:43`. Only the writing is read here; what a row takes over from the rows
// above it is in time_context.h.

#include <optional>
#include <string>
#include <string_view>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "debrief/base/time.h"

namespace debrief {

/// A calendar day, whose year may be left to the surroundings.
struct DayText {
  std::optional<int> year;
  int month = 1;
  int day = 1;
};

/// A time as it is written, before its surroundings complete it. At least a day or a clock is
/// there.
struct TimeText {
  std::optional<DayText> day;
  std::optional<int> clock;  ///< seconds after midnight
  std::optional<DayText> end_day;
  std::optional<int> end_clock;  ///< of a range
  std::string zone;              ///< as written, or empty
  bool approximate = false;
  size_t begin = 0;  ///< bytes of the text it takes, brackets around it left out
  size_t end = 0;
  size_t rest = 0;     ///< where the text behind it starts: bracket, separators and space passed
  bool whole = false;  ///< nothing but a remark in brackets or a second zone stands behind it
};

/// Reads the time at the start of `text`. Nullopt when none stands there, or when it does not read:
/// a day that no calendar has, `2021-02-??`, `03/04/2021` (two readings), a year of five digits.
std::optional<TimeText> read_time(std::string_view text);

/// A day that makes up the whole text, but for a weekday, `Day 2:` and closing punctuation.
std::optional<DayText> read_day(std::string_view text);

/// The first full date (year, month and day) anywhere in a text or file name.
std::optional<absl::CivilDay> find_date(std::string_view text);

/// The name of the first zone in a text such as `Time (UTC)` or `All times are Europe/London`, in
/// its first 200 bytes; empty when it names none there.
std::string find_zone_name(std::string_view text);

/// The day of a full date; nullopt without a year.
std::optional<absl::CivilDay> full_day(const DayText& day);

/// A zone as a document names it: `Z`, `+02:00`, `UTC+2`, `CET`, `Europe/London`.
struct Zone {
  std::string name;
  std::optional<absl::TimeZone> zone;  ///< nullopt when the name has several meanings, or none
};

/// The zone of a name. Abbreviations that several countries use (`BST`, `CST`, `IST`) have none.
Zone zone_of(std::string_view name);

}  // namespace debrief
