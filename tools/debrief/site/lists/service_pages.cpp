// What is known about each service: its records, what is still to be done, what repeats.

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

struct OpenActions {
  size_t live = 0, overdue = 0;
};

OpenActions open_actions(const SiteModel& model, const ServiceView& service) {
  OpenActions open;
  for (const size_t index : service.records) {
    open.live += model.records[index].live_actions();
    open.overdue += model.records[index].overdue_actions();
  }
  return open;
}

/// How many records name each kind of factor.
std::map<std::string, size_t> kind_counts(const SiteModel& model,
                                          const std::vector<size_t>& records) {
  std::map<std::string, size_t> counts;
  for (const size_t index : records) {
    for (const std::string& kind : model.records[index].factor_kinds) ++counts[kind];
  }
  return counts;
}

void add_factors(const SiteModel& model, const ServiceView& service, TemplateValues& values) {
  const auto here = kind_counts(model, service.records);
  if (here.empty()) return;
  std::vector<size_t> everything(model.records.size());
  for (size_t i = 0; i < everything.size(); ++i) everything[i] = i;
  const auto all = kind_counts(model, everything);
  std::vector<std::pair<std::string, size_t>> kinds(here.begin(), here.end());
  std::stable_sort(kinds.begin(), kinds.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  TemplateValues table = values.add("FACTORS");
  for (const auto& [kind, count] : kinds) {
    table.add("FACTOR")
        .text("KIND", kind)
        .number("HERE", count)
        .number("ELSEWHERE", all.at(kind) - count);
  }
}

std::string open_text(size_t live) {
  return live == 0 ? "no action open" : concat(counted(live, "action"), " open");
}

}  // namespace

Page services_page(const SiteContext& site) {
  const SiteModel& model = site.model;
  TemplateValues values;
  values.text("STATE", model.services.empty()
                           ? "None is named yet."
                           : concat(counted(model.services.size(), "service"), "."));
  values.show("EMPTY", model.services.empty());
  if (!model.services.empty()) {
    TemplateValues table = values.add("SERVICES");
    for (const ServiceView& service : model.services) {
      const OpenActions open = open_actions(model, service);
      TemplateValues item = table.add("SERVICE");
      item.text("URL", service.url())
          .text("NAME", service.id)
          .text_if("DESCRIPTION", service.description)
          .number("COUNT", service.records.size())
          .html("LATEST", service.records.empty()
                              ? text_html("–")
                              : record_day(site, model.records[service.records.front()]))
          .number("OPEN", open.live);
      if (open.overdue > 0) item.text_if("OVERDUE", concat(open.overdue, " overdue"));
    }
  }
  Page page{"services.html", ""};
  page.bytes = in_layout(site, {page.path, "Services", page.path},
                         site.templates.fill("site/services.html", values));
  return page;
}

Page service_page(const SiteContext& site, size_t index) {
  const SiteModel& model = site.model;
  const ServiceView& service = model.services[index];
  const OpenActions open = open_actions(model, service);
  TemplateValues values;
  values.text("ROOT", "../")
      .text("NAME", service.id)
      .text_if("DESCRIPTION", without_addresses(service.description))
      .text_if("OWNER", person_name(service.owner))
      .text("STATE", record_count(site.words, service.records.size()))
      .text("OPEN", open_text(open.live))
      .text("RECORDS_NOTE", concat(service.records.size(), " of ", model.records.size(), "."))
      .show("EMPTY", service.records.empty());
  if (open.overdue > 0) values.text_if("OVERDUE", concat(open.overdue, " overdue"));
  if (!service.records.empty()) {
    values.html_if("RECORDS", record_list(site, service.records, "../"));
  }
  std::vector<const ActionView*> live;
  for (const ActionView* view : model.actions_of(service.records)) {
    if (view->live()) live.push_back(view);
  }
  values.show("NO_ACTIONS", live.empty());
  if (!live.empty()) {
    values.html_if("ACTIONS", action_table(site, live, {.caption = "Open actions", .root = "../"}));
  }
  add_factors(model, service, values);
  Page page{service.url(), ""};
  page.bytes = in_layout(site, {page.path, service.id, "services.html"},
                         site.templates.fill("site/service.html", values));
  return page;
}

}  // namespace debrief
