#include "debrief/schema/format.h"

#include "debrief/base/strings.h"
#include "debrief/base/time.h"

namespace debrief::schema {
namespace {

/// `date-time` of RFC 3339 §5.6 as it stands there: seconds and an offset are required.
bool is_date_time(std::string_view text) {
  constexpr size_t kSecondColon = std::string_view("2024-05-06T09:12").size();
  const auto moment = parse_moment(text);
  return moment && moment->instant && !moment->approximate && text[kSecondColon] == ':' &&
         text.find(' ', kSecondColon) == text.npos;
}

bool is_date(std::string_view text) {
  const auto moment = parse_moment(text);
  return moment && moment->date_only && !moment->approximate;
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
      return is_date(text);
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
