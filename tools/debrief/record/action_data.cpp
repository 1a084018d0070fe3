// The list of actions for programs, spreadsheets and calendars.

#include "debrief/base/strings.h"
#include "debrief/record/action_list.h"
#include "debrief/record/calendar.h"
#include "debrief/record/csv.h"
#include "debrief/record/values.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

Json row_json(const ActionRow& row) {
  const Document& document = row.document->document;
  Json out = {{"incident", document.id},
              {"path", row.document->path},
              {"line", document.source.position(row.action->span.begin).line},
              {"severity", text_or_null(document.severity)},
              {"services", document.services}};
  out.update(action_json(*row.action));
  out["overdue_days"] = row.overdue_days ? Json(*row.overdue_days) : Json();
  out["strength"] = text_or_null(row.strength);
  return out;
}

std::string text_of(const Json& value) {
  if (value.is_null()) return {};
  if (value.is_string()) return value.get<std::string>();
  if (!value.is_array()) return value.dump();
  std::vector<std::string> parts;
  for (const Json& part : value) parts.push_back(text_of(part));
  return join(parts, " ");
}

void add_event(std::string& out, const ActionRow& row, absl::CivilDay as_of) {
  const Document& document = row.document->document;
  const Action& action = *row.action;
  const uint32_t line = document.source.position(action.span.begin).line;
  const absl::CivilDay due(action.due->value.local);
  const std::string name = action.id.empty() ? concat("line-", line) : action.id;
  const std::string owners = owners_of(action);
  add_calendar_line(out, "BEGIN:VEVENT");
  add_calendar_line(out, concat("UID:", calendar_text(concat(document.id, "-", name)), "@debrief"));
  add_calendar_line(out, concat("DTSTAMP:", calendar_day(as_of), "T000000Z"));
  add_calendar_line(out, concat("DTSTART;VALUE=DATE:", calendar_day(due)));
  add_calendar_line(out, concat("DTEND;VALUE=DATE:", calendar_day(due + 1)));
  add_calendar_line(out, concat("SUMMARY:", calendar_text(action.text)));
  add_calendar_line(
      out, concat("DESCRIPTION:",
                  calendar_text(concat(document.title, "\n", owners.empty() ? "nobody yet" : owners,
                                       "\n", row.document->path, ":", line))));
  add_calendar_line(out, "TRANSP:TRANSPARENT");
  add_calendar_line(out, "END:VEVENT");
}

}  // namespace

std::string actions_json(const ActionList& list) {
  Json out = {{"version", 1},
              {"as_of", absl::FormatCivilTime(list.as_of)},
              {"actions", Json::array()},
              {"summary",
               {{"open", list.open()}, {"overdue", list.overdue()}, {"unowned", list.unowned()}}}};
  for (const ActionRow& row : list.rows) out["actions"].push_back(row_json(row));
  return json_text(out);
}

std::string actions_csv(const ActionList& list) {
  const std::vector<std::string> names = {
      "incident", "path",         "line",   "severity", "services", "id",      "text",     "owners",
      "due",      "overdue_days", "status", "type",     "strength", "tracker", "addresses"};
  std::string out = csv_line(names);
  for (const ActionRow& row : list.rows) {
    const Json json = row_json(row);
    std::vector<std::string> cells;
    for (const std::string& name : names) cells.push_back(text_of(json[name]));
    out += csv_line(cells);
  }
  return to_valid_utf8(out);
}

std::string actions_calendar(const ActionList& list) {
  std::string out;
  add_calendar_line(out, "BEGIN:VCALENDAR");
  add_calendar_line(out, "VERSION:2.0");
  add_calendar_line(out, "PRODID:-//debrief//actions//EN");
  for (const ActionRow& row : list.rows) {
    if (row.action->due && !row.settled()) add_event(out, row, list.as_of);
  }
  add_calendar_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace debrief
