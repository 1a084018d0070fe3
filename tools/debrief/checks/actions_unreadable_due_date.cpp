#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

constexpr std::array kMonths = std::to_array<std::string_view>(
    {"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"});

/// The day of a calendar; nullopt for the 30th of February.
std::optional<absl::CivilDay> day_of(int64_t year, int month, int day) {
  if (year < 1970 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31) return {};
  const absl::CivilDay civil(year, month, day);
  return civil.month() == month ? std::optional(civil) : std::nullopt;
}

/// The numbers and the month's name in a text.
struct DatePieces {
  std::vector<int> numbers;
  std::vector<size_t> digits;  ///< of each number
  int month = 0;
  bool more = false;  ///< other words
};

DatePieces pieces_of(std::string_view text) {
  DatePieces pieces;
  for (size_t at = 0; at < text.size();) {
    size_t end = at;
    if (is_ascii_digit(text[at])) {
      while (end < text.size() && is_ascii_digit(text[end])) ++end;
      pieces.digits.push_back(end - at);
      pieces.numbers.push_back(end - at > 8 ? 0
                                            : std::stoi(std::string(text.substr(at, end - at))));
    } else if (is_ascii_alpha(text[at])) {
      while (end < text.size() && is_ascii_alpha(text[end])) ++end;
      const std::string word = lower_ascii(text.substr(at, end - at));
      bool known =
          is_one_of(std::string_view(word), {"st", "nd", "rd", "th", "of", "by", "on", "the"});
      for (size_t i = 0; i < kMonths.size(); ++i) {
        if (word.size() < 3 || word.substr(0, 3) != kMonths[i]) continue;
        pieces.month = static_cast<int>(i) + 1;
        known = true;
      }
      pieces.more |= !known;
    }
    at = std::max(end, at + 1);
  }
  return pieces;
}

void put(std::vector<absl::CivilDay>& days, std::optional<absl::CivilDay> day) {
  if (day && (days.empty() || days.back() != *day)) days.push_back(*day);
}

/// The days that a text can mean, in the order of how likely: `2024-13-05`, `28.5.2024`,
/// `20240528`, and with the incident's day `28 May`.
std::vector<absl::CivilDay> days_meant(std::string_view text,
                                       std::optional<absl::CivilDay> incident) {
  const DatePieces pieces = pieces_of(text);
  const auto& [numbers, digits, month, more] = pieces;
  std::vector<absl::CivilDay> days;
  if (more) return days;
  if (numbers.size() == 1 && digits[0] == 8) {
    put(days, day_of(numbers[0] / 10000, numbers[0] / 100 % 100, numbers[0] % 100));
  } else if (numbers.size() == 3 && month == 0 && digits[0] == 4) {
    put(days, day_of(numbers[0], numbers[1], numbers[2]));
    if (days.empty()) put(days, day_of(numbers[0], numbers[2], numbers[1]));
  } else if (numbers.size() == 3 && month == 0 && digits[2] == 4) {
    put(days, day_of(numbers[2], numbers[1], numbers[0]));
    put(days, day_of(numbers[2], numbers[0], numbers[1]));
  } else if (numbers.size() == 2 && month > 0) {
    const size_t year = digits[0] == 4 ? 0 : 1;
    if (digits[year] == 4) put(days, day_of(numbers[year], month, numbers[1 - year]));
  } else if (numbers.size() == 1 && month > 0 && digits[0] <= 2 && incident) {
    const auto same = day_of(incident->year(), month, numbers[0]);
    put(days, same && *same < *incident ? day_of(incident->year() + 1, month, numbers[0]) : same);
  }
  return days;
}

}  // namespace

void actions_unreadable_due_date(const Document& document, const Config& config, Emit& emit) {
  for (const Action& action : document.actions) {
    if (is_settled(action.status) || !action.unread_due) continue;
    const auto& [written, span] = *action.unread_due;
    const std::vector<absl::CivilDay> days = days_meant(written, day_of_incident(document));
    if (days.size() == 1) {
      const std::string day = iso_day(days.front());
      emit(span, concat("“", written, "” is no date that reads; did you mean ", day, "?"))
          .rewrite(day)
          .fix(concat("write ", day), {{span, day}});
    } else if (days.size() > 1) {
      emit(span, concat("“", written, "” can be two dates"))
          .rewrite(concat(iso_day(days[0]), " or ", iso_day(days[1])));
    } else {
      const auto last = last_due_day(document, config);
      emit(span, concat("“", written, "” is no day of a calendar"))
          .rewrite(last ? concat("due ", iso_day(*last)) : std::string());
    }
  }
}

}  // namespace debrief
