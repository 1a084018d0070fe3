// All actions of all records for spreadsheets, those that vanished included.

#include "debrief/base/strings.h"
#include "debrief/site/actions/board.h"
#include "debrief/site/data/csv.h"
#include "debrief/site/dates.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr std::string_view kHead[] = {
    "record",  "title",   "day",     "severity", "services", "teams",    "action",
    "text",    "state",   "overdue", "owner",    "due",      "type",     "strength",
    "factors", "tracker", "opened",  "settled",  "put_off",  "evidence", "page"};

void cell(CsvWriter& out, const std::optional<absl::CivilDay>& day) {
  day ? out.cell(absl::FormatCivilTime(*day)) : out.unknown();
}

void write_record(const Record& record, CsvWriter& out) {
  const Document& document = record.document();
  out.cell(clean_text(document.id)).cell(clean_text(record.title));
  cell(out, record.day);
  out.cell(clean_text(document.severity));
  out.cell(clean_text(join(document.services, " "))).cell(clean_text(join(document.teams, " ")));
}

void write_action(const ActionView& view, CsvWriter& out) {
  const Action& action = *view.action;
  std::vector<std::string> factors;
  for (const auto& each : action.addresses) factors.push_back(each.value);
  out.cell(clean_text(action.id))
      .cell(clean_text(action.text))
      .cell(action_status_name(action.status));
  view.overdue_days ? out.number(*view.overdue_days) : out.unknown();
  out.cell(clean_text(owner_text(action)));
  cell(out, action.due ? std::optional(absl::CivilDay(action.due->value.local)) : std::nullopt);
  out.cell(clean_text(action.type)).cell(clean_text(action.strength));
  out.cell(clean_text(join(factors, " ")));
  out.cell(action.tracker ? clean_text(without_addresses(action.tracker->value)) : "");
}

void write_vanished(const CardAction& action, CsvWriter& out) {
  out.cell(clean_text(action.id))
      .cell(clean_text(action.text))
      .cell("vanished")
      .unknown()
      .cell(clean_text(owner_text(action)));
  cell(out, action.due);
  for (int i = 0; i < 4; ++i) out.unknown();
}

void write_life(const ActionEntry& entry, CsvWriter& out) {
  if (entry.life == nullptr) {
    for (int i = 0; i < 4; ++i) out.unknown();
    return;
  }
  const auto opened = entry.life->opened();
  cell(out, opened ? std::optional(day_of(*opened)) : std::nullopt);
  cell(out, closed_day(entry));
  out.number(entry.life->slips).number(entry.life->evidence.size());
}

}  // namespace

Page actions_csv_file(const SiteContext& site) {
  CsvWriter out;
  for (const std::string_view name : kHead) out.cell(name);
  out.end_row();
  const Board board = board_of(site.model);
  for (const auto& entries : board.states) {
    for (const ActionEntry& entry : entries) {
      const Record& record = site.model.records[entry.record];
      write_record(record, out);
      if (entry.view != nullptr) {
        write_action(*entry.view, out);
      } else {
        write_vanished(entry.life->last, out);
      }
      write_life(entry, out);
      out.cell(entry.view != nullptr ? concat(record.url(), "#", entry.view->anchor)
                                     : record.url());
      out.end_row();
    }
  }
  return {"actions.csv", out.take()};
}

}  // namespace debrief
