#include "debrief/postmortem/clock_text.h"

#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/zone_text.h"

namespace debrief {
namespace {

enum class Half { kAm, kPm };

/// `am`, `p.m.`.
std::optional<Half> take_half(Scanner& scan) {
  const size_t start = scan.at;
  scan.skip_space();
  const auto half_at = [&](size_t at) {
    return (scan.text[at] | 0x20) == 'p' ? Half::kPm : Half::kAm;
  };
  const Half half = (scan.peek() | 0x20) == 'p' ? Half::kPm : Half::kAm;
  if (scan.take_any({"am", "AM", "Am", "a.m.", "A.M.", "pm", "PM", "Pm", "p.m.", "P.M."}) &&
      !is_ascii_alnum(scan.peek())) {
    return half;
  }
  scan.at = start;
  // `9:02a`: one letter must touch its clock.
  if (scan.take_any({"a", "p", "A", "P"}) && !is_ascii_alnum(scan.peek())) return half_at(start);
  scan.at = start;
  return std::nullopt;
}

/// `:30`, `:30.250`, `:30,250` behind the minutes; 0 when there are none, nullopt when they do not
/// read.
std::optional<int> take_seconds(Scanner& scan) {
  if (scan.peek() != ':' || !is_ascii_digit(scan.peek(1))) return 0;
  ++scan.at;
  const auto second = scan.take_number(2, 2);
  if (!second || *second > 59) return std::nullopt;
  if ((scan.peek() == '.' || scan.peek() == ',') && is_ascii_digit(scan.peek(1))) {
    ++scan.at;
    while (is_ascii_digit(scan.peek())) ++scan.at;
  }
  return second;
}

/// Whether `half` and `hour` go together, and the hour of the day. A half that repeats what the
/// hour says (`17:14pm`) is a slip.
std::optional<int> hour_of(int hour, std::optional<Half> half, bool& slip) {
  if (!half) return hour <= 23 ? std::optional(hour) : std::nullopt;
  if (hour >= 1 && hour <= 12) return hour % 12 + (*half == Half::kPm ? 12 : 0);
  slip = true;
  if (*half == Half::kPm && hour >= 13 && hour <= 23) return hour;
  if (*half == Half::kAm && hour == 0) return 0;
  return std::nullopt;
}

/// Moves past what may hang on a clock: `ish`, `~`, `?`, `h`, `hrs`, `Uhr`.
void take_tail(Scanner& scan, ClockText& clock) {
  if (scan.rest().starts_with("ish") && !is_ascii_alnum(scan.peek(3))) {
    scan.at += 3;
    clock.approximate = true;
  }
  if (scan.take_any({"~", "?"})) clock.approximate = true;
  const size_t start = scan.at;
  scan.skip_space();
  for (const std::string_view unit : {"h", "hrs", "hours", "uhr"}) {
    if (scan.take_word(unit)) return;
  }
  scan.at = start;
}

/// Whether what stands behind `10.02` makes it a clock: a separator, a zone, or the end.
bool ends_clock(Scanner scan) {
  if (scan.done() || scan.peek() == ':' || scan.peek() == ']' || scan.peek() == ')') return true;
  if (scan.peek() != ' ') return false;
  scan.skip_space();
  Scanner zone = scan;
  return scan.take_any({"–", "—", "- "}) || scan.take_word("h") || scan.take_word("uhr") ||
         (is_ascii_alpha(scan.peek()) && take_zone(zone));
}

/// `9:05`, `09:05:30`, `1:26 PM`, `9am`, `10h02`; with a day before it or a half behind also
/// `11.50`.
std::optional<ClockText> take_colon_clock(Scanner& scan, ClockPlace place) {
  const size_t start = scan.at;
  ClockText clock;
  const auto hour = scan.take_number(1, 2);
  if (!hour) return std::nullopt;
  const size_t behind_hour = scan.at;
  const bool colon =
      scan.take(":") || ((scan.peek() | 0x20) == 'h' && is_ascii_digit(scan.peek(1)) &&
                         is_ascii_digit(scan.peek(2)) && scan.take_any({"h", "H"}));
  const bool dot = !colon && scan.take(".");
  std::optional<int> minute = 0, second = 0;
  if (colon || dot) {
    // Some write `07:7:47`; a minute of one digit says nothing without seconds.
    const bool short_minute =
        colon && is_ascii_digit(scan.peek()) && scan.peek(1) == ':' && is_ascii_digit(scan.peek(2));
    minute = short_minute ? scan.take_number(1, 1) : scan.take_number(2, 2);
    clock.slip = short_minute;
    if (minute && colon) second = take_seconds(scan);
  }
  if (dot && !minute) {  // `9 pm.`, or a number with a full stop
    scan.at = behind_hour;
    minute = 0;
  }
  const bool minutes = scan.at > behind_hour;
  const auto half = minute && second ? take_half(scan) : std::nullopt;
  const bool known = minutes && (colon || place == ClockPlace::kBehindDay ||
                                 (scan.at == start + 5 && ends_clock(scan)));
  if (!minute || *minute > 59 || !second || (!known && !half)) {
    scan.at = start;
    return std::nullopt;
  }
  const auto hours = hour_of(*hour, half, clock.slip);
  if (!hours) {
    scan.at = start;
    return std::nullopt;
  }
  clock.half = half.has_value();
  clock.short_hour = behind_hour == start + 1;
  clock.seconds = *hours * 3600 + *minute * 60 + *second;
  take_tail(scan, clock);
  return clock;
}

/// `1625` when a zone or `h` follows, or, behind a day, a colon or the end: other numbers count
/// things.
std::optional<ClockText> take_joined_clock(Scanner& scan, ClockPlace place) {
  const size_t start = scan.at;
  const auto digits = scan.take_number(4, 4);
  if (digits && *digits / 100 < 24 && *digits % 100 < 60) {
    const size_t behind = scan.at;
    Scanner tail = scan;
    tail.skip_space();
    const bool letter = is_ascii_alpha(tail.peek());
    Scanner zone = tail;
    const bool hours = tail.take_word("h") || tail.take_word("hrs") || tail.take_word("hours");
    const bool end = tail.done() || tail.peek() == ':';
    // `1002: the page`, but `2021: the year`.
    const bool year = *digits >= 1900 && *digits < 2100;
    const bool colon = tail.peek() == ':' && !is_ascii_digit(tail.peek(1)) && !year;
    // Numbers that count things do not begin with a zero.
    const bool zero = scan.text[start] == '0' && letter;
    const bool alone = colon || zero || (end && place == ClockPlace::kBehindDay);
    if (hours || (letter && take_zone(zone)) || alone) {
      scan.at = hours ? tail.at : behind;
      return ClockText{.seconds = *digits / 100 * 3600 + *digits % 100 * 60};
    }
  }
  scan.at = start;
  return std::nullopt;
}

bool is_blank_digit(char byte) { return byte == 'X' || byte == 'x' || byte == '?' || byte == '_'; }

/// `2X:XX`, `??:??`: with a digit left open in the hour.
bool take_blanked_clock(Scanner& scan) {
  const size_t start = scan.at;
  size_t blanks = 0;
  const auto digits = [&](size_t least) {
    size_t size = 0;
    for (; size < 2; ++size) {
      const char byte = scan.peek();
      if (!is_ascii_digit(byte) && !is_blank_digit(byte)) break;
      blanks += is_blank_digit(byte);
      ++scan.at;
    }
    return size >= least;
  };
  if (digits(1) && scan.take(":") && digits(2) && blanks > 0 && !is_ascii_alnum(scan.peek())) {
    return true;
  }
  scan.at = start;
  return false;
}

/// `22:XX`: some time in that hour, which is what its first minute stands for; `24:XX` and `24:00`
/// are midnight.
std::optional<ClockText> take_hour_alone(Scanner& scan) {
  const size_t start = scan.at;
  const auto hour = scan.take_number(2, 2);
  if (hour && *hour <= 24 && scan.take(":")) {
    const bool blank = is_blank_digit(scan.peek()) && is_blank_digit(scan.peek(1));
    const bool midnight = *hour == 24 && scan.rest().starts_with("00");
    const bool seconds = scan.peek(2) == ':' && is_ascii_alnum(scan.peek(3));
    if ((blank || midnight) && !is_ascii_alnum(scan.peek(2)) && !seconds) {
      scan.at += 2;
      return ClockText{.seconds = *hour * 3600, .approximate = blank, .hour_alone = blank};
    }
  }
  scan.at = start;
  return std::nullopt;
}

struct Unit {
  std::string_view word;
  int seconds;
};

constexpr std::array kUnits = std::to_array<Unit>({
    {"s", 1},
    {"sec", 1},
    {"secs", 1},
    {"seconds", 1},
    {"m", 60},
    {"min", 60},
    {"mins", 60},
    {"minute", 60},
    {"minutes", 60},
    {"h", 3600},
    {"hr", 3600},
    {"hrs", 3600},
    {"hour", 3600},
    {"hours", 3600},
    {"d", 86400},
    {"day", 86400},
    {"days", 86400},
});

std::optional<int> take_unit(Scanner& scan) {
  const size_t start = scan.at;
  scan.skip_space();
  for (const Unit& unit : kUnits) {
    // `1h30m`: a digit may stand behind a unit.
    Scanner next = scan;
    size_t letters = 0;
    while (is_ascii_alpha(next.peek(letters))) ++letters;
    if (lower_ascii(next.rest().substr(0, letters)) != unit.word) continue;
    scan.at += letters;
    return unit.seconds;
  }
  scan.at = start;
  return std::nullopt;
}

}  // namespace

std::optional<ClockText> take_clock(Scanner& scan, ClockPlace place) {
  if (auto clock = take_colon_clock(scan, place)) return clock;
  if (auto clock = take_hour_alone(scan)) return clock;
  return take_joined_clock(scan, place);
}

bool take_unknown_clock(Scanner& scan) {
  const size_t start = scan.at;
  scan.skip_space();
  if (take_blanked_clock(scan)) return true;
  if (scan.take_any({"--:--", "-:-", "?:?", "HH:mm", "HH:MM", "hh:mm", "?"}) &&
      !is_ascii_alnum(scan.peek())) {
    return true;
  }
  scan.at = start;
  return false;
}

std::optional<int> take_stretch(Scanner& scan, SpanUnit unit) {
  const size_t start = scan.at;
  const auto refuse = [&] {
    scan.at = start;
    return std::nullopt;
  };
  const auto first = scan.take_number(1, 4);
  if (!first) return refuse();
  if (scan.peek() == ':' && is_ascii_digit(scan.peek(1))) {
    ++scan.at;
    const auto minute = scan.take_number(2, 2);
    if (!minute || *minute > 59) return refuse();
    const auto second = take_seconds(scan);
    return second ? std::optional(*first * 3600 + *minute * 60 + *second) : refuse();
  }
  int64_t total = 0;
  bool named = false;
  size_t behind = scan.at;
  for (auto number = first; number; number = scan.take_number(1, 4)) {
    const auto seconds = take_unit(scan);
    if (!seconds) break;
    named = true;
    total += int64_t{*number} * *seconds;
    behind = scan.at;
    scan.skip_space();
  }
  scan.at = behind;
  constexpr int64_t kLongest = 400 * int64_t{86400};
  if (total > kLongest || (!named && unit == SpanUnit::kRequired)) return refuse();
  if (!named) return *first * 60;
  return static_cast<int>(total);
}

}  // namespace debrief
