#pragma once
// Records as rows of a table that can be sorted, and as single lines where a list is too long for
// more. Both are written without templates, since a page may hold hundreds.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

/// The year of the incident; nullopt without a date.
std::optional<int64_t> year_of(const Record& record);
/// Where the records of a year stand: `incidents/2021.html`, or `undated.html`.
std::string year_url(std::optional<int64_t> year);
/// The id of a year on a page: `y2021`, `y-none`.
std::string year_anchor(std::optional<int64_t> year);
/// `2021`, or that there is no date.
std::string year_name(const Words& words, std::optional<int64_t> year);

/// Runs of records of one year: [begin, end) in a list that is newest first.
struct YearRun {
  std::optional<int64_t> year;
  size_t begin = 0, end = 0;
  size_t size() const { return end - begin; }
};
std::vector<YearRun> years_in(const SiteModel& model, const std::vector<size_t>& records);

/// The table of records by year, newest first: when, how grave, what, how long, status, actions.
/// Its rows carry what list.js sorts by.
SafeHtml record_table(const SiteContext& site, const std::vector<size_t>& records,
                      std::string_view root);

/// A line a record: day, severity, title.
SafeHtml record_lines(const SiteContext& site, const std::vector<size_t>& records,
                      std::string_view root);

/// The records of a group, however many: the newest with their first fact, older ones as lines, and
/// of those beyond how many each year's page has.
SafeHtml long_record_list(const SiteContext& site, const std::vector<size_t>& records,
                          std::string_view root);

/// `<a href="…"><bdi>…</bdi></a>`.
SafeHtml link_html(std::string_view url, std::string_view text);

}  // namespace debrief
