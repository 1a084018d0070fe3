#include "debrief/postmortem/time_text.h"

#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/scanner.h"
#include "debrief/postmortem/zone_text.h"

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
  if (N == 12 && scan.take_word("sept")) return 8;
  return std::nullopt;
}

/// Whether some year has the day, and the year that is named.
bool in_calendar(const DayText& day) {
  const absl::CivilDay read(day.year.value_or(2000), day.month, day.day);
  return read.month() == day.month && read.day() == day.day;
}

/// `2021-02-19`, `2021/2/19`, `2021.02.19`.
std::optional<DayText> take_numeric_day(Scanner& scan) {
  const auto year = scan.take_number(4, 4);
  const char separator = scan.peek();
  if (!year || (separator != '-' && separator != '/' && separator != '.')) return std::nullopt;
  ++scan.at;
  const auto month = scan.take_number(1, 2);
  if (!month || scan.peek() != separator) return std::nullopt;
  ++scan.at;
  const auto day = scan.take_number(1, 2);
  if (!day) return std::nullopt;
  return DayText{*year, *month, *day};
}

std::optional<int> take_ordinal(Scanner& scan) {
  const auto day = scan.take_number(1, 2);
  if (day) scan.take_any({"st", "nd", "rd", "th"});
  return is_ascii_alnum(scan.peek()) ? std::nullopt : day;
}

std::optional<int> take_year(Scanner& scan) {
  const size_t start = scan.at;
  scan.take(",");
  scan.skip_space();
  if (const auto year = scan.take_number(4, 4); year && *year > 1900 && scan.peek() != ':') {
    return year;
  }
  scan.at = start;
  return std::nullopt;
}

/// `19 February 2021`, `February 19th, 2021`, `Feb 19`.
std::optional<DayText> take_named_day(Scanner& scan) {
  auto day = take_ordinal(scan);
  scan.skip_space();
  if (day && scan.take_word("of")) scan.skip_space();
  const auto month = take_name(scan, kMonths);
  if (!month) return std::nullopt;
  if (!day) {
    scan.skip_space();
    day = take_ordinal(scan);
  }
  if (!day || scan.peek() == ':') return std::nullopt;
  const auto year = take_year(scan);
  return DayText{year, *month + 1, *day};
}

std::optional<DayText> take_day(Scanner& scan) {
  const size_t start = scan.at;
  if (take_name(scan, kWeekdays)) {
    scan.take(",");
    scan.skip_space();
    if (scan.take_word("the")) scan.skip_space();
  }
  const size_t from = scan.at;
  auto day = take_numeric_day(scan);
  if (!day) {
    scan.at = from;
    day = take_named_day(scan);
  }
  if (day && in_calendar(*day)) return day;
  scan.at = start;
  return std::nullopt;
}

/// `am`, `p.m.`: hours to add to a clock of twelve hours; nullopt when none stands here.
std::optional<int> take_half(Scanner& scan) {
  const size_t start = scan.at;
  scan.skip_space();
  const char half = lower_ascii(scan.rest().substr(0, 1)).starts_with('p') ? 'p' : 'a';
  if (scan.take_any({"am", "AM", "a.m.", "A.M.", "pm", "PM", "p.m.", "P.M."}) &&
      !is_ascii_alnum(scan.peek())) {
    return half == 'p' ? 12 : 0;
  }
  scan.at = start;
  return std::nullopt;
}

/// `9:05`, `09:05:30`, `1:26 PM`, `9am`; with `dotted` also `11.50`.
std::optional<int> take_clock(Scanner& scan, bool dotted) {
  const size_t start = scan.at;
  const auto refuse = [&] {
    scan.at = start;
    return std::nullopt;
  };
  const auto hour = scan.take_number(1, 2);
  if (!hour) return refuse();
  const bool minutes = scan.take(":") || (dotted && scan.take("."));
  const auto minute = minutes ? scan.take_number(2, 2) : 0;
  int second = 0;
  if (!minute || *minute > 59) return refuse();
  if (minutes && scan.peek() == ':' && is_ascii_digit(scan.peek(1))) {
    ++scan.at;
    const auto read = scan.take_number(2, 2);
    if (!read || *read > 59) return refuse();
    second = *read;
    if (scan.peek() == '.' && is_ascii_digit(scan.peek(1))) {
      ++scan.at;
      while (is_ascii_digit(scan.peek())) ++scan.at;
    }
  }
  const auto half = take_half(scan);
  if (!half && (!minutes || *hour > 23)) return refuse();
  if (half && (*hour < 1 || *hour > 12)) return refuse();
  const int hours = half ? *hour % 12 + *half : *hour;
  return hours * 3600 + *minute * 60 + second;
}

