#pragma once
// The pages that are made of charts.

#include "debrief/site/pages.h"

namespace debrief {

/// stats.html and `stats/*.csv`.
std::vector<Page> stats_pages(const SiteContext& site);

/// Every year as a heat map, with its incidents by month.
Page calendar_page(const SiteContext& site);

}  // namespace debrief
