// The start page: where things stand, in words and numbers that lead to their records.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/charts/durations.h"
#include "debrief/site/charts/flow.h"
#include "debrief/site/charts/heat_map.h"
#include "debrief/site/charts/series.h"
#include "debrief/site/charts/severities.h"
#include "debrief/site/dashboard/dashboard.h"
#include "debrief/site/dates.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr size_t kLatest = 4;
/// Of the tables under charts; the CSVs have all.
constexpr size_t kRows = 6;

/// The one sentence that says what is here.
std::string state_text(const SiteContext& site) {
  const SiteModel& model = site.model;
  if (model.records.empty()) return std::string(site.words["dashboard.no_record"]);
  std::optional<absl::CivilDay> oldest;
  for (const Record& record : model.records) {
    if (record.day && (!oldest || *record.day < *oldest)) oldest = record.day;
  }
  const size_t count = model.records.size();
  if (!oldest) return site.words.count("dashboard.state", count);
  return site.words.count("dashboard.state_since", count,
                          {{"month", month_text(site.words, *oldest)}});
}

std::string dates_note(const SiteContext& site) {
  const SiteModel& model = site.model;
  const auto undated = static_cast<size_t>(std::count_if(
      model.records.begin(), model.records.end(), [](const Record& each) { return !each.day; }));
  if (undated == model.records.size()) return std::string(site.words["charts.no_day"]);
  std::string note(site.words["dashboard.when_note"]);
  if (undated > 0) append(note, " ", site.words.count("dashboard.undated", undated));
  return note;
}

void add_facts(const SiteContext& site, TemplateValues& values) {
  const SiteModel& model = site.model;
  size_t live = 0, overdue = 0, stubs = 0, review = 0;
  for (const Record& record : model.records) {
    live += record.live_actions();
    overdue += record.overdue_actions();
    stubs += record.document().status == Status::kStub;
    review += record.document().status == Status::kReview;
  }
  TemplateValues line = values.add("FACTS");
  const auto fact = [&](size_t count, const std::string& word, const char* url, bool late = false) {
    if (count > 0) line.add("FACT").text("URL", url).text("WORD", word).show("LATE", late);
  };
  const Words& words = site.words;
  fact(stubs, words.count("dashboard.stubs", stubs), "incidents.html");
  fact(review, words.count("dashboard.in_review", review), "incidents.html");
  fact(live, words.count("dashboard.open", live), "actions.html");
  fact(overdue, words.count("dashboard.overdue_n", overdue), "actions.html#overdue", true);
  const FindingCount& findings = model.findings;
  fact(findings.all(),
       concat(words.count("dashboard.findings", findings.all()), ", ",
              findings.errors == 0 ? std::string(words["dashboard.no_error"])
                                   : words.count("dashboard.errors", findings.errors)),
       "quality.html");
}

void add_latest(const SiteContext& site, TemplateValues& values) {
  std::vector<size_t> latest;
  for (size_t i = 0; i < site.model.records.size() && i < kLatest; ++i) latest.push_back(i);
  const size_t count = site.model.records.size();
  values.text("ALL_RECORDS", site.words.count("dashboard.all_records", count))
      .html("LATEST", record_list(site, latest, ""))
      .html_if("OVERDUE", overdue_list(site))
      .html_if("YEAR_AGO", year_ago_list(site))
      .html_if("REPEATED", repeated_list(site))
      .html_if("REREAD", reread_list(site));
  size_t live = 0, overdue = 0;
  for (const Record& record : site.model.records) {
    live += record.live_actions();
    overdue += record.overdue_actions();
  }
  if (overdue == 0) {
    values.text_if("NO_OVERDUE", live == 0 ? std::string(site.words["dashboard.none_open"])
                                           : site.words.count("dashboard.none_overdue", live));
  }
}

void add_charts(const SiteContext& site, TemplateValues& values) {
  const std::vector<size_t> records = counted_records(site.model);
  const bool recent = any_in_months(site.model, records);
  values.text("WHEN_NOTE", dates_note(site))
      .html("MONTHS", recent ? months_figure(site, records, {.id = "months", .most_rows = 12})
                             : years_figure(site, records, {.id = "years"}))
      .html_if("DAYS", recent ? heat_map_figure(site, days_under_way(site.model, records),
                                                {.id = "days", .most_rows = kRows})
                              : SafeHtml());
  const Measures measures = measures_of(site.model, records);
  values
      .html("DURATIONS",
            durations_figure(site, records, measures, {.id = "durations", .most_rows = kRows}))
      .html("WRITE_UP",
            write_up_figure(site, records, measures, {.id = "write-up", .most_rows = kRows}));
  const ActionFlow flow = flow_of(site.model, records);
  size_t all = 0;
  for (const size_t index : records) all += site.model.records[index].actions.size();
  values.html("FLOW", flow_figure(site, flow, {.id = "flow"}))
      .text("ALL_ACTIONS", site.words.count("dashboard.all_actions", all));
}

void add_where(const SiteContext& site, TemplateValues& values) {
  const SafeHtml services = services_table(site), factors = factors_table(site);
  const size_t kinds = site.model.groups_of(GroupKind::kFactor).size();
  values.text("WHERE_NOTE", site.words.count("dashboard.where_note", kinds))
      .html_if("SERVICES", services)
      .html_if("FACTORS", factors)
      .show("NO_SERVICES", services.empty())
      .show("NO_FACTORS", factors.empty());
}

}  // namespace

Page dashboard_page(const SiteContext& site) {
  const SiteModel& model = site.model;
  TemplateValues values;
  values.text("ROOT", "")
      .text("TITLE", model.corpus->config.site.title)
      .text("STATE", state_text(site))
      .show("EMPTY", model.records.empty());
  if (!model.records.empty()) {
    add_facts(site, values);
    TemplateValues records = values.add("RECORDS");
    add_latest(site, records);
    add_charts(site, records);
    add_where(site, records);
    const SafeHtml changes = latest_changes(site);
    records.html_if("CHANGES", changes).show("NO_CHANGES", changes.empty());
  }
  Page page{"index.html", ""};
  page.bytes = in_layout(site, {page.path, "", ""}, site.templates.fill("site/index.html", values));
  return page;
}

}  // namespace debrief
