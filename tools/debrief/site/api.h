#pragma once
// The site as data, for other programs; schema/api/*.schema.json say what is in it.

#include <string>

#include "debrief/site/model.h"
#include "debrief/site/site.h"

namespace debrief {

/// `api/v1/incidents.json`: every record with its instants, actions, factors and history. Valid
/// UTF-8 whatever the documents hold; no address of a person.
std::string incidents_json(const SiteModel& model, const SiteOptions& options);

}  // namespace debrief