/// `1625` behind a day, when a zone, a colon or the end follows: other numbers count things.
std::optional<int> take_joined_clock(Scanner& scan) {
  const size_t start = scan.at;
  const auto digits = scan.take_number(4, 4);
  if (digits && *digits / 100 < 24 && *digits % 100 < 60) {
    const size_t behind = scan.at;
    scan.skip_space();
    Scanner zone = scan;
    const bool clock = scan.done() || scan.peek() == ':' || take_zone(zone);
    scan.at = behind;
    if (clock) return *digits / 100 * 3600 + *digits % 100 * 60;
  }
  scan.at = start;
  return std::nullopt;
}

bool take_approximation(Scanner& scan) {
  const size_t start = scan.at;
  scan.skip_space();
  if (scan.take_any({"~", "≈", "∼"}) || scan.take_word("approximately") ||
      scan.take_word("about") || scan.take_word("around") || scan.take_word("roughly") ||
      scan.take_word("circa")) {
    scan.skip_space();
    return true;
  }
  if (scan.take_word("approx") || scan.take_word("ca")) {
    scan.take(".");
    scan.skip_space();
    return true;
  }
  scan.at = start;
  return false;
}

/// Moves past what may stand between a day and a clock.
void skip_joint(Scanner& scan) {
  if ((scan.peek() == 'T' || scan.peek() == 't') && is_ascii_digit(scan.peek(1))) ++scan.at;
  scan.skip_space();
  scan.take_any({",", "@", "–", "—", "-", ":", "|"});
  scan.skip_space();
  if (scan.take_word("at")) scan.skip_space();
}

/// A clock that says that it is not known: `--:--`, `??:??`, or left from a template.
bool take_unknown_clock(Scanner& scan) {
  const size_t start = scan.at;
  scan.skip_space();
  if (scan.take_any(
          {"--:--", "-:-", "??:??", "?:?", "HH:mm", "HH:MM", "hh:mm", "xx:xx", "XX:XX", "?"}) &&
      !is_ascii_alnum(scan.peek())) {
    return true;
  }
  scan.at = start;
  return false;
}

struct Instant {
  std::optional<DayText> day;
  std::optional<int> clock;
  std::string zone;
  bool approximate = false;
};

/// What `-05:00` behind a clock is: in `T10:02-05:00` and `10:02:30-05:00` the zone, in
/// `10:02-10:30` the end of a range.
enum class Minus { kZone, kRange };

std::string take_zone_name(Scanner& scan, Minus minus) {
  const size_t start = scan.at;
  if (minus == Minus::kRange && scan.peek() == '-') return {};
  scan.skip_space();
  const bool bracket = scan.peek() == '(' || scan.peek() == '[';
  if (bracket) ++scan.at;
  const size_t name = scan.at;
  if (take_zone(scan)) {
    const size_t end = scan.at;
    if ((!bracket || scan.take_any({")", "]"})) && !is_ascii_alnum(scan.peek())) {
      return std::string(scan.text.substr(name, end - name));
    }
  }
  scan.at = start;
  return {};
}

/// A day behind the clock: `10:02 UTC on 19 February 2021`.
std::optional<DayText> take_late_day(Scanner& scan) {
  const size_t start = scan.at;
  scan.take(",");
  scan.skip_space();
  if (scan.take_word("on")) scan.skip_space();
  auto day = take_day(scan);
  if (day && day->year && !is_ascii_alnum(scan.peek())) return day;
  scan.at = start;
  return std::nullopt;
}

