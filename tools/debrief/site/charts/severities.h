#pragma once
// Records over time by severity: by month for two years, by year for all of them.

#include "debrief/site/charts/series.h"
#include "debrief/site/charts/svg.h"

namespace debrief {

/// How many months the chart by month shows, the last of them that of the build.
inline constexpr int kMonthsShown = 24;

/// Whether any of these records lies in the months that months_figure() shows.
bool any_in_months(const SiteModel& model, const std::vector<size_t>& records);

/// The last 24 months as columns. Each mark is a record and leads to it; each bar leads to the
/// month in the calendar.
SafeHtml months_figure(const SiteContext& site, const std::vector<size_t>& records,
                       const ChartPlace& place);
/// All months with a record, newest first.
ChartTable months_table(const SiteContext& site, const std::vector<size_t>& records);

/// All years as columns, thirty at most.
SafeHtml years_figure(const SiteContext& site, const std::vector<size_t>& records,
                      const ChartPlace& place);
ChartTable years_table(const SiteContext& site, const std::vector<size_t>& records);

}  // namespace debrief
