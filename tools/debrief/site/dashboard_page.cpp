// The start page: where things stand, in words and numbers that lead to their records.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/charts.h"
#include "debrief/site/dates.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr size_t kLatest = 4;
constexpr size_t kMostActions = 6;
constexpr size_t kMostDelays = 10;
constexpr size_t kMostServices = 8;

/// The one sentence that says what is here.
std::string state_text(const SiteContext& site) {
  const SiteModel& model = site.model;
  if (model.records.empty()) return "No record yet.";
  std::optional<absl::CivilDay> oldest;
  for (const Record& record : model.records) {
    if (record.day && (!oldest || *record.day < *oldest)) oldest = record.day;
  }
  return concat(record_count(site.words, model.records.size()), oldest ? " since " : "",
                oldest ? month_text(site.words, *oldest) : "",
                ": what happened, how it looked to those who were there, and what was changed.");
}

std::string dates_note(const Words& words, const SiteModel& model) {
  const auto undated = static_cast<size_t>(std::count_if(
      model.records.begin(), model.records.end(), [](const Record& each) { return !each.day; }));
  if (undated == model.records.size()) return "No record has a date yet.";
  const std::string note = "Each record counts under the day it started.";
  return undated == 0 ? note : concat(note, " ", record_count(words, undated), " without a date.");
}

void add_facts(const SiteModel& model, TemplateValues& values) {
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
  fact(stubs, concat(stubs, " without a debrief"), "incidents.html");
  fact(review, concat(review, " in review"), "incidents.html");
  fact(live, concat(counted(live, "action"), " open"), "actions.html");
  fact(overdue, concat(overdue, " overdue"), "actions.html#overdue", true);
  const FindingCount& findings = model.findings;
  fact(findings.all(),
       concat(counted(findings.all(), "finding"), ", ",
              findings.errors == 0 ? std::string("no error") : counted(findings.errors, "error")),
       "about.html");
}

void add_actions(const SiteContext& site, TemplateValues& values) {
  const SiteModel& model = site.model;
  std::vector<const ActionView*> live;
  for (const ActionView* view : model.actions()) {
    if (view->live()) live.push_back(view);
  }
  const bool overdue = !live.empty() && live.front()->overdue_days.has_value();
  values.text("ACTIONS_HEADING", overdue ? "Overdue and open actions" : "Open actions");
  if (live.empty()) values.text_if("NO_ACTIONS", "No action is open.");
  for (size_t i = 0; i < live.size() && i < kMostActions; ++i) {
    const ActionView& view = *live[i];
    const Record& record = model.records[view.record];
    TemplateValues item = values.add("ACTION");
    item.text("URL", concat(record.url(), "#", view.anchor))
        .text("TEXT", view.action->text.empty() ? view.action->id : view.action->text)
        .text_if("OWNERS", owner_text(*view.action))
        .text_if("ID", view.action->id)
        .text("RECORD", record.title);
    if (view.overdue_days) {
      item.text_if("OVERDUE", concat(*view.overdue_days, "\u00a0d overdue"));
    } else if (view.action->due) {
      item.text_if("DUE", day_text(site.words, absl::CivilDay(view.action->due->value.local)));
    } else {
      item.show("NO_DUE");
    }
  }
  if (live.size() > kMostActions) {
    values.text_if("MORE_ACTIONS", concat("All ", counted(live.size(), "open action")));
  }
}

void add_delays(const SiteContext& site, TemplateValues& values) {
  const SiteModel& model = site.model;
  const Config& config = model.corpus->config;
  size_t known = 0, late = 0;
  for (const Record& record : model.records) {
    known += record.write_up.delay.has_value();
    late += record.write_up.late;
  }
  const size_t unknown = model.records.size() - known;
  values.text("WRITTEN_NOTE",
              concat("From ", late_from_text(site.words, config),
                     " to the first written facts. The ", "target is ", target_text(config), "."));
  std::string state = known == 0 ? "No delay is known yet"
                                 : concat(known - late, " of ", known, " within the target");
  if (unknown > 0) append(state, ", ", unknown, " unknown");
  values.text("WRITTEN_STATE", concat(state, "."));
  if (!model.corpus->history) return;
  TemplateValues table = values.add("WRITTEN");
  for (size_t i = 0; i < model.records.size() && i < kMostDelays; ++i) {
    const Record& record = model.records[i];
    const auto& history = record.source->history;
    table.add("ROW")
        .text("URL", record.url())
        .text("TITLE", record.title)
        .html("DAY", incident_day(site, record))
        .html("WHEN_WRITTEN",
              history_date(site, record, history ? history->first_written : std::nullopt))
        .html("DELAY", write_up_html(site, record));
  }
}

void add_services(const SiteModel& model, TemplateValues& values) {
  const std::vector<const ServiceView*> services = model.busiest_services(kMostServices);
  if (services.empty()) return;
  TemplateValues table = values.add("SERVICES");
  for (const ServiceView* service : services) {
    size_t open = 0;
    for (const size_t record : service->records) open += model.records[record].live_actions();
    table.add("ROW")
        .text("URL", service->url())
        .text("NAME", service->id)
        .number("COUNT", service->records.size())
        .number("OPEN", open);
  }
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
    add_facts(model, values);
    TemplateValues records = values.add("RECORDS");
    std::vector<size_t> latest;
    for (size_t i = 0; i < model.records.size() && i < kLatest; ++i) latest.push_back(i);
    records
        .text("ALL_RECORDS", model.records.size() == 1
                                 ? "The list"
                                 : concat("All ", record_count(site.words, model.records.size())))
        .html("LATEST", record_list(site, latest, ""))
        .text("WHEN_NOTE", dates_note(site.words, model))
        .html("WHEN", years_chart(site));
    add_actions(site, records);
    add_delays(site, records);
    add_services(model, records);
  }
  Page page{"index.html", ""};
  page.bytes = in_layout(site, {page.path, "", ""}, site.templates.fill("site/index.html", values));
  return page;
}

}  // namespace debrief
