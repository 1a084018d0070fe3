#include "debrief/format/time_form.h"

#include <algorithm>
#include <array>

#include <absl/time/civil_time.h>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

using Form = tl::expected<std::string, std::string>;

constexpr std::array<std::string_view, 7> kDays = {"monday", "tuesday",  "wednesday", "thursday",
                                                   "friday", "saturday", "sunday"};

/// Words that a time may be written with and that its one form says in another way.
constexpr std::array kTimeWords = std::to_array<std::string_view>(
    {"a",        "about",   "am",      "and",      "approx", "approximately",
     "apr",      "april",   "around",  "at",       "aug",    "august",
     "ca",       "circa",   "dec",     "december", "feb",    "february",
     "jan",      "january", "jul",     "july",     "jun",    "june",
     "m",        "mar",     "march",   "may",      "nd",     "nov",
     "november", "oct",     "october", "of",       "on",     "p",
     "pm",       "rd",      "roughly", "sep",      "sept",   "september",
     "st",       "t",       "th",      "the",      "to",     "until"});
static_assert(std::ranges::is_sorted(kTimeWords));

/// The number of leading bytes of a sign that may join the parts of a time; 0 for none.
size_t size_of_sign(std::string_view text) {
  for (const std::string_view sign : {"–", "—", "→", "≈", "∼", "\u00A0"}) {
    if (text.starts_with(sign)) return sign.size();
  }
  constexpr std::string_view kSigns = " :./-,~>@|";
  return kSigns.find(text.front()) != kSigns.npos || is_ascii_digit(text.front()) ? 1 : 0;
}

/// A stretch of a text.
struct Stretch {
  size_t begin = 0;
  size_t end = 0;
};

/// Where the zone stands in `text`, with the space and bracket before it; empty when it is not
/// there. Nullopt when it stands there more than once.
std::optional<Stretch> find_zone(std::string_view text, std::string_view zone) {
  Stretch found;
  if (zone.empty()) return found;
  for (size_t at = text.find(zone); at < text.size(); at = text.find(zone, at + 1)) {
    const size_t end = at + zone.size();
    if (at > 0 && is_ascii_alpha(text[at - 1])) continue;
    if (end < text.size() && is_ascii_alnum(text[end])) continue;
    if (found.end > 0) return std::nullopt;
    found = {at, end};
  }
  if (found.end == 0) return found;
  const auto open = [&](size_t at) { return text[at] == '(' || text[at] == '['; };
  const auto close = [&](size_t at) { return text[at] == ')' || text[at] == ']'; };
  if (found.begin > 0 && open(found.begin - 1)) {
    --found.begin;
    if (found.end < text.size() && close(found.end)) ++found.end;
  }
  while (found.begin > 0 && is_ascii_space(text[found.begin - 1])) --found.begin;
  return found;
}

std::string two_digits(int64_t number) { return concat(number < 10 ? "0" : "", number); }

std::string date_form(absl::CivilSecond day) {
  std::string year = std::to_string(day.year());
  year.insert(0, year.size() < 4 ? 4 - year.size() : 0, '0');
  return concat(year, "-", two_digits(day.month()), "-", two_digits(day.day()));
}

std::string clock_form(int clock, bool seconds) {
  std::string text = concat(two_digits(clock / 3600), ":", two_digits(clock / 60 % 60));
  if (seconds) append(text, ":", two_digits(clock % 60));
  return text;
}

/// Whether a weekday's name is that of the date.
bool is_weekday_of(std::string_view word, const std::optional<Moment>& at) {
  const auto day = std::ranges::find_if(
      kDays, [&](std::string_view each) { return word == each || word == each.substr(0, 3); });
  if (day == kDays.end() || !at) return false;
  const auto index = static_cast<size_t>(absl::GetWeekday(absl::CivilDay(at->local)));
  return index == static_cast<size_t>(day - kDays.begin());
}

