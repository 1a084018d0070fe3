#pragma once
// What charts count: which records, under which severities, in which months.

#include <string>
#include <utility>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

/// The records that count, newest first: all but those that were withdrawn.
std::vector<size_t> counted_records(const SiteModel& model);

/// A severity that records have.
struct SeverityName {
  size_t rank = 0;   ///< 0: not in the configured list, or none
  std::string name;  ///< empty: none
};
/// Gravest first, those that are not configured last.
std::vector<SeverityName> severities_of(const SiteModel& model, const std::vector<size_t>& records);
/// The index of a record's severity in that list.
size_t severity_index(const std::vector<SeverityName>& severities, const Record& record);
/// The name, or the word for none.
std::string severity_text(const Words& words, const SeverityName& severity);

/// `19 Feb 2021 SEV2 Roll-out reached everybody`: what a record's mark is called.
std::string record_label(const Words& words, const Record& record);

/// Where the records of a month are listed: `calendar.html#m2021-02`.
std::string month_url(absl::CivilMonth month);
std::string month_anchor(absl::CivilMonth month);
/// `2021-02`, for programs.
std::string month_key(absl::CivilMonth month);
/// The first letter of a month, for axes.
std::string month_initial(const Words& words, absl::CivilMonth month);

/// The oldest year that charts show: that of the oldest record, as long as the gap is no error in a
/// date. Nullopt when no record has a day.
std::optional<absl::CivilYear> first_year(const SiteModel& model,
                                          const std::vector<size_t>& records);

}  // namespace debrief
