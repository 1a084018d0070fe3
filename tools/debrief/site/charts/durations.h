#pragma once
// How long it took to detect and to resolve incidents, and to write them up: strips, tables, and
// the same by quarter where there is enough of it. There is no mean: a few long outages would make
// it.

#include "debrief/site/charts/strips.h"

namespace debrief {

/// What is measured of records.
struct Measures {
  Measure to_detect, to_resolve;  ///< from the start
  Measure to_write_up;            ///< from what the configuration names to the first written facts
};
Measures measures_of(const SiteModel& model, const std::vector<size_t>& records);

/// From the start to detection and to resolution, on one scale.
SafeHtml durations_figure(const SiteContext& site, const std::vector<size_t>& records,
                          const Measures& measures, const ChartPlace& place);
/// A row a record that has a start.
ChartTable durations_table(const SiteContext& site, const std::vector<size_t>& records);

/// From the incident to its first written facts, beside the target.
SafeHtml write_up_figure(const SiteContext& site, const std::vector<size_t>& records,
                         const Measures& measures, const ChartPlace& place);
ChartTable write_up_table(const SiteContext& site, const std::vector<size_t>& records);

/// Median and middle half of each quarter that has at least five records which tell; says so when
/// there are fewer than two such quarters.
SafeHtml quarters_figure(const SiteContext& site, const Measures& measures,
                         const ChartPlace& place);
ChartTable quarters_table(const SiteContext& site, const Measures& measures);

}  // namespace debrief
