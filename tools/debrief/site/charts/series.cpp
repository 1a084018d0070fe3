#include "debrief/site/charts/series.h"

#include <algorithm>
#include <map>

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

/// Charts reach back so many years from the newest record; older dates stand in lists only.
constexpr int kMostYears = 30;

size_t order_of(size_t rank) { return rank == 0 ? SIZE_MAX : rank; }

}  // namespace

std::vector<size_t> counted_records(const SiteModel& model) {
  std::vector<size_t> counted;
  for (size_t i = 0; i < model.records.size(); ++i) {
    if (model.records[i].document().status != Status::kWithdrawn) counted.push_back(i);
  }
  return counted;
}

std::vector<SeverityName> severities_of(const SiteModel& model,
                                        const std::vector<size_t>& records) {
  std::map<std::pair<size_t, std::string>, size_t> found;
  for (const size_t index : records) {
    const Record& record = model.records[index];
    found[{order_of(record.severity_rank), record.document().severity}] = record.severity_rank;
  }
  std::vector<SeverityName> list;
  for (const auto& [key, rank] : found) list.push_back({rank, key.second});
  return list;
}

size_t severity_index(const std::vector<SeverityName>& severities, const Record& record) {
  const auto found = std::ranges::find(severities, record.document().severity, &SeverityName::name);
  return static_cast<size_t>(found - severities.begin());
}

std::string severity_text(const Words& words, const SeverityName& severity) {
  return severity.name.empty() ? std::string(words["charts.no_severity"]) : severity.name;
}

std::string record_label(const Words& words, const Record& record) {
  const std::string& severity = record.document().severity;
  return concat(record.day ? day_text(words, *record.day) : std::string(), record.day ? " " : "",
                severity, severity.empty() ? "" : " ", record.title);
}

std::string month_key(absl::CivilMonth month) {
  return absl::StrFormat("%04d-%02d", month.year(), month.month());
}
std::string month_anchor(absl::CivilMonth month) { return "m" + month_key(month); }
std::string month_url(absl::CivilMonth month) {
  return concat("calendar.html#", month_anchor(month));
}

std::string month_initial(const Words& words, absl::CivilMonth month) {
  std::string_view name = words.month(month.month());
  const CodePoint first = decode_utf8(name);
  return std::string(name.substr(0, first.size));
}

std::optional<absl::CivilYear> first_year(const SiteModel& model,
                                          const std::vector<size_t>& records) {
  std::optional<absl::CivilYear> newest, oldest;
  for (const size_t index : records) {
    if (!model.records[index].day) continue;
    const absl::CivilYear year(*model.records[index].day);
    if (!newest) newest = year;
    if (year > *newest - kMostYears) oldest = year;
  }
  return oldest;
}

}  // namespace debrief
