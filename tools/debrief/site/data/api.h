#pragma once
// The site as data, for other programs: `api/v1/*.json`, and each record beside its page as JSON
// and as it was written. schema/api/*.schema.json say what is in it; a test holds both together.
//
// A form keeps its version as long as a reader that passes over what it does not know goes on
// working. Everything is valid UTF-8 whatever the documents hold, and has no address of a person.

#include <string>

#include <nlohmann/json.hpp>

#include "debrief/site/pages.h"

namespace debrief {

/// A record with its instants, factors, actions and their lives, history, and what it is related
/// to: an entry of `incidents.json`.
nlohmann::ordered_json record_json(const SiteModel& model, const Record& record);
/// An action with what became of it, as it stands in its record.
nlohmann::ordered_json action_json(const SiteModel& model, const ActionView& view);

std::string incidents_json(const SiteModel& model, const SiteOptions& options);
std::string actions_json(const SiteModel& model, const SiteOptions& options);
std::string services_json(const SiteModel& model, const SiteOptions& options);
std::string factors_json(const SiteModel& model, const SiteOptions& options);
/// The form of `debrief stats --output-format json`.
std::string stats_json(const SiteModel& model);
/// Which record refers to which, and how.
std::string links_json(const SiteModel& model, const SiteOptions& options);
/// Paths that documents had before they were renamed → the pages of today.
std::string redirects_json(const SiteModel& model, const SiteOptions& options);
/// Who wrote records and owns actions, as `site.people` shows them: an index, without any count.
std::string people_json(const SiteModel& model, const SiteOptions& options);

/// `incidents/<slug>.json`: record_json() and the text of its sections.
std::string incident_json(const SiteModel& model, const Record& record, const SiteOptions& options);
/// `incidents/<slug>.md`: the bytes of the document. Only addresses in its front matter are cut, as
/// its page shows none of them.
std::string incident_source(const Record& record);

/// The makers of all of these, of their schemas, and of the index that lists them.
void add_api_files(const SiteContext& site, std::vector<PageMaker>& makers);

}  // namespace debrief
