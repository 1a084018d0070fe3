// The calendar: each year as a heat map, with its incidents by month.

#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/site/charts/heat_map.h"
#include "debrief/site/charts/series.h"
#include "debrief/site/charts/stats_pages.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

using Months = std::map<absl::CivilMonth, std::vector<size_t>, std::greater<>>;

void write_month(HtmlWriter& out, const SiteContext& site, absl::CivilMonth month,
                 const std::vector<size_t>& records) {
  out.raw("<section").attribute("id", month_anchor(month)).raw("><h3>");
  out.text(site.words.month(month.month())).raw(" <span class=\"grp-n\">");
  out.number(records.size()).raw("</span></h3><ul class=\"cal\">\n");
  for (const size_t index : records) {
    const Record& record = site.model.records[index];
    out.raw("<li>").html(short_day_html(site.words, *record.day)).raw(" <a");
    out.attribute("href", record.url()).raw("><bdi>").text(record.title).raw("</bdi></a>");
    const std::string& severity = record.document().severity;
    if (!severity.empty()) out.raw(" <span class=\"note\">").text(severity).raw("</span>");
    out.raw("</li>\n");
  }
  out.raw("</ul></section>\n");
}

void add_year(const SiteContext& site, const DaysUnderWay& days, absl::civil_year_t year,
              const Months& months, TemplateValues& values) {
  const std::string name = std::to_string(year);
  const std::string id = "days-" + name;
  HtmlWriter lists;
  size_t count = 0;
  for (const auto& [month, records] : months) {
    if (month.year() != year) continue;
    write_month(lists, site, month, records);
    count += records.size();
  }
  TemplateValues section = values.add("YEAR");
  section.text("NAME", name)
      .text("COUNT", site.words.count("charts.records", count))
      .html("DAYS", heat_map_svg(site, days, {absl::CivilMonth(year, 1)}, {.id = id}))
      .html_if("MONTHS", lists.take())
      .show("NO_MONTHS", count == 0);
}

}  // namespace

Page calendar_page(const SiteContext& site) {
  const SiteModel& model = site.model;
  std::vector<size_t> all;
  for (size_t i = 0; i < model.records.size(); ++i) all.push_back(i);
  const DaysUnderWay days = days_under_way(model, counted_records(model));
  Months months;
  std::vector<size_t> undated;
  for (const size_t index : all) {
    const auto& day = model.records[index].day;
    if (day) {
      months[absl::CivilMonth(*day)].push_back(index);
    } else {
      undated.push_back(index);
    }
  }
  TemplateValues values;
  values.text("STATE", months.empty()
                           ? std::string(site.words["charts.no_day"])
                           : site.words.count("calendar.state", all.size() - undated.size()));
  // Years without an incident are shown too, but not those before a wrong date.
  std::set<absl::civil_year_t, std::greater<>> years;
  for (const auto& [month, records] : months) years.insert(month.year());
  if (!months.empty()) {
    for (auto year = first_year(model, all)->year(); year < *years.begin(); ++year) {
      years.insert(year);
    }
  }
  for (const absl::civil_year_t year : years) add_year(site, days, year, months, values);
  if (!undated.empty()) {
    TemplateValues section = values.add("UNDATED");
    section.text("COUNT", site.words.count("charts.records", undated.size()));
    for (const size_t index : undated) {
      section.add("RECORD")
          .text("URL", model.records[index].url())
          .text("TITLE", model.records[index].title);
    }
  }
  Page page{"calendar.html", ""};
  page.bytes = in_layout(site, {page.path, std::string(site.words["calendar.title"]), ""},
                         site.templates.fill("site/calendar.html", values));
  return page;
}

}  // namespace debrief
