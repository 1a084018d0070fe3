// The list of all records, by year.

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/charts.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr size_t kMostKinds = 3;
constexpr size_t kMostServices = 12;

std::string year_name(const Record& record) {
  return record.day ? std::to_string(record.day->year()) : "No date";
}
std::string year_anchor(const Record& record) {
  return record.day ? concat("y", record.day->year()) : "y-none";
}

void add_year_facet(const SiteModel& model, TemplateValues& values) {
  TemplateValues facet = values.add("FACET");
  facet.text("NAME", "Year");
  for (size_t i = 0; i < model.records.size();) {
    size_t end = i;
    while (end < model.records.size() &&
           year_anchor(model.records[end]) == year_anchor(model.records[i])) {
      ++end;
    }
    facet.add("VALUE")
        .text_if("URL", concat("#", year_anchor(model.records[i])))
        .text("WORD", year_name(model.records[i]))
        .number("COUNT", end - i);
    i = end;
  }
}

void add_severity_facet(const SiteContext& site, TemplateValues& values) {
  std::map<std::pair<size_t, std::string>, size_t> counts;
  for (const Record& record : site.model.records) {
    const size_t rank = record.severity_rank == 0 ? SIZE_MAX : record.severity_rank;
    ++counts[{rank, record.document().severity}];
  }
  TemplateValues facet = values.add("FACET");
  facet.text("NAME", "Severity");
  for (const auto& [key, count] : counts) {
    const size_t rank = key.first == SIZE_MAX ? 0 : key.first;
    facet.add("VALUE")
        .html_if("MARK", severity_mark(site.words, rank, key.second))
        .number("COUNT", count);
  }
}

void add_service_facet(const SiteModel& model, TemplateValues& values) {
  const std::vector<const ServiceView*> services = model.busiest_services(kMostServices);
  if (services.empty()) return;
  TemplateValues facet = values.add("FACET");
  facet.text("NAME", "Service");
  for (const ServiceView* service : services) {
    facet.add("VALUE")
        .text_if("URL", service->url())
        .text("WORD", service->id)
        .number("COUNT", service->records.size());
  }
}

void add_status_facet(const SiteContext& site, TemplateValues& values) {
  std::map<Status, size_t> counts;
  for (const Record& record : site.model.records) ++counts[record.document().status];
  TemplateValues facet = values.add("FACET");
  facet.text("NAME", "Status");
  for (const auto& [status, count] : counts) {
    facet.add("VALUE").html_if("MARK", status_mark(site.words, status)).number("COUNT", count);
  }
}

void fill_record(const SiteContext& site, const Record& record, TemplateValues& item) {
  const Document& document = record.document();
  // The year stands above the row.
  item.html("DAY", record.day ? short_day_html(site.words, *record.day) : record_day(site, record))
      .html("SEVERITY", severity_mark(site.words, record.severity_rank, document.severity))
      .text("URL", record.url())
      .text("TITLE", record.title)
      .text_if("SERVICES", join(document.services, ", "))
      .html("SPAN", span_chart(record))
      .html("STATUS", status_mark(site.words, document.status))
      .text("ACTIONS", action_summary(site.words, record));
  for (size_t i = 0; i < record.factor_kinds.size() && i < kMostKinds; ++i) {
    item.add("FACTOR").text("KIND", record.factor_kinds[i]);
  }
  if (record.factor_kinds.size() > kMostKinds) {
    item.text_if("MORE", concat("and ", record.factor_kinds.size() - kMostKinds, " more"));
  }
  if (const size_t overdue = record.overdue_actions(); overdue > 0) {
    item.text_if("OVERDUE", concat(overdue, " overdue"));
  }
}

}  // namespace

Page incidents_page(const SiteContext& site) {
  const SiteModel& model = site.model;
  TemplateValues values;
  values
      .text("STATE", model.records.empty()
                         ? "No record yet."
                         : concat(record_count(site.words, model.records.size()),
                                  ", newest first. Near misses are listed with the rest: they "
                                  "teach as much and cost less."))
      .show("EMPTY", model.records.empty());
  if (!model.records.empty()) {
    add_year_facet(model, values);
    add_severity_facet(site, values);
    add_service_facet(model, values);
    add_status_facet(site, values);
    TemplateValues list = values.add("RECORDS");
    list.html("AXIS", span_axis());
    for (size_t i = 0; i < model.records.size();) {
      const std::string anchor = year_anchor(model.records[i]);
      TemplateValues year = list.add("YEAR");
      const size_t first = i;
      for (; i < model.records.size() && year_anchor(model.records[i]) == anchor; ++i) {
        TemplateValues item = year.add("RECORD");
        fill_record(site, model.records[i], item);
      }
      year.text("ANCHOR", anchor)
          .text("NAME", year_name(model.records[first]))
          .text("COUNT", record_count(site.words, i - first));
    }
  }
  Page page{"incidents.html", ""};
  page.bytes = in_layout(site, {page.path, "Incidents", page.path},
                         site.templates.fill("site/incidents.html", values));
  return page;
}

}  // namespace debrief
