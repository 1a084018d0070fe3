#include "debrief/postmortem/day_text.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr std::array<std::string_view, 12> kMonths = {
    "january", "february", "march",     "april",   "may",      "june",
    "july",    "august",   "september", "october", "november", "december"};

constexpr std::array<std::string_view, 7> kWeekdays = {
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"};

/// Moves past a name of the table, in full or its first three letters, and gives its index.
template <size_t N>
std::optional<int> take_name(Scanner& scan, const std::array<std::string_view, N>& names) {
  for (size_t i = 0; i < N; ++i) {
    if (scan.take_word(names[i]) || scan.take_word(names[i].substr(0, 3))) {
      scan.take(".");
      return static_cast<int>(i);
    }
  }
  return std::nullopt;
}

std::optional<absl::Weekday> take_weekday(Scanner& scan) {
  auto day = take_name(scan, kWeekdays);
  if (!day && scan.take_word("tues")) day = 1;
  if (!day && (scan.take_word("thurs") || scan.take_word("thur"))) day = 3;
  if (!day) return std::nullopt;
  return static_cast<absl::Weekday>(*day);
}

DayText numeric_day(std::optional<int> year, int first, int second, char separator) {
  // With dots the day stands first; with slashes it depends on the country.
  if (separator == '.' && second <= 12) return {year, second, first};
  if (first > 12) return {year, second, first, DayOrder::kDayFirst};
  if (second > 12) return {year, first, second, DayOrder::kMonthFirst};
  const bool same = first == second;
  return {year, first, second, same ? DayOrder::kClear : DayOrder::kEither};
}

bool is_date_separator(char byte) { return byte == '-' || byte == '/' || byte == '.'; }

/// `2021-02-19`, `2021/2/19`, `2021.02.19`, `2021-Feb-19`, `2021 Feb 19`.
std::optional<DayText> take_year_first(Scanner& scan) {
  const auto year = scan.take_number(4, 4);
  if (!year || *year < 1900) return std::nullopt;
  const char separator = scan.peek();
  if (!is_date_separator(separator) && separator != ' ') return std::nullopt;
  ++scan.at;
  const auto month = separator == ' ' ? std::nullopt : scan.take_number(1, 2);
  const auto named = month ? month : take_month(scan);
  if (!named || scan.peek() != separator) return std::nullopt;
  ++scan.at;
  const auto day = scan.take_number(1, 2);
  if (!day) return std::nullopt;
  return DayText{*year, *named, *day};
}

/// `20210219`.
std::optional<DayText> take_compact(Scanner& scan) {
  const auto digits = scan.take_number(8, 8);
  if (!digits || *digits / 10000 < 1990 || *digits / 10000 > 2099) return std::nullopt;
  return DayText{*digits / 10000, *digits / 100 % 100, *digits % 100};
}

/// `19/02/2021`, `19.02.2021`, `02-19-2021`, `19.2.21`, `2-19-21`.
std::optional<DayText> take_year_last(Scanner& scan) {
  const auto first = scan.take_number(1, 2);
  const char separator = scan.peek();
  if (!first || !is_date_separator(separator)) return std::nullopt;
  ++scan.at;
  const auto second = scan.take_number(1, 2);
  if (!second || scan.peek() != separator) return std::nullopt;
  ++scan.at;
  auto year = scan.take_number(4, 4);
  // `21-05-26` may begin with its year, `5-26-21` cannot.
  if (!year && (separator != '-' || (first <= 12 && second > 12))) {
    year = scan.take_number(2, 2);
    // `10.02.21` may be a version; a year of two digits is one between 2010 and 2039.
    if (!year || *year < 10 || *year > 39 || scan.peek() == separator) return std::nullopt;
    *year += 2000;
  }
  if (!year || *year < 1900) return std::nullopt;
  return numeric_day(year, *first, *second, separator);
}

std::optional<int> take_year(Scanner& scan) {
  const size_t start = scan.at;
  if (!scan.take_any({"-", "/"})) {
    scan.take_any({",", "."});
    scan.skip_space();
  }
  if (const auto year = scan.take_number(4, 4); year && *year > 1900) {
    // `19 Sept 2023: the page` is on no clock of 20:23, but `12 May 1945: the page` is on one.
    if (scan.peek() != ':' || (*year >= 2000 && *year < 2040)) return year;
  }
  scan.at = start;
  return std::nullopt;
}

/// `19 February 2021`, `February 19th, 2021`, `19. April`, `19-Feb-2021`, `Feb 19`.
std::optional<DayText> take_named_day(Scanner& scan) {
  auto day = take_day_of_month(scan);
  const auto joint = [&] {
    if (!scan.take_any({"-", "/"})) scan.skip_space();
  };
  if (day) {
    scan.take(".");
    joint();
    if (scan.take_word("of")) scan.skip_space();
  }
  const auto month = take_month(scan);
  if (!month) return std::nullopt;
  if (!day) {
    joint();
    day = take_day_of_month(scan);
    // `May 12:43` names no day.
    if (scan.peek() == ':' && is_ascii_digit(scan.peek(1))) return std::nullopt;
  }
  if (!day) return std::nullopt;
  const auto year = take_year(scan);
  return DayText{year, *month, *day};
}

/// `02-19`, `19/2`, `19.2.`: only where a clock follows.
std::optional<DayText> take_short_day(Scanner& scan) {
  const auto first = scan.take_number(1, 2);
  const char separator = scan.peek();
  if (!first || !is_date_separator(separator)) return std::nullopt;
  ++scan.at;
  const auto second = scan.take_number(1, 2);
  if (!second) return std::nullopt;
  if (separator == '.') scan.take(".");
  const DayText day = numeric_day(std::nullopt, *first, *second, separator);
  if (*first == 0 || *second == 0 || !in_calendar(day)) return std::nullopt;
  return day;
}

/// `evening` behind a short day, and nothing or a separator behind that, tells it from another
/// number as a clock does; `24/7 night shifts` is no day.
bool take_part_of_day(Scanner& scan) {
  const size_t start = scan.at;
  scan.skip_space();
  for (const std::string_view when : {"early", "late", "in the"}) {
    if (scan.take_word(when)) scan.skip_space();
  }
  for (const std::string_view part : {"morning", "noon", "afternoon", "evening", "night"}) {
    if (!scan.take_word(part)) continue;
    Scanner behind = scan;
    behind.skip_space();
    if (behind.done() || behind.take_any({":", ",", "–", "—", "-", "|", ")"})) return true;
  }
  scan.at = start;
  return false;
}

/// `next day`, `the following day`, `same day`: days behind the one before.
std::optional<int> take_later(Scanner& scan) {
  const size_t start = scan.at;
  if (scan.take_word("the")) scan.skip_space();
  const bool next = scan.take_word("next") || scan.take_word("following");
  const bool same = !next && scan.take_word("same");
  scan.skip_space();
  if ((next || same) && (scan.take_word("day") || (next && scan.take_word("morning")))) {
    return next ? 1 : 0;
  }
  scan.at = start;
  return std::nullopt;
}

template <typename... Take>
std::optional<DayText> first_in_calendar(Scanner& scan, Take... take) {
  const size_t from = scan.at;
  std::optional<DayText> day;
  const auto attempt = [&](auto each) {
    if (day) return;
    scan.at = from;
    day = each(scan);
    if (day && (!in_calendar(*day) || is_ascii_digit(scan.peek()))) day.reset();
  };
  (attempt(take), ...);
  if (!day) scan.at = from;
  return day;
}

/// A day, or the first of `7–13th Nov 2023`.
std::optional<DayText> take_first_day(Scanner& scan) {
  if (const auto days = take_days_of_month(scan)) return days->first;
  return take_day(scan);
}

/// `– 20 May 2023` behind a day of its own.
void skip_last_day(Scanner& scan) {
  const size_t start = scan.at;
  scan.skip_space();
  if (scan.take_any({"–", "—", "-"}) || scan.take_word("to")) {
    scan.skip_space();
    if (take_day(scan)) return;
  }
  scan.at = start;
}

void skip_closing(Scanner& scan) {
  while (scan.take_any({":", ")", "]", ".", ",", " ", "–", "—", "-", "*", "_"})) {
  }
}

}  // namespace

