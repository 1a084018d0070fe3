// Actions in one form: ids, and for items of a list the whole line, for rows of a table the cells
// of dates, types and statuses.

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/format/action_line.h"
#include "debrief/format/plan.h"
#include "debrief/format/time_form.h"
#include "debrief/postmortem/action_words.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/time_text.h"

namespace debrief {
namespace {

void plan_item(Planning& planning, size_t index) {
  const Action& action = planning.document().actions[index];
  const auto paragraph = planning.paragraph_of(action.block);
  if (!paragraph || action.text_block != *paragraph) return;
  FormatPlan plan{.list = EntryList::kActions, .entries = {index}, .span = action.span};
  std::string id = action.id;
  const uint32_t begin = planning.block(*paragraph).span.begin;
  if (id.empty()) {
    id = planning.ids.for_action(index);
    plan.assigned.push_back({id, action.span});
    plan.fallback.push_back({{begin, begin}, concat("**", id, "** ")});
  }
  auto edits = action_line(planning, action, id);
  if (edits) {
    plan.edits = std::move(*edits);
  } else {
    planning.refuse(action.span, concat(edits.error(), "; this action stays as it is",
                                        action.id.empty() ? " but for its id" : ""));
    plan.edits = plan.fallback;
  }
  planning.add(std::move(plan));
}

/// The rows of one table.
class ActionTable {
 public:
  ActionTable(Planning& planning, BlockIndex table, std::vector<size_t> entries)
      : planning_(planning), table_(table), entries_(std::move(entries)) {
    const Block& head = planning_.block(planning_.block(table).children.front());
    for (const BlockIndex cell : head.children) {
      fields_.push_back(action_field_of(normal_label(planning_.prose(cell).text)));
    }
  }

  void plan() {
    plan_.list = EntryList::kActions;
    plan_.entries = entries_;
    plan_.span = planning_.block(table_).span;
    for (const size_t index : entries_) plan_row(index);
    planning_.add_table(std::move(plan_), table_, edits_);
  }

 private:
  void plan_row(size_t index) {
    const Action& action = planning_.document().actions[index];
    const BlockList& cells = planning_.block(action.block).children;
    bool id_column = false;
    for (size_t i = 0; i < std::min(cells.size(), fields_.size()); ++i) {
      if (!fields_[i]) continue;
      const Span cell = planning_.block(cells[i]).span;
      if (*fields_[i] == ActionField::kId && !id_column) {
        id_column = true;
        const bool stands = cell.end < planning_.block(action.block).span.end;
        if (action.id.empty() && cell.empty() && stands) give_id(index, cell, Place::kOwnCell);
      } else {
        plan_cell(action, *fields_[i], cell);
      }
    }
    if (id_column || !action.id.empty()) return;
    const uint32_t begin = planning_.block(action.text_block).span.begin;
    give_id(index, {begin, begin}, Place::kBeforeText);
  }

  enum class Place { kOwnCell, kBeforeText };
  void give_id(size_t index, Span at, Place place) {
    const std::string id = planning_.ids.for_action(index);
    edits_.push_back({at, place == Place::kOwnCell ? id : concat("**", id, "** ")});
    plan_.assigned.push_back({id, planning_.document().actions[index].span});
  }

  /// A cell that holds nothing but a date, a type or a status.
  void plan_cell(const Action& action, ActionField field, Span cell) {
    const std::string_view text = planning_.slice(cell);
    std::string form(text);
    if (field == ActionField::kDue && action.due && action.due->span == cell) {
      const auto time = read_time(text);
      if (!time || time->clock || time->end_day || time->begin != 0 || time->end != text.size()) {
        return;
      }
      TimelineEntry entry;
      entry.at = action.due->value;
      if (auto date = time_form(text, *time, entry, {})) form = std::move(*date);
    } else if (field == ActionField::kType && action_type_of(text) == action.type &&
               !action.type.empty()) {
      form = action.type;
    } else if (field == ActionField::kStatus && !text.empty() && is_ascii_alpha(text.front()) &&
               action_status_of(text) == action.status) {
      form = replace_all(action_status_name(action.status), "-", " ");
    }
    if (form != text) edits_.push_back({cell, std::move(form)});
  }

  Planning& planning_;
  BlockIndex table_;
  std::vector<size_t> entries_;
  std::vector<std::optional<ActionField>> fields_;
  std::vector<Edit> edits_;
  FormatPlan plan_;
};

}  // namespace

void plan_actions(Planning& planning) {
  std::map<BlockIndex, std::vector<size_t>> tables;
  const auto& actions = planning.document().actions;
  for (size_t i = 0; i < actions.size(); ++i) {
    const Block& block = planning.block(actions[i].block);
    if (block.kind == BlockKind::kTableRow) tables[block.parent].push_back(i);
  }
  for (size_t i = 0; i < actions.size(); ++i) {
    const Block& block = planning.block(actions[i].block);
    if (block.kind == BlockKind::kItem) plan_item(planning, i);
    // A table is planned where its first row stands, so that ids follow the text.
    const auto table =
        block.kind == BlockKind::kTableRow ? tables.find(block.parent) : tables.end();
    if (table == tables.end()) continue;
    ActionTable(planning, table->first, std::move(table->second)).plan();
    tables.erase(table);
  }
}

}  // namespace debrief
