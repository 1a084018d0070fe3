// The list of actions for programs, spreadsheets and calendars.

#include "debrief/base/strings.h"
#include "debrief/record/action_list.h"
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

/// TEXT of RFC 5545, section 3.3.11.
std::string calendar_text(std::string_view text) {
  std::string escaped;
  for (const char byte : to_valid_utf8(text)) {
    if (byte == '\\' || byte == ';' || byte == ',') escaped += '\\';
    if (byte == '\n') {
      escaped += "\\n";
    } else if (static_cast<unsigned char>(byte) >= 0x20) {
      escaped += byte;
    }
  }
  return escaped;
}

/// A content line, folded at 75 bytes, never inside a code point (section 3.1).
void add_line(std::string& out, std::string_view line) {
  constexpr size_t kLongest = 75;
  size_t column = 0;
  for (size_t at = 0; at < line.size();) {
    const size_t size = decode_utf8(line.substr(at)).size;
    if (column + size > kLongest) {
      out += "\r\n ";
      column = 1;
    }
    out += line.substr(at, size);
    column += size;
    at += size;
  }
  out += "\r\n";
}

std::string calendar_day(absl::CivilDay day) {
  return replace_all(absl::FormatCivilTime(day), "-", "");
}

void add_event(std::string& out, const ActionRow& row, absl::CivilDay as_of) {
  const Document& document = row.document->document;
  const Action& action = *row.action;
  const uint32_t line = document.source.position(action.span.begin).line;
  const absl::CivilDay due(action.due->value.local);
  const std::string name = action.id.empty() ? concat("line-", line) : action.id;
  const std::string owners = owners_of(action);
  add_line(out, "BEGIN:VEVENT");
  add_line(out, concat("UID:", calendar_text(concat(document.id, "-", name)), "@debrief"));
  add_line(out, concat("DTSTAMP:", calendar_day(as_of), "T000000Z"));
  add_line(out, concat("DTSTART;VALUE=DATE:", calendar_day(due)));
  add_line(out, concat("DTEND;VALUE=DATE:", calendar_day(due + 1)));
  add_line(out, concat("SUMMARY:", calendar_text(action.text)));
  add_line(out, concat("DESCRIPTION:", calendar_text(concat(document.title, "\n",
                                                            owners.empty() ? "nobody yet" : owners,
                                                            "\n", row.document->path, ":", line))));
  add_line(out, "TRANSP:TRANSPARENT");
  add_line(out, "END:VEVENT");
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
  add_line(out, "BEGIN:VCALENDAR");
  add_line(out, "VERSION:2.0");
  add_line(out, "PRODID:-//debrief//actions//EN");
  for (const ActionRow& row : list.rows) {
    if (row.action->due && !row.settled()) add_event(out, row, list.as_of);
  }
  add_line(out, "END:VCALENDAR");
  return out;
}

}  // namespace debrief
