// All charts on one page, and a CSV of each.

#include "debrief/site/charts/bars.h"
#include "debrief/site/charts/durations.h"
#include "debrief/site/charts/flow.h"
#include "debrief/site/charts/heat_map.h"
#include "debrief/site/charts/series.h"
#include "debrief/site/charts/severities.h"
#include "debrief/site/charts/stats_pages.h"

namespace debrief {
namespace {

/// What the charts are made from, found once.
struct Numbers {
  std::vector<size_t> records;
  Measures measures;
  ActionFlow flow;
  DaysUnderWay days;
};

void add_figures(const SiteContext& site, const Numbers& numbers, TemplateValues& values) {
  constexpr size_t kRows = 60;
  const auto place = [](std::string_view id) {
    return ChartPlace{.id = id, .root = {}, .most_rows = kRows};
  };
  const auto& [records, measures, flow, days] = numbers;
  values.html("MONTHS", months_figure(site, records, place("months")))
      .html("YEARS", years_figure(site, records, place("years")))
      .html("DAYS", heat_map_figure(site, days, place("days")))
      .html("DURATIONS", durations_figure(site, records, measures, place("durations")))
      .html("QUARTERS", quarters_figure(site, measures, place("quarters")))
      .html("WRITE_UP", write_up_figure(site, records, measures, place("write-up")))
      .html("FLOW", flow_figure(site, flow, place("flow")))
      .html("AGES", ages_figure(site, flow, place("ages")))
      .html("STRENGTH", strength_figure(site, flow, place("strength")))
      .html("COVERAGE", coverage_figure(site, records, place("coverage")));
}

}  // namespace

std::vector<Page> stats_pages(const SiteContext& site) {
  const SiteModel& model = site.model;
  Numbers numbers;
  numbers.records = counted_records(model);
  numbers.measures = measures_of(model, numbers.records);
  numbers.flow = flow_of(model, numbers.records);
  numbers.days = days_under_way(model, numbers.records);
  const auto& [records, measures, flow, days] = numbers;

  TemplateValues values;
  const size_t withdrawn = model.records.size() - records.size();
  values.text("STATE", site.words.count("stats.state", records.size()))
      .text_if("WITHDRAWN", withdrawn == 0 ? "" : site.words.count("stats.withdrawn", withdrawn))
      .show("EMPTY", records.empty());
  if (!records.empty()) {
    TemplateValues figures = values.add("RECORDS");
    add_figures(site, numbers, figures);
  }
  std::vector<Page> pages;
  pages.push_back({"stats.html", ""});
  pages.back().bytes = in_layout(site, {"stats.html", std::string(site.words["stats.title"]), ""},
                                 site.templates.fill("site/stats.html", values));
  for (const ChartTable& table :
       {months_table(site, records), years_table(site, records), days_table(site, days),
        durations_table(site, records), quarters_table(site, measures),
        write_up_table(site, records), flow_table(site, flow), ages_table(site, flow),
        strength_table(site, flow), coverage_table(site, records)}) {
    pages.push_back(table_csv(table));
  }
  return pages;
}

}  // namespace debrief
