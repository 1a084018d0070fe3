// Due dates in any writing: `by 2021-03-05`, `no later than 5 March 2021`, `TBD, 2021-03-05`.

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_text.h"
#include "debrief/postmortem/scanner.h"
#include "debrief/postmortem/time_context.h"

namespace debrief {
namespace {

constexpr size_t kLongestDue = 100;  ///< bytes of a text in which a day is looked for

bool is_beyond_ascii(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

/// A day alone, its clock left out.
std::optional<Moment> day_of(std::string_view text) {
  const auto moment = read_moment(text, Zone());
  if (!moment) return std::nullopt;
  Moment day = moment_of_day(absl::CivilDay(moment->local));
  day.approximate = moment->approximate;
  return day;
}

/// `2021年3月5日` as `2021-03-05`; empty when it is none.
std::string iso_of_characters(std::string_view text) {
  Scanner scan{text};
  const auto digits = [&](size_t most) {
    const size_t begin = scan.at;
    while (is_ascii_digit(scan.peek()) && scan.at - begin < most) ++scan.at;
    return text.substr(begin, scan.at - begin);
  };
  const auto padded = [](std::string_view number) {
    return concat(number.size() < 2 ? "0" : "", number);
  };
  const std::string_view year = digits(4);
  if (year.size() != 4 || !scan.take_any({"年", "년 ", "년"})) return {};
  const std::string_view month = digits(2);
  if (month.empty() || !scan.take_any({"月", "월 ", "월"})) return {};
  const std::string_view day = digits(2);
  if (day.empty() || !scan.take_any({"日", "일"})) return {};
  return concat(year, "-", padded(month), "-", padded(day));
}

/// The first day in a text that says more: `TBD, 2021-03-05`, `2021-03-05 〜`.
std::optional<Moment> first_day_in(std::string_view text) {
  text = text.substr(0, kLongestDue);
  for (size_t at = 0; at < text.size(); ++at) {
    const bool starts = is_ascii_alnum(text[at]) && (at == 0 || !is_ascii_alnum(text[at - 1]));
    if (!starts) continue;
    const std::string_view rest = text.substr(at);
    if (const std::string iso = iso_of_characters(rest); !iso.empty()) return day_of(iso);
    size_t end = 0;
    while (end < rest.size() && !is_beyond_ascii(rest[end]) && rest[end] != '(') ++end;
    if (auto day = day_of(trim(rest.substr(0, end)))) return day;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Moment> read_due(std::string_view text) {
  Scanner scan{text};
  scan.skip_space();
  for (const std::string_view word : {"due", "by", "on", "until"}) {
    if (scan.take_word(word)) scan.skip_space();
  }
  if (auto day = day_of(scan.rest())) return day;
  return first_day_in(scan.rest());
}

}  // namespace debrief
