// Which feeds the site has.

#include <numeric>

#include "debrief/base/strings.h"
#include "debrief/site/data/feed.h"

namespace debrief {
namespace {

std::vector<size_t> all_records(const SiteContext& site) {
  std::vector<size_t> all(site.model.records.size());
  std::iota(all.begin(), all.end(), size_t{0});
  return all;
}

/// `services/checkout.atom` beside `services/checkout.html`.
std::string feed_beside(const std::string& page) {
  return concat(page.substr(0, page.rfind('.')), ".atom");
}

/// The feed of the records that have something in common, beside the page that lists them.
void add_feed_of(const SiteContext& site, const std::vector<size_t>& records, const std::string& id,
                 const std::string& page, std::vector<PageMaker>& makers) {
  makers.push_back({{feed_beside(page)}, [&site, &records, id, page] {
                      const Feed feed = record_feed(site, records, feed_beside(page), id, page);
                      return std::vector<Page>{{feed.path, atom_feed(site, feed)}};
                    }});
}

}  // namespace

void add_feeds(const SiteContext& site, std::vector<PageMaker>& makers) {
  makers.push_back({{"feed."}, [&site] {
                      Feed feed =
                          record_feed(site, all_records(site), "feed.atom", "", "index.html");
                      std::vector<Page> pages = {{feed.path, atom_feed(site, feed)}};
                      feed.path = "feed.json";
                      pages.push_back({feed.path, json_feed(site, feed)});
                      return pages;
                    }});
  makers.push_back({{"actions.atom", "changes.atom"}, [&site] {
                      return std::vector<Page>{
                          {"actions.atom", atom_feed(site, action_feed(site, "actions.atom"))},
                          {"changes.atom", atom_feed(site, change_feed(site, "changes.atom"))}};
                    }});
  for (const ServiceView& service : site.model.services) {
    add_feed_of(site, service.records, service.id, service.url(), makers);
  }
  for (const GroupKind kind : {GroupKind::kFactor, GroupKind::kTeam}) {
    for (const Group& group : site.model.groups_of(kind)) {
      add_feed_of(site, group.records, group.id, group.url(), makers);
    }
  }
}

}  // namespace debrief
