#include "debrief/alerts/alert_fields.h"

#include <algorithm>
#include <cstdlib>
#include <span>

#include "debrief/base/strings.h"
#include "debrief/postmortem/time_context.h"
#include "debrief/text/utf8.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

// Names in normal form, the one that says most first.
constexpr std::string_view kTime[] = {
    "startsat",    "startedat", "starttime", "activeat", "firedat", "triggeredat", "occurredat",
    "eventtime",   "timestamp", "datetime",  "time",     "date",    "createdat",   "createdon",
    "createdtime", "created",   "start",     "at",       "ts",      "when",        "epoch"};
constexpr std::string_view kName[] = {"labels.alertname", "alertname", "commonlabels.alertname",
                                      "rulename",         "rule.name", "monitorname",
                                      "alarmname",        "check",     "name"};
constexpr std::string_view kSummary[] = {"annotations.summary",
                                         "title",
                                         "summary",
                                         "message",
                                         "annotations.message",
                                         "annotations.description",
                                         "description",
                                         "text",
                                         "subject",
                                         "event",
                                         "what",
                                         "alert"};
constexpr std::string_view kSeverity[] = {"labels.severity",  "severity", "priority",
                                          "priority.summary", "urgency",  "level"};
constexpr std::string_view kUrl[] = {"generatorurl", "htmlurl",    "url",      "link",
                                     "permalink",    "alerturl",   "panelurl", "dashboardurl",
                                     "externalurl",  "sourcelink", "source",   "sourceurl"};
constexpr std::string_view kSource[] = {"source",
                                        "integration.name",
                                        "integration.summary",
                                        "service.summary",
                                        "service.name",
                                        "service",
                                        "labels.service",
                                        "labels.job",
                                        "tool",
                                        "provider",
                                        "origin"};

std::string_view first_of(const std::vector<AlertField>& fields,
                          std::span<const std::string_view> names) {
  for (const std::string_view name : names) {
    for (const AlertField& field : fields) {
      if (field.name == name && !trim(field.value).empty()) return field.value;
    }
  }
  return {};
}

std::string one_line(std::string_view text) { return fold_white_space(to_valid_utf8(text)); }

bool is_address(std::string_view text) {
  const std::string lower = lower_ascii(text.substr(0, 8));
  const bool scheme = lower.starts_with("http://") || lower.starts_with("https://");
  return scheme && std::ranges::none_of(text, [](char byte) {
           return is_ascii_space(byte) || static_cast<uint8_t>(byte) < 0x20;
         });
}

/// The first of the names whose value is an address.
std::string address_of(const std::vector<AlertField>& fields) {
  for (const std::string_view name : kUrl) {
    const std::string_view value = trim(first_of(fields, {&name, 1}));
    if (is_address(value)) return to_valid_utf8(value);
  }
  return {};
}

std::string text_of_alert(const std::vector<AlertField>& fields) {
  const std::string name = one_line(first_of(fields, kName));
  const std::string summary = one_line(first_of(fields, kSummary));
  if (name.empty() || summary.find(name) != std::string::npos) return summary;
  return summary.empty() ? name : concat(name, ": ", summary);
}

/// Seconds since 1970 out of a number whose size gives its unit.
std::optional<absl::Time> time_of_number(std::string_view text) {
  const std::string digits(text);
  char* end = nullptr;
  const double number = std::strtod(digits.c_str(), &end);
  if (end != digits.c_str() + digits.size() ||
      text.find_first_not_of("0123456789.eE+") != text.npos)
    return std::nullopt;
  double seconds = number;
  for (int unit = 0; unit < 3 && seconds >= 1e11; ++unit) seconds /= 1000;
  const bool sensible = seconds >= 1e8 && seconds < 1e11;  // from 1973 on
  return sensible ? std::optional(absl::UnixEpoch() + absl::Seconds(seconds)) : std::nullopt;
}

/// `2026-03-01 10:02:11.5 +0000 UTC` and `2026-03-01T10:02:11+0000`: what programs write beside RFC
/// 3339, turned into it.
std::string in_rfc_form(std::string_view text) {
  std::string plain(trim(text));
  for (const std::string_view zone : {" UTC", " GMT"}) {
    if (!plain.ends_with(zone)) continue;
    plain.resize(plain.size() - zone.size());
    const size_t sign = plain.find_last_of("+-");
    if (sign == std::string::npos || sign < 11) plain += 'Z';
  }
  const size_t sign = plain.find_last_of("+-");
  if (sign == std::string::npos || sign < 11) return plain;
  std::string zone = plain.substr(sign);
  std::string clock(trim(std::string_view(plain).substr(0, sign)));
  if (zone.size() == 5 && zone.find(':') == std::string::npos) zone.insert(3, ":");
  return clock + zone;
}

}  // namespace

std::string field_name(std::string_view name) {
  std::string normal;
  for (const char byte : name) {
    if (is_ascii_alnum(byte) || byte == '.') normal += byte;
  }
  return lower_ascii(normal);
}

bool is_time_field(std::string_view name) { return is_one_of(name, kTime); }

std::string_view time_field(const std::vector<AlertField>& fields) {
  return first_of(fields, kTime);
}

std::optional<Moment> alert_time(std::string_view text) {
  constexpr int kFirstYear = 1971;  // `0001-01-01T00:00:00Z` stands for no time
  if (const auto instant = time_of_number(trim(text))) {
    Moment moment;
    moment.instant = instant;
    moment.local = absl::ToCivilSecond(*instant, absl::UTCTimeZone());
    moment.zone = "Z";
    return moment;
  }
  auto moment = parse_moment(in_rfc_form(text));
  if (!moment) moment = read_moment(trim(text), Zone{});
  if (!moment || moment->local.year() < kFirstYear) return std::nullopt;
  return moment;
}

void add_alert(const std::vector<AlertField>& fields, uint32_t line, AlertList& list) {
  const std::string_view time = time_field(fields);
  const auto skip = [&](std::string why) { list.problems.push_back({line, std::move(why)}); };
  if (time.empty()) return skip("no time in it");
  const auto at = alert_time(time);
  if (!at || at->date_only) {
    constexpr size_t kMostShown = 40;
    return skip(concat("“", visible(time.substr(0, kMostShown)), "” is not a date and time"));
  }
  Alert alert{.at = *at,
              .text = text_of_alert(fields),
              .severity = one_line(first_of(fields, kSeverity)),
              .source = one_line(first_of(fields, kSource)),
              .url = address_of(fields),
              .line = line};
  if (is_address(alert.source)) alert.source.clear();
  if (alert.text.empty()) return skip("it does not say what happened");
  list.alerts.push_back(std::move(alert));
}

}  // namespace debrief
