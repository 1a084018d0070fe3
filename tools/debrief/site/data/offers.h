#pragma once
// What the site has for programs, as the page about the site lists it.

#include "debrief/site/pages.h"

namespace debrief {

/// Feeds, calendars and the API, and whether the site knows where it stands. For a page at the top.
SafeHtml data_offers(const SiteContext& site);

}  // namespace debrief
