#pragma once
// The parts of the start page, each a list that is capped and leads on to all of it.

#include "debrief/site/pages.h"
#include "debrief/site/safe_html.h"

namespace debrief {

/// The actions longest overdue, or that none is.
SafeHtml overdue_list(const SiteContext& site);
/// The incidents of this month a year ago; empty for none.
SafeHtml year_ago_list(const SiteContext& site);
/// Incidents with a factor that an earlier one had, while an action about it was still open; empty
/// for none. Looks at the newest incidents only.
SafeHtml repeated_list(const SiteContext& site);
/// A record older than a year that is worth reading again: another one each day of the build, for
/// one day always the same; empty without one.
SafeHtml reread_list(const SiteContext& site);

/// The services and the factors that most records name, with their last twelve months.
SafeHtml services_table(const SiteContext& site);
SafeHtml factors_table(const SiteContext& site);

/// The newest commits that changed what a record says, in words; empty without a history.
SafeHtml latest_changes(const SiteContext& site);

}  // namespace debrief