bool in_calendar(const DayText& day) {
  if (day.month < 1 || day.month > 12 || day.day < 1 || day.day > 31) return false;
  const absl::CivilDay read(day.year.value_or(2000), day.month, day.day);
  return read.month() == day.month && read.day() == day.day;
}

std::optional<int> take_month(Scanner& scan) {
  if (const auto month = take_name(scan, kMonths)) return *month + 1;
  if (scan.take_word("sept")) {
    scan.take(".");
    return 9;
  }
  return std::nullopt;
}

std::optional<int> take_day_of_month(Scanner& scan) {
  const auto day = scan.take_number(1, 2);
  if (day) scan.take_any({"st", "nd", "rd", "th", "ST", "ND", "RD", "TH"});
  return !day || is_ascii_alnum(scan.peek()) ? std::nullopt : day;
}

std::optional<DayText> take_day(Scanner& scan) {
  const size_t start = scan.at;
  if (take_weekday(scan)) {
    scan.take(",");
    scan.skip_space();
    if (scan.take_word("the")) scan.skip_space();
  }
  auto day = first_in_calendar(scan, take_year_first, take_compact, take_year_last, take_named_day);
  if (!day) {
    day = first_in_calendar(scan, take_short_day);
    if (day && !take_part_of_day(scan)) day.reset();
  }
  if (!day) scan.at = start;
  return day;
}

