// The list of all records: the newest as a table that can be sorted and filtered, older ones by the
// links of its facets, which all work without a script.

#include <numeric>

#include "debrief/base/strings.h"
#include "debrief/site/lists/lists.h"
#include "debrief/site/lists/record_table.h"
#include "debrief/site/lists/statuses.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

/// A row of the table takes about 1.5 kB: so many stay below 400 kB, and a browser sorts them at
/// once.
constexpr size_t kMostRows = 200;
constexpr size_t kMostServices = 12;
constexpr size_t kMostFactors = 10;

void add_value(const Words& words, TemplateValues& facet, std::string_view url,
               std::string_view word, size_t count) {
  facet.add("VALUE").text("URL", url).text("WORD", word).text("COUNT", words.number(count));
}

void add_year_facet(const SiteContext& site, const std::vector<size_t>& everything,
                    TemplateValues& values) {
  TemplateValues facet = values.add("FACET");
  facet.text("NAME", site.words["lists.year"]);
  for (const YearRun& run : years_in(site.model, everything)) {
    add_value(site.words, facet, year_url(run.year), year_name(site.words, run.year), run.size());
  }
}

void add_severity_facet(const SiteContext& site, TemplateValues& values) {
  const std::vector<const Group*> severities = severities_by_rank(site.model);
  if (severities.empty()) return;
  TemplateValues facet = values.add("FACET");
  facet.text("NAME", site.words["lists.severity"]);
  for (const Group* group : severities) {
    add_value(site.words, facet, group->url(), group->id, group->records.size());
  }
}

void add_service_facet(const SiteContext& site, TemplateValues& values) {
  const std::vector<const ServiceView*> services = site.model.busiest_services(kMostServices);
  if (services.empty()) return;
  TemplateValues facet = values.add("FACET");
  facet.text("NAME", site.words["lists.service"]);
  for (const ServiceView* service : services) {
    add_value(site.words, facet, service->url(), service->id, service->records.size());
  }
  if (site.model.services.size() > services.size()) {
    facet.add("REST").text("REST_URL", "services.html").text("REST_WORD", site.words["lists.all"]);
  }
}

void add_factor_facet(const SiteContext& site, TemplateValues& values) {
  const std::vector<const Group*> factors =
      busiest_groups(site.model, GroupKind::kFactor, kMostFactors);
  if (factors.empty()) return;
  TemplateValues facet = values.add("FACET");
  facet.text("NAME", site.words["lists.factor"]);
  for (const Group* group : factors) {
    add_value(site.words, facet, group->url(), group->id, group->records.size());
  }
  const size_t all = site.model.groups_of(GroupKind::kFactor).size();
  if (all > factors.size()) {
    facet.add("REST")
        .text("REST_URL", "factors.html")
        .text("REST_WORD", site.words.count("lists.more", all - factors.size()));
  }
}

void add_status_facet(const SiteContext& site, TemplateValues& values) {
  TemplateValues facet = values.add("FACET");
  facet.text("NAME", site.words["lists.status"]);
  for (const StatusList& list : statuses_of(site.model)) {
    add_value(site.words, facet, status_url(list.status), status_title(site.words, list.status),
              list.records.size());
  }
}

}  // namespace

Page incidents_page(const SiteContext& site) {
  const SiteModel& model = site.model;
  const Words& words = site.words;
  std::vector<size_t> everything(model.records.size());
  std::iota(everything.begin(), everything.end(), size_t{0});
  TemplateValues values;
  values
      .text("STATE", everything.empty() ? std::string(words["incidents.none"])
                                        : words.count("incidents.state", everything.size()))
      .show("EMPTY", everything.empty());
  if (!everything.empty()) {
    add_year_facet(site, everything, values);
    add_severity_facet(site, values);
    add_service_facet(site, values);
    add_factor_facet(site, values);
    add_status_facet(site, values);
    TemplateValues list = values.add("RECORDS");
    std::vector<size_t> shown = everything;
    if (shown.size() > kMostRows) shown.resize(kMostRows);
    list.html("TABLE", record_table(site, shown, ""));
    if (shown.size() < everything.size()) {
      list.text_if("CUT", words.say("incidents.cut", {{"n", words.number(shown.size())}}));
      TemplateValues older = list.add("OLDER");
      const std::vector<size_t> rest(everything.begin() + kMostRows, everything.end());
      for (const YearRun& run : years_in(model, rest)) {
        // Links to a year on this page lead here when its rows are not shown.
        const bool shown_too = run.year == year_of(model.records[shown.back()]);
        older.add("YEAR")
            .text_if("ANCHOR", shown_too ? "" : year_anchor(run.year))
            .text("URL", year_url(run.year))
            .text("NAME", year_name(words, run.year))
            .text("COUNT", record_count(words, run.size()));
      }
    }
  }
  Page page{"incidents.html", ""};
  PageFrame frame{page.path, std::string(words["nav.incidents"]), page.path};
  if (!everything.empty()) frame.scripts = {"list.js"};
  page.bytes = in_layout(site, frame, site.templates.fill("site/incidents.html", values));
  return page;
}

}  // namespace debrief
