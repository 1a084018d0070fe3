#include "debrief/schema/format.h"

#include <absl/time/civil_time.h>

#include "debrief/base/strings.h"

namespace debrief::schema {
namespace {

/// Reads exactly `count` digits off the front; nullopt when there are fewer.
std::optional<int> take_number(std::string_view& text, size_t count) {
  if (text.size() < count) return std::nullopt;
  int value = 0;
  for (size_t i = 0; i < count; ++i) {
    if (!is_ascii_digit(text[i])) return std::nullopt;
    value = value * 10 + (text[i] - '0');
  }
  text.remove_prefix(count);
  return value;
}

bool take(std::string_view& text, std::string_view any_of) {
  if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
  text.remove_prefix(1);
  return true;
}

bool take_date(std::string_view& text) {
  const auto year = take_number(text, 4);
  if (!year || !take(text, "-")) return false;
  const auto month = take_number(text, 2);
  if (!month || !take(text, "-")) return false;
  const auto day = take_number(text, 2);
  if (!day) return false;
  const absl::CivilDay normal(*year, *month, *day);
  return normal.month() == *month && normal.day() == *day;
}

/// `hour:minute` in minutes; nullopt when it is none.
std::optional<int> take_clock(std::string_view& text) {
  const auto hour = take_number(text, 2);
  if (!hour || *hour > 23 || !take(text, ":")) return std::nullopt;
  const auto minute = take_number(text, 2);
  if (!minute || *minute > 59) return std::nullopt;
  return *hour * 60 + *minute;
}

bool is_date_time(std::string_view text) {
  if (!take_date(text) || !take(text, "Tt ")) return false;
  const auto clock = take_clock(text);
  if (!clock || !take(text, ":")) return false;
  const auto second = take_number(text, 2);
  if (!second || *second > 60) return false;
  if (take(text, ".")) {
    const size_t digits = std::min(text.find_first_not_of("0123456789"), text.size());
    if (digits == 0) return false;
    text.remove_prefix(digits);
  }
  int offset = 0;
  if (!take(text, "Zz")) {
    const bool west = text.starts_with('-');
    if (!take(text, "+-")) return false;
    const auto read = take_clock(text);
    if (!read) return false;
    offset = west ? -*read : *read;
  }
  // A leap second is the last of a UTC day.
  constexpr int kDay = 24 * 60;
  const bool may_leap = ((*clock - offset) % kDay + kDay) % kDay == kDay - 1;
  return text.empty() && (*second < 60 || may_leap);
}

bool is_email(std::string_view text) {
  const size_t at = text.rfind('@');
  if (at == std::string_view::npos || at == 0 || at + 1 == text.size()) return false;
  const std::string_view local = text.substr(0, at);
  for (const std::string_view part : split(local, '.')) {
    if (part.empty()) return false;
    for (const char byte : part) {
      const bool symbol =
          std::string_view("!#$%&'*+-/=?^_`{|}~").find(byte) != std::string_view::npos;
      if (!is_ascii_alnum(byte) && !symbol) return false;
    }
  }
  for (const std::string_view label : split(text.substr(at + 1), '.')) {
    if (label.empty() || label.starts_with('-') || label.ends_with('-')) return false;
    for (const char byte : label) {
      if (!is_ascii_alnum(byte) && byte != '-') return false;
    }
  }
  return true;
}

bool is_uri(std::string_view text) {
  const size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || !is_ascii_alpha(text.front())) return false;
  for (const char byte : text.substr(0, colon)) {
    if (!is_ascii_alnum(byte) && byte != '+' && byte != '-' && byte != '.') return false;
  }
  const std::string_view rest = text.substr(colon + 1);
  if (rest.empty()) return false;
  const size_t hash = rest.find('#');
  if (hash != std::string_view::npos && rest.find('#', hash + 1) != std::string_view::npos)
    return false;
  for (size_t i = 0; i < rest.size(); ++i) {
    const char byte = rest[i];
    if (byte == '%') {
      const auto is_hex = [&](size_t at) {
        return at < rest.size() &&
               std::string_view("0123456789abcdefABCDEF").find(rest[at]) != std::string_view::npos;
      };
      if (!is_hex(i + 1) || !is_hex(i + 2)) return false;
    } else if (!is_ascii_alnum(byte) &&
               std::string_view("-._~:/?#[]@!$&'()*+,;=").find(byte) == std::string_view::npos) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::optional<Format> format_named(std::string_view name) {
  if (name == "date") return Format::kDate;
  if (name == "date-time") return Format::kDateTime;
  if (name == "email") return Format::kEmail;
  if (name == "uri") return Format::kUri;
  return std::nullopt;
}

bool has_format(Format format, std::string_view text) {
  switch (format) {
    case Format::kDate:
      return take_date(text) && text.empty();
    case Format::kDateTime:
      return is_date_time(text);
    case Format::kEmail:
      return is_email(text);
    case Format::kUri:
      return is_uri(text);
  }
  return true;
}

std::string_view format_phrase(Format format) {
  switch (format) {
    case Format::kDate:
      return "a date such as 2024-05-06";
    case Format::kDateTime:
      return "a time with offset such as 2024-05-06T09:12:00+02:00";
    case Format::kEmail:
      return "an e-mail address";
    case Format::kUri:
      return "an address such as https://example.com/page";
  }
  return "";
}

}  // namespace debrief::schema