/// What in a time's own words the one form would lose; empty when nothing is lost.
std::string lost_in(std::string_view text, const TimelineEntry& entry) {
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    while (end < text.size() && is_ascii_alpha(text[end])) ++end;
    const std::string word = lower_ascii(text.substr(at, end - at));
    const size_t sign = end == at ? size_of_sign(text.substr(at)) : 0;
    const bool known = sign > 0 || std::ranges::binary_search(kTimeWords, std::string_view(word)) ||
                       is_weekday_of(word, entry.at);
    if (!known)
      return concat("“", word.empty() ? text.substr(at) : text.substr(at, end - at),
                    "” has no place in a time");
    at = std::max(end, at + sign);
  }
  return {};
}

/// `.250` behind the seconds; empty when there is none.
std::string_view fraction_of(std::string_view text) {
  for (size_t at = text.find('.'); at < text.size(); at = text.find('.', at + 1)) {
    if (at < 6 || text[at - 3] != ':' || text[at - 6] != ':') continue;
    size_t end = at + 1;
    while (end < text.size() && is_ascii_digit(text[end])) ++end;
    if (end > at + 1) return text.substr(at, end - at);
  }
  return {};
}

/// Whether `10:02:00` is written with its seconds.
bool writes_seconds(std::string_view text) {
  const size_t colon = text.find(':');
  return colon < text.size() && text.substr(colon + 1, 3).size() == 3 && text[colon + 3] == ':' &&
         is_ascii_digit(text.substr(colon + 4, 1).empty() ? ' ' : text[colon + 4]);
}

/// `--:--` and what else stands for a clock that is not known, at the end of a day's words.
std::string_view unknown_clock(std::string_view words) {
  for (const std::string_view unknown :
       {"--:--", "-:-", "??:??", "?:?", "HH:mm", "HH:MM", "hh:mm", "xx:xx", "XX:XX", "?"}) {
    if (words.ends_with(unknown)) return unknown;
  }
  return {};
}

/// A day without a clock.
std::string day_form(const TimeText& time, const TimelineEntry& entry, std::string_view clock) {
  std::string form = concat(time.approximate ? "~" : "", date_form(entry.at->local));
  if (!clock.empty()) append(form, " ", clock);
  return form;
}

}  // namespace

bool has_seconds(const TimeText& time) {
  return time.clock.value_or(0) % 60 != 0 || time.end_clock.value_or(0) % 60 != 0;
}

Form time_form(std::string_view written, const TimeText& time, const TimelineEntry& entry,
               TimeStyle style) {
  const auto lost = [](std::string reason) {
    return tl::unexpected<std::string>(std::move(reason));
  };
  std::string_view before = written.substr(0, time.begin);
  const std::string_view words = written.substr(time.begin, time.end - time.begin);
  const std::string_view behind = written.substr(time.end);
  const auto zone = find_zone(words, time.zone);
  if (!zone) return lost("the time names its zone twice");
  std::string rest = concat(words.substr(0, zone->begin), words.substr(zone->end));
  const std::string_view unknown = time.clock ? std::string_view() : unknown_clock(words);
  rest.resize(rest.size() - unknown.size());
  if (std::string what = lost_in(rest, entry); !what.empty()) return lost(std::move(what));
  const std::string lead = lower_ascii(trim(before));
  const bool range = time.end_clock || time.end_day;
  if (lead == "at" || lead == "on" || (range && (lead == "from" || lead == "between"))) before = {};
  if (!time.clock) {
    if (!time.day || !entry.at || range) return std::string(written);
    return concat(before, day_form(time, entry, unknown), behind);
  }

  const std::string_view fraction = fraction_of(rest);
  if (!fraction.empty() && range) return lost("a range with fractions of a second has no one form");
  const bool seconds = has_seconds(time) || !fraction.empty() ||
                       (style.seconds == SecondsShown::kWhereWritten && writes_seconds(rest));
  std::string form(before);
  if (time.approximate) form += '~';
  if (style.day == DayShown::kYes && entry.at) append(form, date_form(entry.at->local), " ");
  append(form, clock_form(*time.clock, seconds), fraction);
  if (time.end_clock) {
    form += "–";
    if (time.end_day && entry.until) append(form, date_form(entry.until->local), " ");
    form += clock_form(*time.end_clock, seconds);
  }
  if (zone->end > 0) {
    const std::string_view name = words.substr(zone->begin, zone->end - zone->begin);
    append(form, is_ascii_space(name.front()) ? " " : "", trim(name));
  }
  return concat(form, behind);
}

}  // namespace debrief
