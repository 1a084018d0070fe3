#pragma once
// What search results can be narrowed by: severity, service, factor, team, year, status.

#include <cstdint>
#include <vector>

#include "debrief/site/pages.h"
#include "debrief/site/search/index.h"

namespace debrief {

struct SearchFacets {
  std::vector<SearchFacet> facets;
  /// For each record of the model, for each facet, the numbers of its values.
  std::vector<std::vector<std::vector<uint32_t>>> of;
  /// For each severity and status a `<span>` with the names of facet and value, holding its mark.
  SafeHtml marks;
};

/// O(n log n).
SearchFacets search_facets(const SiteContext& site);

}  // namespace debrief
