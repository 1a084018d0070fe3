// Which files the site has, area by area. A page of its own, one for each record or service, a file
// for programs: each is one line here.

#include <utility>

#include "debrief/base/strings.h"
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
PageMaker one(std::string path, Make make) {
  return {{std::move(path)}, [make] {
            std::vector<Page> pages;
            pages.push_back(make());
            return pages;
          }};
}

/// What the addresses of all files of a record begin with.
std::vector<std::string> stem_of(const Record& record) {
  return {concat("incidents/", record.slug, ".")};
}

}  // namespace

std::vector<PageMaker> page_makers(const SiteContext& site) {
  std::vector<PageMaker> makers;
  add_overview_pages(site, makers);
  add_list_pages(site, makers);
  add_record_pages(site, makers);
  add_data_files(site, makers);
  return makers;
}

void add_overview_pages(const SiteContext& site, std::vector<PageMaker>& makers) {
  // First, since it takes longest.
  makers.push_back({{"search.html", "search/"}, [&site] { return search_pages(site); }});
  makers.push_back(one("index.html", [&site] { return dashboard_page(site); }));
  makers.push_back({{"stats.html", "stats/"}, [&site] { return stats_pages(site); }});
  makers.push_back(one("calendar.html", [&site] { return calendar_page(site); }));
  makers.push_back(one("about.html", [&site] { return about_page(site); }));
  makers.push_back(one("404.html", [&site] { return missing_page(site); }));
}

void add_record_pages(const SiteContext& site, std::vector<PageMaker>& makers) {
  for (size_t i = 0; i < site.model.records.size(); ++i) {
    const std::vector<std::string> stem = stem_of(site.model.records[i]);
    PageMaker page =
        one(concat(stem.front(), "html"), [&site, i] { return incident_page(site, i); });
    page.source = PageSource::kRecord;
    page.record = i;
    makers.push_back(std::move(page));
    makers.push_back({stem, [&site, i] { return past_pages(site, i); }, PageSource::kPast, i});
  }
  add_redirect_pages(site, makers);
}

void add_list_pages(const SiteContext& site, std::vector<PageMaker>& makers) {
  add_incident_lists(site, makers);
  add_group_lists(site, makers);
  add_rule_pages(site, makers);
  add_people_pages(site, makers);
  makers.push_back(one("matrix.html", [&site] { return matrix_page(site); }));
  makers.push_back(one("quality.html", [&site] { return quality_page(site); }));
  makers.push_back(one("actions.html", [&site] { return actions_page(site); }));
  makers.push_back(one("changes.html", [&site] { return changes_page(site); }));
  add_action_pages(site, makers);
}

void add_data_files(const SiteContext& site, std::vector<PageMaker>& makers) {
  makers.push_back(one("actions.csv", [&site] { return actions_csv_file(site); }));
  add_api_files(site, makers);
  add_feeds(site, makers);
  add_calendars(site, makers);
}

}  // namespace debrief
