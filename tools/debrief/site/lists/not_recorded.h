#pragma once
// What records could tell and do not.

#include "debrief/site/pages.h"

namespace debrief {

/// A row for each thing that a record can hold: in how many it is, and where it is not.
SafeHtml not_recorded_table(const SiteContext& site);

}  // namespace debrief
