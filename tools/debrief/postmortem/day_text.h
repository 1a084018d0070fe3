#pragma once
// Days as people write them: `2021-02-19`, `19. April`, `Feb 19th, 2021`, `19/02/2021`, `Friday`.
// What a day takes over from its surroundings (its year, its week) is in time_context.h.

#include <optional>
#include <string_view>

#include <absl/time/civil_time.h>

#include "debrief/postmortem/scanner.h"

namespace debrief {

/// Which of two numbers with a slash between is the day.
enum class DayOrder {
  kClear,       ///< no question: a name, a four-digit year in front, or dots
  kDayFirst,    ///< `19/02`: no other reading
  kMonthFirst,  ///< `02/19`: no other reading
  kEither,      ///< `03/04`: held as month first
};

/// A calendar day, whose year may be left to the surroundings.
struct DayText {
  std::optional<int> year;
  int month = 1;
  int day = 1;
  DayOrder order = DayOrder::kClear;
  std::optional<absl::Weekday> weekday = {};  ///< nothing but `Friday`: month and day say nothing
  std::optional<int> later = {};  ///< `next day`: days behind the one before; the rest says nothing
  std::optional<int> number = {};  ///< `Day 2`, counted from the first; the rest says nothing
};

/// Moves past the day that stands here, `Friday, ` before it included.
std::optional<DayText> take_day(Scanner& scan);

/// Moves past a day that only a clock behind it tells from another number or word: `02-19`,
/// `19/2`, `19.2.`, `Friday`, `next day`.
std::optional<DayText> take_day_before_clock(Scanner& scan);

/// `7–13th Nov 2023`: the day of the first end stands before the dash alone.
struct DaysOfMonth {
  DayText first;
  DayText last;
};
std::optional<DaysOfMonth> take_days_of_month(Scanner& scan);

/// Moves past the day of a month that `7` in `7–13th Nov` or `13th` in `Nov 7–13th` is.
std::optional<int> take_day_of_month(Scanner& scan);

/// Moves past a month's name, in full or short; 1 to 12.
std::optional<int> take_month(Scanner& scan);

/// Whether some year has the day, and the year that is named.
bool in_calendar(const DayText& day);

/// A day that makes up the whole text, but for a weekday, `Date:`, `Day 2:` and closing
/// punctuation.
std::optional<DayText> read_day(std::string_view text);

/// The first full date (year, month and day) anywhere in a text or file name; of a range its first
/// day.
std::optional<absl::CivilDay> find_date(std::string_view text);

/// The earliest of the full dates in a file's name: a report may be filed under its own, later one.
std::optional<absl::CivilDay> find_earliest_date(std::string_view text);

/// The first day anywhere in a text that names its month or is a full date.
std::optional<DayText> find_day(std::string_view text);

/// The year that a title or path names, `2021` in `incidents/2021/cold-cache.md` or `PM2021-003`.
std::optional<int> find_year(std::string_view text);

/// Which number of `19/02/2021` is the day, as the dates of a text tell that have one reading;
/// kEither when there are none, kClear when they disagree.
DayOrder find_order(std::string_view text);

/// The day of a full date; nullopt without a year, or when day and month are not told apart.
std::optional<absl::CivilDay> full_day(const DayText& day);

}  // namespace debrief
