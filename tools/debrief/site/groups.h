#pragma once
// Records by what they have in common: factors, teams, tags, severities.

#include "debrief/site/model.h"

namespace debrief {

/// Fills SiteModel::groups from its records.
void add_groups(SiteModel& model);

}  // namespace debrief
