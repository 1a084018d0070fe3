// Which files the site has, area by area. A page of its own, one for each record or service, a file
// for programs: each is one line here.

#include "debrief/site/charts/stats_pages.h"
#include "debrief/site/data/api.h"
#include "debrief/site/data/calendars.h"
#include "debrief/site/data/feed.h"
#include "debrief/site/history/changes.h"
#include "debrief/site/history/pages_of_past.h"
#include "debrief/site/history/redirects.h"
#include "debrief/site/lists/lists.h"
#include "debrief/site/pages.h"
#include "debrief/site/search/page.h"

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
  // First, since it takes longest.
  makers.push_back([&site] { return search_pages(site); });
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
  add_action_pages(site, makers);
}

void add_data_files(const SiteContext& site, std::vector<PageMaker>& makers) {
  makers.push_back(one([&site] { return actions_csv_file(site); }));
  add_api_files(site, makers);
  add_feeds(site, makers);
  add_calendars(site, makers);
}

}  // namespace debrief
