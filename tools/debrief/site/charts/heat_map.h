#pragma once
// Days with an incident under way, one column a week, in bands of twelve months.

#include <map>
#include <vector>

#include "debrief/site/charts/svg.h"

namespace debrief {

/// The records that were under way on a day, in their order: from the start to the resolution, or
/// the day of the incident alone when either is not known.
using DaysUnderWay = std::map<absl::CivilDay, std::vector<size_t>>;

/// An incident counts for a year at most, so that a wrong date does not fill a calendar.
DaysUnderWay days_under_way(const SiteModel& model, const std::vector<size_t>& records);

/// Bands of twelve months, each beginning with one of `first`, the oldest on top. A day leads to
/// its record, or to the month in the calendar when there are several or the band is full.
SafeHtml heat_map_svg(const SiteContext& site, const DaysUnderWay& days,
                      const std::vector<absl::CivilMonth>& first, const ChartPlace& place);

/// The two bands that end with the month of the build, as a figure.
SafeHtml heat_map_figure(const SiteContext& site, const DaysUnderWay& days,
                         const ChartPlace& place);
/// A row a day under way, newest first.
ChartTable days_table(const SiteContext& site, const DaysUnderWay& days);

}  // namespace debrief
