#pragma once
// The search page and the index that it reads.

#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

/// `search.html` and the files of the index below `search/`.
std::vector<Page> search_pages(const SiteContext& site);

/// Whether a page shows code whose language is named, so that it needs `highlight.js`.
bool has_named_code(std::string_view html);

}  // namespace debrief
