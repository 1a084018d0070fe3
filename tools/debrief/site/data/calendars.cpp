#include "debrief/site/data/calendars.h"

#include "debrief/base/strings.h"
#include "debrief/record/calendar.h"
#include "debrief/site/data/base_url.h"
#include "debrief/site/data/stable_id.h"
#include "debrief/site/dates.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

/// A name and a text that may hold anything.
void add_text(std::string& out, std::string_view name, std::string_view text) {
  add_calendar_line(out, concat(name, ":", calendar_text(clean_text(text))));
}

std::string begin_calendar(const SiteContext& site, std::string_view name) {
  const std::string title =
      plain_label(concat(site.model.corpus->config.site.title, ": ", site.words[name]));
  std::string out;
  add_calendar_line(out, "BEGIN:VCALENDAR");
  add_calendar_line(out, "VERSION:2.0");
  add_calendar_line(out, "PRODID:-//debrief//site//EN");
  add_calendar_line(out, "CALSCALE:GREGORIAN");
  add_text(out, "NAME", title);          // RFC 7986 §5.1
  add_text(out, "X-WR-CALNAME", title);  // what most programs read instead
  return out;
}

/// When what is known of a record was changed last (§3.8.7.2): by git, else with the commit that
/// was built, else on the day of the build.
absl::Time stamp_of(const SiteModel& model, const Record& record) {
  const auto& history = record.source->history;
  if (history && history->updated) return history->updated->instant();
  if (model.corpus->revision_time) return model.corpus->revision_time->instant();
  return absl::FromCivil(model.as_of, absl::UTCTimeZone());
}

void add_page(const SiteContext& site, std::string_view page, std::string& out) {
  if (site.options.base_url.empty()) return;  // a calendar resolves nothing
  add_calendar_line(out, concat("URL:", site.options.base_url, page));
}

/// From the start to the resolution where their instants are known, else the whole day.
void add_span(const Record& record, absl::CivilDay day, std::string& out) {
  const auto& started = record.document().started;
  const auto& resolved = record.document().resolved;
  if (!started || !started->instant) {
    add_calendar_line(out, concat("DTSTART;VALUE=DATE:", calendar_day(day)));
    add_calendar_line(out, concat("DTEND;VALUE=DATE:", calendar_day(day + 1)));
    return;
  }
  add_calendar_line(out, concat("DTSTART:", calendar_time(*started->instant)));
  if (resolved && resolved->instant && *resolved->instant > *started->instant) {
    add_calendar_line(out, concat("DTEND:", calendar_time(*resolved->instant)));
  }
}

void add_incident(const SiteContext& site, const Record& record, std::string& out) {
  const Document& document = record.document();
  const std::string_view gap = document.severity.empty() ? "" : " ";
  const std::string fact = first_fact(document);
  add_calendar_line(out, "BEGIN:VEVENT");
  add_calendar_line(
      out, concat("UID:", site_uuid(site.model, "record", record_key(site.model, record))));
  add_calendar_line(out, concat("DTSTAMP:", calendar_time(stamp_of(site.model, record))));
  add_span(record, *record.day, out);
  add_text(out, "SUMMARY", plain_label(concat(document.severity, gap, record.title)));
  add_text(out, "DESCRIPTION", fact.empty() ? site.words["feeds.no_facts"] : fact);
  std::string categories;
  for (const std::string& service : document.services) {
    append(categories, categories.empty() ? "" : ",", calendar_text(plain_label(service)));
  }
  if (!categories.empty()) add_calendar_line(out, concat("CATEGORIES:", categories));
  add_page(site, record.url(), out);
  add_calendar_line(out, "TRANSP:TRANSPARENT");
  add_calendar_line(out, "END:VEVENT");
}

void add_action(const SiteContext& site, const ActionView& view, std::string& out) {
  const Record& record = site.model.records[view.record];
  const Action& action = *view.action;
  const absl::CivilDay due(action.due->value.local);
  const std::string owners = owner_text(action);
  const std::string_view gap = action.id.empty() ? "" : " ";
  add_calendar_line(out, "BEGIN:VEVENT");
  add_calendar_line(out, concat("UID:", site_uuid(site.model, "action",
                                                  record_key(site.model, record), view.anchor)));
  add_calendar_line(out, concat("DTSTAMP:", calendar_time(stamp_of(site.model, record))));
  add_calendar_line(out, concat("DTSTART;VALUE=DATE:", calendar_day(due)));
  add_calendar_line(out, concat("DTEND;VALUE=DATE:", calendar_day(due + 1)));
  add_text(
      out, "SUMMARY",
      site.words.say("feeds.due", {{"action", plain_label(concat(action.id, gap, action.text))}}));
  add_text(out, "DESCRIPTION",
           concat(plain_label(record.title), "\n",
                  owners.empty() ? std::string(site.words["feeds.unowned"]) : owners));
  add_page(site, concat(record.url(), "#", view.anchor), out);
  add_calendar_line(out, "TRANSP:TRANSPARENT");
  add_calendar_line(out, "END:VEVENT");
}

}  // namespace

std::string incident_calendar(const SiteContext& site) {
  std::string out = begin_calendar(site, "feeds.incidents");
  for (const Record& record : site.model.records) {
    if (record.day && record.document().status != Status::kWithdrawn) {
      add_incident(site, record, out);
    }
  }
  add_calendar_line(out, "END:VCALENDAR");
  return out;
}

std::string action_calendar(const SiteContext& site) {
  std::string out = begin_calendar(site, "feeds.due_dates");
  for (const ActionView* view : site.model.actions()) {
    const Record& record = site.model.records[view->record];
    const bool withdrawn = record.document().status == Status::kWithdrawn;
    if (view->action->due && view->live() && !withdrawn) add_action(site, *view, out);
  }
  add_calendar_line(out, "END:VCALENDAR");
  return out;
}

void add_calendars(const SiteContext& site, std::vector<PageMaker>& makers) {
  makers.push_back({{"calendar.ics", "actions.ics"}, [&site] {
                      return std::vector<Page>{{"calendar.ics", incident_calendar(site)},
                                               {"actions.ics", action_calendar(site)}};
                    }});
}

}  // namespace debrief
