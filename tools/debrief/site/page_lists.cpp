// Which files the site has, area by area. A page of its own, one for each record or service, a file
// for programs: each is one line here.

#include "debrief/base/embedded.h"
#include "debrief/site/api.h"
#include "debrief/site/charts/stats_pages.h"
#include "debrief/site/history/changes.h"
#include "debrief/site/history/pages_of_past.h"
#include "debrief/site/history/redirects.h"
#include "debrief/site/lists/lists.h"
#include "debrief/site/pages.h"

namespace debrief {
namespace {

/// A maker of one page.
template <typename Make>
PageMaker one(Make make) {
  return [make] {
    std::vector<Page> pages;
    pages.push_back(make());
    return pages;
  };
}

}  // namespace

void add_overview_pages(const SiteContext& site, std::vector<PageMaker>& makers) {
  makers.push_back(one([&site] { return dashboard_page(site); }));
  makers.push_back([&site] { return stats_pages(site); });
  makers.push_back(one([&site] { return calendar_page(site); }));
  makers.push_back(one([&site] { return about_page(site); }));
  makers.push_back(one([&site] { return missing_page(site); }));
}

void add_record_pages(const SiteContext& site, std::vector<PageMaker>& makers) {
  for (size_t i = 0; i < site.model.records.size(); ++i) {
    makers.push_back(one([&site, i] { return incident_page(site, i); }));
    makers.push_back([&site, i] { return past_pages(site, i); });
  }
  add_redirect_pages(site, makers);
}

void add_list_pages(const SiteContext& site, std::vector<PageMaker>& makers) {
  add_incident_lists(site, makers);
  add_group_lists(site, makers);
  add_rule_pages(site, makers);
  add_people_pages(site, makers);
  makers.push_back(one([&site] { return matrix_page(site); }));
  makers.push_back(one([&site] { return quality_page(site); }));
  makers.push_back(one([&site] { return actions_page(site); }));
  makers.push_back(one([&site] { return changes_page(site); }));
}

void add_data_files(const SiteContext& site, std::vector<PageMaker>& makers) {
  makers.push_back(one([&site] {
    return Page{"api/v1/incidents.json", incidents_json(site.model, site.options)};
  }));
  if (const auto schema = embedded_file("schema/api/incidents.schema.json")) {
    makers.push_back(one([schema] {
      return Page{"api/v1/schema/incidents.json", std::string(*schema)};
    }));
  }
}

}  // namespace debrief
