#pragma once
// Names that records had before: addresses that were given away once still lead somewhere.

#include <string>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

/// A name below `incidents/` that a record no longer has.
struct Redirect {
  std::string from;   ///< `incidents/2021-02-19-rollout.html`
  size_t record = 0;  ///< index into SiteModel::records
};

/// The names that follow from every path that a document ever had, each once, sorted; none that a
/// record of today has. A name that two records had leads to the one whose it was last. Revisions
/// with another id are another record's, and so are their names.
std::vector<Redirect> redirects_of(const SiteContext& site);

/// One small page each, which leads on by itself and has a link.
void add_redirect_pages(const SiteContext& site, std::vector<PageMaker>& makers);

}  // namespace debrief
