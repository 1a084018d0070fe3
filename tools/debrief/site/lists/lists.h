#pragma once
// The pages that list records by what they have in common, and what the linter says of them. Each
// area has a maker of all its pages; what a page says is decided in its own file.

#include "debrief/site/pages.h"

namespace debrief {

/// `incidents.html`, a page a year, those without a date, and those of each status.
void add_incident_lists(const SiteContext& site, std::vector<PageMaker>& makers);
/// The lists of services, factors, teams, tags and severities, and a page for each of them.
void add_group_lists(const SiteContext& site, std::vector<PageMaker>& makers);
/// `rules.html` and a page for each rule; none without SiteOptions::rules.
void add_rule_pages(const SiteContext& site, std::vector<PageMaker>& makers);
/// `people.html` and a page for each person; none unless the configuration asks for names.
void add_people_pages(const SiteContext& site, std::vector<PageMaker>& makers);

Page matrix_page(const SiteContext& site);
Page quality_page(const SiteContext& site);

}  // namespace debrief