Instant take_instant(Scanner& scan) {
  Instant read;
  read.approximate = take_approximation(scan);
  read.day = take_day(scan);
  const size_t behind_day = scan.at;
  const bool joined = scan.peek() == 'T' || scan.peek() == 't';
  if (read.day) skip_joint(scan);
  read.approximate |= take_approximation(scan);
  const size_t clock = scan.at;
  read.clock = take_clock(scan, read.day.has_value());
  if (!read.clock && read.day) read.clock = take_joined_clock(scan);
  if (!read.clock) {
    scan.at = behind_day;
    if (read.day) take_unknown_clock(scan);
    return read;
  }
  if (scan.peek() == '~') {
    ++scan.at;
    read.approximate = true;
  }
  const std::string_view digits = scan.text.substr(clock, scan.at - clock);
  const bool seconds = digits.find(':') != digits.rfind(':');
  read.zone = take_zone_name(scan, joined || seconds ? Minus::kZone : Minus::kRange);
  if (!read.day) read.day = take_late_day(scan);
  return read;
}

/// The other end of a range, when one stands here.
void take_range(Scanner& scan, TimeText& time) {
  const size_t start = scan.at;
  scan.skip_space();
  if (scan.take_any({"–", "—", "->", "→", "--", "-"}) || scan.take_word("to") ||
      scan.take_word("until") || scan.take_word("and")) {
    scan.skip_space();
    Instant last = take_instant(scan);
    const bool ends = last.clock.has_value() == time.clock.has_value() &&
                      (last.clock || last.day) && !is_ascii_alnum(scan.peek());
    if (ends) {
      time.end_day = last.day;
      time.end_clock = last.clock;
      if (time.zone.empty()) time.zone = std::move(last.zone);
      time.approximate |= last.approximate;
      return;
    }
  }
  scan.at = start;
}

/// Whether what stands behind a time in a cell of its own leaves its meaning as it is.
bool is_remark(std::string_view rest) {
  return rest.empty() || rest.starts_with('(') || rest.starts_with('/') || rest.starts_with(',');
}

/// Moves past the separators between a time and its text.
void skip_separators(Scanner& scan) {
  scan.skip_space();
  while (scan.take_any({":", "–", "—", "--", "-", "|", ",", ".", "→", ">", "*"})) scan.skip_space();
}

}  // namespace

std::optional<TimeText> read_time(std::string_view text) {
  Scanner scan{text};
  scan.skip_space();
  if (scan.take_word("at") || scan.take_word("on") || scan.take_word("from") ||
      scan.take_word("between")) {
    scan.skip_space();
  }
  const char opened = scan.peek();
  if (opened == '[' || opened == '(') {
    ++scan.at;
    scan.skip_space();
  }
  TimeText time;
  time.begin = scan.at;
  Instant first = take_instant(scan);
  if (!first.day && !first.clock) return std::nullopt;
  if (is_ascii_alnum(scan.peek())) return std::nullopt;
  time.day = first.day;
  time.clock = first.clock;
  time.zone = std::move(first.zone);
  time.approximate = first.approximate;
  take_range(scan, time);
  time.end = scan.at;
  scan.skip_space();
  if (opened == '[') scan.take("]");
  if (opened == '(') scan.take(")");
  if (time.zone.empty()) {
    if (std::string zone = take_zone_name(scan, Minus::kRange); !zone.empty())
      time.zone = std::move(zone);
  }
  time.whole = is_remark(trim(scan.rest()));
  skip_separators(scan);
  time.rest = scan.at;
  return time;
}

std::optional<DayText> read_day(std::string_view text) {
  Scanner scan{text};
  scan.skip_space();
  if (scan.take_word("day")) {
    scan.skip_space();
    scan.take_number(1, 3);
    skip_separators(scan);
  }
  scan.take_any({"(", "["});
  const auto day = take_day(scan);
  if (!day) return std::nullopt;
  while (scan.take_any({":", ")", "]", ".", " ", "–", "—", "-"})) {
  }
  if (!scan.done() && !read_time(scan.rest())) take_name(scan, kWeekdays);
  while (scan.take_any({":", ")", "]", "."})) {
  }
  return scan.done() ? day : std::nullopt;
}

std::optional<absl::CivilDay> full_day(const DayText& day) {
  if (!day.year) return std::nullopt;
  return absl::CivilDay(*day.year, day.month, day.day);
}

std::optional<absl::CivilDay> find_date(std::string_view text) {
  for (size_t at = 0; at < text.size(); ++at) {
    if (!is_ascii_alnum(text[at]) || (at > 0 && is_ascii_alnum(text[at - 1]))) continue;
    Scanner scan{text, at};
    if (const auto day = take_day(scan); day && day->year && !is_ascii_digit(scan.peek())) {
      return full_day(*day);
    }
  }
  return std::nullopt;
}

}  // namespace debrief