std::optional<DaysOfMonth> take_days_of_month(Scanner& scan) {
  const size_t start = scan.at;
  const auto first = take_day_of_month(scan);
  if (first) {
    scan.skip_space();
    if (scan.take_any({"–", "—", "-"})) {
      scan.skip_space();
      const auto last = is_ascii_digit(scan.peek()) ? take_day(scan) : std::nullopt;
      if (last && last->day > *first && *first > 0 && last->order == DayOrder::kClear &&
          !is_ascii_digit(scan.peek())) {
        DaysOfMonth days{*last, *last};
        days.first.day = *first;
        return days;
      }
    }
  }
  scan.at = start;
  return std::nullopt;
}

std::optional<DayText> take_day_before_clock(Scanner& scan) {
  const size_t start = scan.at;
  std::optional<DayText> day;
  if (const auto later = take_later(scan)) {
    day.emplace().later = later;
  } else if (const auto weekday = take_weekday(scan)) {
    const size_t behind = scan.at;
    scan.take(",");
    scan.skip_space();
    day = first_in_calendar(scan, take_short_day);
    if (!day) {
      scan.at = behind;
      day.emplace().weekday = weekday;
    }
  } else {
    day = first_in_calendar(scan, take_short_day);
  }
  if (!day) scan.at = start;
  return day;
}

std::optional<DayText> read_day(std::string_view text) {
  Scanner scan{text};
  scan.skip_space();
  for (const std::string_view label : {"date", "on"}) {
    if (scan.take_word(label)) skip_closing(scan);
  }
  std::optional<DayText> counted;
  if (scan.take_word("day")) {
    scan.skip_space();
    if (const auto number = scan.take_number(1, 3)) counted.emplace().number = number;
    skip_closing(scan);
  }
  scan.take_any({"(", "["});
  auto day = take_first_day(scan);
  if (day) {
    skip_last_day(scan);
  } else {
    day = take_day_before_clock(scan);
  }
  if (!day && scan.done()) day = counted;
  if (!day) return std::nullopt;
  skip_closing(scan);
  if (!scan.done() && take_weekday(scan)) skip_closing(scan);
  if (scan.take_any({"(", "["}) && take_weekday(scan)) skip_closing(scan);
  return scan.done() ? day : std::nullopt;
}

std::optional<absl::CivilDay> full_day(const DayText& day) {
  if (!day.year || day.order == DayOrder::kEither) return std::nullopt;
  return absl::CivilDay(*day.year, day.month, day.day);
}

std::optional<absl::CivilDay> find_date(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_alnum(text[at]) || (at > 0 && is_ascii_alnum(text[at - 1]))) continue;
    Scanner scan{text, at};
    if (const auto day = take_first_day(scan);
        day && full_day(*day) && !is_ascii_digit(scan.peek())) {
      return full_day(*day);
    }
  }
  return std::nullopt;
}

std::optional<absl::CivilDay> find_earliest_date(std::string_view text) {
  std::optional<absl::CivilDay> earliest;
  for (size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_alnum(text[at]) || (at > 0 && is_ascii_alnum(text[at - 1]))) continue;
    Scanner scan{text, at};
    const auto day = take_first_day(scan);
    if (!day || !full_day(*day) || is_ascii_digit(scan.peek())) continue;
    earliest = std::min(earliest.value_or(*full_day(*day)), *full_day(*day));
    at = scan.at - 1;
  }
  return earliest;
}

std::optional<DayText> find_day(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_alnum(text[at]) || (at > 0 && is_ascii_alnum(text[at - 1]))) continue;
    Scanner scan{text, at};
    if (auto day = take_first_day(scan); day && !is_ascii_alnum(scan.peek())) return day;
  }
  return std::nullopt;
}

DayOrder find_order(std::string_view text) {
  DayOrder order = DayOrder::kEither;
  for (size_t at = text.find('/'); at < text.size(); at = text.find('/', at + 1)) {
    size_t begin = at;
    while (begin > 0 && at - begin < 2 && is_ascii_digit(text[begin - 1])) --begin;
    if (begin == at || (begin > 0 && (is_ascii_alnum(text[begin - 1]) || text[begin - 1] == '/'))) {
      continue;
    }
    Scanner scan{text, begin};
    const auto day = take_year_last(scan);
    if (!day || !in_calendar(*day) || day->order == DayOrder::kClear) continue;
    if (day->order == DayOrder::kEither || day->order == order) continue;
    order = order == DayOrder::kEither ? day->order : DayOrder::kClear;
  }
  return order;
}

std::optional<int> find_year(std::string_view text) {
  for (size_t at = 0; at + 4 <= text.size(); ++at) {
    if (at > 0 && is_ascii_digit(text[at - 1])) continue;
    Scanner scan{text, at};
    const auto year = scan.take_number(4, 4);
    if (year && *year >= 2000 && *year <= 2039 && !is_ascii_alpha(scan.peek())) return year;
  }
  return std::nullopt;
}

}  // namespace debrief
