#include "debrief/postmortem/time_text.h"

#include "debrief/base/strings.h"
#include "debrief/postmortem/clock_text.h"
#include "debrief/postmortem/scanner.h"
#include "debrief/postmortem/zone_text.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

bool take_approximation(Scanner& scan) {
  const size_t start = scan.at;
  scan.skip_space();
  if (scan.take_any({"~", "≈", "∼"})) {
    scan.skip_space();
    return true;
  }
  for (const std::string_view soon : {"just", "shortly", "sometime"}) {
    if (scan.take_word(soon)) scan.skip_space();
  }
  for (const std::string_view word :
       {"approximately", "about", "around", "roughly", "circa", "before", "after", "by"}) {
    if (!scan.take_word(word)) continue;
    scan.skip_space();
    return true;
  }
  for (const std::string_view word : {"approx", "ca", "c"}) {
    if (!scan.take_word(word)) continue;
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

struct Instant {
  std::optional<DayText> day;
  std::optional<int> clock;
  std::string zone;
  bool approximate = false;
  bool unknown = false;
  bool slip = false;
  bool hour_alone = false;
  bool half = false;
  bool short_hour = false;
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

/// A day behind the clock: `10:02 UTC on 19 February 2021`, `11:10 6th Nov`.
std::optional<DayText> take_late_day(Scanner& scan) {
  const size_t start = scan.at;
  scan.take(",");
  scan.skip_space();
  if (scan.take_word("on")) scan.skip_space();
  const size_t from = scan.at;
  auto day = take_day(scan);
  const std::string_view written = scan.text.substr(from, scan.at - from);
  // `10:02 3 may be wrong` names no day: a month after a number has a capital.
  const size_t letter = written.find_first_not_of("0123456789. ");
  const bool clear = day && (day->year || letter == 0 ||
                             (letter < written.size() && written.find(" may") == written.npos));
  if (clear && !is_ascii_alnum(scan.peek())) return day;
  scan.at = start;
  return std::nullopt;
}

Instant take_instant(Scanner& scan) {
  Instant read;
  read.approximate = take_approximation(scan);
  const size_t start = scan.at;
  read.day = take_day(scan);
  const bool full = read.day.has_value();
  if (!full) read.day = take_day_before_clock(scan);
  size_t behind_day = scan.at;
  bool joined = scan.peek() == 'T' || scan.peek() == 't';
  if (read.day) skip_joint(scan);
  const bool bracket = full && scan.take("(");
  read.approximate |= take_approximation(scan);
  size_t from = scan.at;
  auto clock = take_clock(scan, full ? ClockPlace::kBehindDay : ClockPlace::kAlone);
  if (!clock && read.day && !full) {
    // `10.02` without a clock behind it is no day, but may be one itself.
    read.day.reset();
    scan.at = from = behind_day = start;
    joined = false;
    clock = take_clock(scan, ClockPlace::kAlone);
  }
  if (!clock) {
    scan.at = full ? behind_day : start;
    if (!full) read.day.reset();
    const size_t before = scan.at;
    if (take_unknown_clock(scan)) {
      const std::string_view written = scan.text.substr(before, scan.at - before);
      read.unknown = full || written.find_first_of("0123456789") != written.npos;
      if (!read.unknown) scan.at = before;
    }
    return read;
  }
  Scanner closing = scan;
  take_zone_name(closing, Minus::kRange);
  if (bracket && closing.peek() != ')') {  // a remark that begins with a clock
    scan.at = behind_day;
    return read;
  }
  read.clock = clock->seconds;
  read.slip = clock->slip;
  read.hour_alone = clock->hour_alone;
  read.half = clock->half;
  read.short_hour = clock->short_hour;
  read.approximate |= clock->approximate;
  const std::string_view digits = scan.text.substr(from, scan.at - from);
  const bool seconds = digits.find(':') != digits.rfind(':');
  read.zone = take_zone_name(scan, joined || seconds ? Minus::kZone : Minus::kRange);
  if (bracket) scan.take(")");
  if (!read.day) read.day = take_late_day(scan);
  return read;
}

/// `T+5`, `T-00:10`, `T0`, `+5min`: a distance from the start.
std::optional<int> take_from_start(Scanner& scan) {
  const size_t start = scan.at;
  const bool letter = scan.peek() == 'T' || scan.peek() == 't';
  if (letter) ++scan.at;
  if (letter && scan.take("0") && !is_ascii_alnum(scan.peek())) return 0;
  scan.at = start + letter;
  if (letter && scan.peek() == ' ') ++scan.at;
  const bool back = scan.peek() == '-' || scan.rest().starts_with("−");
  if (scan.take_any({"+", "-", "−"}) && (letter || !back)) {
    if (letter) scan.skip_space();
    const auto stretch = take_stretch(scan, letter ? SpanUnit::kOptional : SpanUnit::kRequired);
    if (stretch && !is_ascii_alnum(scan.peek())) return back ? -*stretch : *stretch;
  }
  scan.at = start;
  return std::nullopt;
}

bool take_range_mark(Scanner& scan) {
  return scan.take_any({"–", "—", "->", "→", "--", "-", "…", "..."}) || scan.take_word("to") ||
         scan.take_word("until") || scan.take_word("till") || scan.take_word("and");
}

/// `Dec 31 – Jan 1, 2023`: the year stands behind the last day alone.
void take_year_over(DayText& first, const DayText& last) {
  if (first.year || !last.year || first.weekday || first.later || first.number) return;
  const bool before = first.month > last.month;
  first.year = *last.year - (before ? 1 : 0);
}

/// The other end of a range, when one stands here.
void take_range(Scanner& scan, TimeText& time, bool half) {
  const size_t start = scan.at;
  scan.skip_space();
  if (take_range_mark(scan)) {
    scan.skip_space();
    const size_t last_at = scan.at;
    Instant last = take_instant(scan);
    const bool ends = last.clock.has_value() == time.clock.has_value() &&
                      (last.clock || last.day) && !is_ascii_alnum(scan.peek());
    if (ends) {
      // `12:26–12:??` ends at some time.
      if (!last.hour_alone) {
        time.end_day = last.day;
        time.end_clock = last.clock;
        if (time.day && last.day) take_year_over(*time.day, *last.day);
        // `1:00–1:30 pm`: the half of the day is that of both.
        constexpr int kHalfDay = 12 * 3600;
        if (last.half && !half && *time.clock + kHalfDay <= *last.clock) *time.clock += kHalfDay;
        time.approximate |= last.approximate;
      }
      if (time.zone.empty()) time.zone = std::move(last.zone);
      time.slip |= last.slip;
      return;
    }
    // `Nov 7–13th 2023`: only the day goes on.
    scan.at = last_at;
    const auto day =
        time.day && !time.clock && !time.day->weekday ? take_day_of_month(scan) : std::nullopt;
    if (day && *day > time.day->day && !is_ascii_alnum(scan.peek()) && scan.peek() != ':') {
      time.end_day = time.day;
      time.end_day->day = *day;
      scan.take(",");
      const size_t behind = scan.at;
      scan.skip_space();
      const auto year = time.day->year ? std::nullopt : scan.take_number(4, 4);
      if (year && *year > 1900) {
        time.day->year = time.end_day->year = year;
      } else {
        scan.at = behind;
      }
      if (in_calendar(*time.end_day)) return;
      time.end_day.reset();
    }
  }
  scan.at = start;
}

/// `/ 20:00 UTC`, `(20:00 UTC)`: the same time on another clock.
void skip_second_clock(Scanner& scan) {
  const size_t start = scan.at;
  scan.skip_space();
  const bool bracket = scan.take("(");
  if (bracket || scan.take_any({"/", "|", "="})) {
    scan.skip_space();
    const Instant second = take_instant(scan);
    if (second.clock && !second.zone.empty() && !is_ascii_alnum(scan.peek()) &&
        (!bracket || scan.take(")"))) {
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
  while (scan.take_any({":", "–", "—", "--", "-", "|", ",", ".", "→", ">", "*", ";", "="})) {
    scan.skip_space();
  }
}

/// Moves past what has no meaning before a time: signs of tables and lists, emoji.
void skip_signs(Scanner& scan) {
  for (;;) {
    scan.skip_space();
    if (scan.take_any({"|", ">", "*", "•", "·", "- ", "– ", "— ", "#"})) continue;
    const CodePoint point = decode_utf8(scan.rest());
    const bool sign = point.valid && ((point.value >= 0x2300 && point.value <= 0x2BFF) ||
                                      (point.value >= 0x1F000 && point.value <= 0x1FAFF) ||
                                      point.value == 0xFE0F || point.value == 0x200D);
    if (!sign) return;
    scan.at += point.size;
  }
}

/// Moves past the `2. ` of `2. 10:02 The page`, which numbers a heading or a row.
void skip_number(Scanner& scan) {
  Scanner next = scan;
  if (!next.take_number(1, 2) || !next.take_any({". ", ") "})) return;
  next.skip_space();
  Scanner clock = next;
  const bool digits =
      clock.take_number(1, 2) && clock.peek() == ':' && is_ascii_digit(clock.peek(1));
  if (digits || next.peek() == '[' || next.peek() == '~') scan = next;
}

/// The time that stands at `scan`, up to its end.
std::optional<TimeText> take_time(Scanner& scan) {
  TimeText time;
  time.begin = scan.at;
  if (const auto days = take_days_of_month(scan)) {
    time.day = days->first;
    time.end_day = days->last;
    time.end = scan.at;
    return time;
  }
  if (const auto from_start = take_from_start(scan)) {
    time.from_start = from_start;
    time.end = scan.at;
    return time;
  }
  Instant first = take_instant(scan);
  if (!first.day && !first.clock && !first.unknown) return std::nullopt;
  if (is_ascii_alnum(scan.peek())) return std::nullopt;
  time.day = first.day;
  time.clock = first.clock;
  time.zone = std::move(first.zone);
  time.approximate = first.approximate;
  time.unknown = first.unknown;
  time.slip = first.slip;
  time.half = first.half;
  time.short_hour = first.short_hour;
  if (!time.unknown) take_range(scan, time, first.half);
  time.end = scan.at;
  return time;
}

}  // namespace

std::optional<TimeText> read_time(std::string_view text) {
  Scanner scan{text};
  skip_signs(scan);
  for (const std::string_view word : {"at", "on", "from", "between", "since"}) {
    if (!scan.take_word(word)) continue;
    scan.skip_space();
    break;
  }
  skip_number(scan);
  const char opened = scan.peek();
  if (opened == '[' || opened == '(') {
    ++scan.at;
    scan.skip_space();
  }
  auto time = take_time(scan);
  if (!time) return std::nullopt;
  scan.skip_space();
  if (opened == '[') scan.take("]");
  if (opened == '(') scan.take(")");
  if (time->zone.empty()) time->zone = take_zone_name(scan, Minus::kRange);
  if (time->clock) skip_second_clock(scan);
  time->whole = is_remark(trim(scan.rest()));
  skip_separators(scan);
  time->rest = scan.at;
  return time;
}

std::optional<TimeText> read_last_time(std::string_view text) {
  constexpr size_t kLongest = 120;
  if (text.size() > kLongest) return std::nullopt;
  for (size_t at = 1; at < text.size(); ++at) {
    const char before = text[at - 1];
    const bool apart = is_ascii_space(before) || before == '(' || before == '[' || before == ':' ||
                       before == '~' || before == '@';
    if (!apart || is_ascii_space(text[at])) continue;
    Scanner scan{text, before == '~' ? at - 1 : at};
    auto time = take_time(scan);
    if (!time || (!time->clock && !time->day)) continue;
    if (time->zone.empty()) time->zone = take_zone_name(scan, Minus::kRange);
    skip_second_clock(scan);
    while (scan.take_any({")", "]", ".", ";", " "})) {
    }
    if (!scan.done()) continue;
    size_t end = time->begin;
    while (end > 0 && (is_ascii_space(text[end - 1]) || text[end - 1] == ':' ||
                       text[end - 1] == '(' || text[end - 1] == '[' || text[end - 1] == '-')) {
      --end;
    }
    for (const std::string_view word : {" at", " on", " by", " around", " since"}) {
      if (text.substr(0, end).ends_with(word)) end -= word.size();
    }
    time->rest = end;
    time->whole = true;
    return time;
  }
  return std::nullopt;
}

}  // namespace debrief
