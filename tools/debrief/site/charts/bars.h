#pragma once
// Shares as a table with a bar in each row: the table is the chart.

#include "debrief/site/charts/svg.h"

namespace debrief {

/// Rows of a name and a number, each with its share of `all` as a bar, and the link to the CSV.
SafeHtml bars_figure(const Words& words, const ChartPlace& place, const ChartTable& table,
                     size_t all);

/// How many records name a factor of each group of the taxonomy.
SafeHtml coverage_figure(const SiteContext& site, const std::vector<size_t>& records,
                         const ChartPlace& place);
ChartTable coverage_table(const SiteContext& site, const std::vector<size_t>& records);

}  // namespace debrief
