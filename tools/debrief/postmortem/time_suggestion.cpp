#include "debrief/postmortem/time_suggestion.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <set>
#include <vector>

#include "debrief/base/strings.h"
#include "debrief/postmortem/time_text.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

constexpr size_t kLongest = 60;

std::string two_digits(int number) {
  return number < 10 ? concat("0", number) : std::to_string(number);
}

bool is_near(const TimeText& time, const NearDays& near) {
  const auto day = time.day ? full_day(*time.day) : std::nullopt;
  if (!day) return false;
  return near.day ? std::abs(*day - *near.day) <= 200 : near.year == day->year();
}

/// Letters and signs that stand where a digit or a colon was meant.
std::string with_digits(std::string_view text) {
  std::string out(text);
  for (size_t i = 0; i < out.size(); ++i) {
    const bool beside =
        (i > 0 && is_ascii_digit(out[i - 1])) || (i + 1 < out.size() && is_ascii_digit(out[i + 1]));
    if (!beside) continue;
    if (out[i] == 'O' || out[i] == 'o') out[i] = '0';
    if (out[i] == 'l' || out[i] == 'I') out[i] = '1';
    if (out[i] == ';') out[i] = ':';
  }
  return out;
}

/// A separator that stands twice, or with a space at its side, once.
std::string with_single_separators(std::string_view text) {
  std::string out;
  for (const char byte : text) {
    const bool separator = byte == '-' || byte == ':' || byte == '/';
    if (separator && !out.empty() && out.back() == byte) continue;
    out += byte;
  }
  return out;
}

/// A month whose name is one or two letters off.
std::string with_month(std::string_view text) {
  static const std::vector<std::string_view> kMonths = {
      "January", "February", "March",     "April",   "May",      "June",
      "July",    "August",   "September", "October", "November", "December"};
  std::string out;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_ascii_alpha(text[end])) ++end;
    const std::string_view word = text.substr(at, end - at);
    const std::string_view month = word.size() >= 4 ? nearest_name(word, kMonths) : "";
    out += month.empty() ? word : month;
    if (end < text.size()) out += text[end++];
    at = end;
  }
  return out;
}

class Suggestions {
 public:
  explicit Suggestions(const NearDays& near) : near_(near) {}

  /// Takes a writing that may be the one meant; a year that was changed must be near.
  enum class Year { kKept, kChanged };
  void take(std::string_view text, Year year) {
    const auto time = read_time(text);
    if (!time || !time->whole || time->slip || time->unknown || time->from_start) return;
    if (year == Year::kChanged && !is_near(*time, near_)) return;
    if (std::string form = canonical_time(*time); !form.empty()) forms_.insert(std::move(form));
  }

  bool any() const { return !forms_.empty(); }
  std::string only() const { return forms_.size() == 1 ? *forms_.begin() : std::string(); }

 private:
  const NearDays& near_;
  std::set<std::string> forms_;
};

/// The first run of digits: where it begins and how long it is.
struct Run {
  size_t begin = 0, size = 0;
};
Run first_run(std::string_view text) {
  Run run;
  while (run.begin < text.size() && !is_ascii_digit(text[run.begin])) ++run.begin;
  while (run.begin + run.size < text.size() && is_ascii_digit(text[run.begin + run.size])) {
    ++run.size;
  }
  return run;
}

/// `20202-01-16`, `202-01-16`: a digit too much or too few in the year.
void take_years(std::string_view text, Suggestions& found) {
  const Run run = first_run(text);
  const std::string head(text.substr(0, run.begin));
  const std::string_view digits = text.substr(run.begin, run.size);
  const std::string_view tail = text.substr(std::min(text.size(), run.begin + run.size));
  if (run.size == 5) {
    for (size_t i = 0; i < 5; ++i) {
      std::string year(digits);
      year.erase(i, 1);
      found.take(concat(head, year, tail), Suggestions::Year::kChanged);
    }
  }
  if (run.size == 3) {
    for (size_t i = 0; i <= 3; ++i) {
      for (char digit = '0'; digit <= '9'; ++digit) {
        std::string year(digits);
        year.insert(i, 1, digit);
        found.take(concat(head, year, tail), Suggestions::Year::kChanged);
      }
    }
  }
}

/// `2021-25-02`: month and day the other way round; `2021-02-1910:02`: no space before the clock.
void take_swaps(std::string_view text, Suggestions& found) {
  const Run run = first_run(text);
  if (run.size != 4) return;
  const std::string head(text.substr(0, run.begin + 4));
  const std::vector<std::string_view> parts = split(text.substr(run.begin + 4), '-');
  if (parts.size() < 3 || !parts[0].empty()) return;
  const std::string_view month = parts[1];
  const std::string_view rest = parts[2];
  if (month.size() != 2 || rest.size() < 2) return;
  const std::string_view behind = text.substr(static_cast<size_t>(rest.data() - text.data()) + 2);
  found.take(concat(head, "-", rest.substr(0, 2), "-", month, behind), Suggestions::Year::kKept);
  found.take(concat(head, "-", month, "-", rest.substr(0, 2), " ", behind),
             Suggestions::Year::kKept);
}

}  // namespace

std::string canonical_time(const TimeText& time) {
  std::string text;
  if (const auto day = time.day ? full_day(*time.day) : std::nullopt) {
    append(text, day->year(), "-", two_digits(day->month()), "-", two_digits(day->day()));
  } else if (time.day) {
    return {};
  }
  if (!time.clock) return text;
  if (!text.empty()) text += ' ';
  append(text, two_digits(*time.clock / 3600), ":", two_digits(*time.clock / 60 % 60));
  if (*time.clock % 60 != 0) append(text, ":", two_digits(*time.clock % 60));
  if (!time.zone.empty()) append(text, " ", time.zone);
  return text;
}

std::string suggest_time(std::string_view text, const NearDays& near) {
  text = trim(text);
  if (text.empty() || text.size() > kLongest) return {};
  const auto read = read_time(text);
  if (read && read->slip) return canonical_time(*read);
  if (read && read->whole && !read->unknown) return {};
  Suggestions found(near);
  for (const std::string& form :
       {with_digits(text), with_single_separators(text), with_month(text)}) {
    if (form != text) found.take(form, Suggestions::Year::kKept);
  }
  if (!found.any()) take_years(text, found);
  if (!found.any()) take_swaps(text, found);
  return found.only();
}

size_t size_of_unread_time(std::string_view text) {
  size_t end = 0, at = 0;
  // A day and a clock, at most.
  for (int word = 0; word < 2; ++word) {
    size_t digits = 0, separators = 0, letters = 0;
    size_t stop = at;
    for (; stop < text.size() && stop < kLongest && !is_ascii_space(text[stop]); ++stop) {
      digits += is_ascii_digit(text[stop]);
      separators += is_one_of(text.substr(stop, 1), {":", ";", "-", "/", "."});
      letters += is_ascii_alpha(text[stop]);
    }
    const bool clock = text.substr(at, stop - at).find_first_of(":;") < text.size();
    const size_t least = word == 0 && !clock ? 6 : 2;
    const bool like = digits >= least && separators >= (clock ? 1u : 2u) && letters <= 2 &&
                      digits + separators + letters + 2 >= stop - at;
    if (!like) break;
    end = stop;
    if (stop == text.size() || text[stop] != ' ') break;
    at = stop + 1;
  }
  while (end > 0 && (text[end - 1] == ':' || text[end - 1] == '-')) --end;
  return end;
}

}  // namespace debrief
