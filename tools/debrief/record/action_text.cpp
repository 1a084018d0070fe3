// The list of actions for people: a terminal's columns, and a digest in Markdown.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/record/action_list.h"
#include "debrief/record/columns.h"
#include "debrief/record/markdown_text.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

std::string date_of(const Action& action) {
  return action.due ? absl::FormatCivilTime(absl::CivilDay(action.due->value.local))
                    : std::string();
}

/// `12 d over`, `in 3 d`, `today`; empty without a date, and for what is settled.
std::string distance(const ActionRow& row, absl::CivilDay as_of) {
  if (!row.action->due || row.settled()) return {};
  if (row.overdue_days) return concat(*row.overdue_days, " d over");
  const int64_t days = absl::CivilDay(row.action->due->value.local) - as_of;
  return days == 0 ? "today" : concat("in ", days, " d");
}

class Digest {
 public:
  explicit Digest(const ActionList& list) : list_(list) {}

  std::string make() {
    append(out_, "## Actions\n\n", absl::FormatCivilTime(list_.as_of), ": ",
           counted(list_.open(), "open action"), ", ", std::to_string(list_.overdue()),
           " overdue, ", std::to_string(list_.unowned()), " without an owner.\n");
    part("Overdue", [](const ActionRow& row) { return row.overdue_days.has_value(); });
    part("To come", [](const ActionRow& row) {
      return !row.settled() && row.action->due && !row.overdue_days;
    });
    part("Without a date", [](const ActionRow& row) { return !row.settled() && !row.action->due; });
    part("Settled", [](const ActionRow& row) { return row.settled(); });
    return std::move(out_);
  }

 private:
  const ActionList& list_;
  std::string out_;

  template <typename Belongs>
  void part(std::string_view title, const Belongs& belongs) {
    bool first = true;
    for (const ActionRow& row : list_.rows) {
      if (!belongs(row)) continue;
      if (first) append(out_, "\n### ", title, "\n\n");
      first = false;
      item(row);
    }
  }

  void item(const ActionRow& row) {
    const Document& document = row.document->document;
    const Action& action = *row.action;
    const std::string owners = owners_of(action);
    std::vector<std::string> notes = {owners.empty() ? "nobody yet" : markdown_text(owners)};
    if (action.due) notes.push_back(concat("due ", date_of(action)));
    if (row.overdue_days) notes.push_back(concat(*row.overdue_days, " days over"));
    if (row.settled()) notes.emplace_back(action_status_name(action.status));
    const uint32_t line = document.source.position(action.span.begin).line;
    append(out_, "- ", markdown_text(action.text), " (", join(notes, ", "), "; [",
           markdown_text(document.id), "](", markdown_target(row.document->path, line), "))\n");
  }
};

}  // namespace

std::string actions_text(const ActionList& list, const Terminal& terminal) {
  const std::string none = terminal.utf8 ? "–" : "-";
  const auto or_none = [&](std::string text) { return text.empty() ? none : text; };
  const bool all_open = std::all_of(list.rows.begin(), list.rows.end(), [](const ActionRow& row) {
    return row.action->status == ActionStatus::kOpen;
  });
  constexpr size_t kActionColumn = 3;
  Columns columns(terminal, 1, kActionColumn);
  const auto add = [&](std::vector<std::string> cells, std::string status) {
    if (!all_open) cells.push_back(std::move(status));
    columns.add(cells);
  };
  if (!list.rows.empty()) add({"due", "owner", "strength", "action", "incident"}, "status");
  // The action is what is read: nothing beside it may take more than a third.
  const auto third = static_cast<size_t>(std::max(terminal.columns, 60)) / 3;
  for (const ActionRow& row : list.rows) {
    const std::string when = distance(row, list.as_of);
    const auto narrow = [&](std::string_view text) {
      return cut_to_width(text, third, terminal.utf8);
    };
    add({or_none(when.empty() ? date_of(*row.action) : when),
         or_none(narrow(owners_of(*row.action))), or_none(row.strength), row.action->text,
         narrow(row.document->document.id)},
        std::string(action_status_name(row.action->status)));
  }
  return concat(columns.text(), list.open(), " open, ", list.overdue(), " overdue, ",
                list.unowned(), " unowned as of ", absl::FormatCivilTime(list.as_of),
                terminal.utf8 ? " · " : " - ", "debrief show ID\n");
}

std::string actions_markdown(const ActionList& list) { return Digest(list).make(); }

}  // namespace debrief
