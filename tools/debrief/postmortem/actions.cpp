// Actions: the items of lists and the rows of tables under an actions section.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_text.h"
#include "debrief/postmortem/action_words.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/table.h"

namespace debrief {
namespace {

constexpr int kDeepestGroup = 2;
constexpr size_t kLongestId = 24;

std::optional<ActionStatus> status_of(Checkbox checkbox) {
  switch (checkbox) {
    case Checkbox::kDone:
      return ActionStatus::kDone;
    case Checkbox::kDeclined:
      return ActionStatus::kDeclined;
    case Checkbox::kInProgress:
      return ActionStatus::kInProgress;
    default:
      return std::nullopt;
  }
}

/// A type that a heading gives to all below it: `### Prevention`, also of a section around it.
std::string_view type_of_section(const Document& document, uint32_t index) {
  for (std::optional<uint32_t> each = index; each; each = document.sections[*each].parent) {
    const Section& section = document.sections[*each];
    if (const auto type = action_type_of(section.title); !type.empty()) return type;
  }
  return {};
}

class ActionReader {
 public:
  explicit ActionReader(DocumentReading& reading)
      : reading_(reading), document_(reading.document) {}

  void read_section(uint32_t index) {
    const std::string_view type = type_of_section(document_, index);
    for (const BlockIndex block : document_.sections[index].blocks) {
      if (reading_.block(block).kind == BlockKind::kList) read_list(block, type, 0);
      if (reading_.block(block).kind == BlockKind::kTable) read_table(block, type);
    }
  }

 private:
  bool is_list(BlockIndex block) const { return reading_.block(block).kind == BlockKind::kList; }

  void read_list(BlockIndex list, std::string_view type, int depth) {
    for (const BlockIndex item : reading_.block(list).children) read_item(item, type, depth);
  }

  bool has_tasks(BlockIndex item) const {
    for (const BlockIndex child : reading_.block(item).children) {
      if (!is_list(child)) continue;
      for (const BlockIndex inner : reading_.block(child).children) {
        if (reading_.block(inner).checkbox != Checkbox::kNone) return true;
      }
    }
    return false;
  }

  /// Whether an item only heads the items below it: a type (`- Prevention`), or a line without a
  /// checkbox above task items.
  bool is_group(BlockIndex item, const ActionText& text, const Prose& prose) const {
    const bool nested = std::ranges::any_of(reading_.block(item).children,
                                            [&](BlockIndex child) { return is_list(child); });
    if (!nested || !text.id.empty()) return false;
    if (!action_type_of(text_of(prose, text.text)).empty()) return true;
    return reading_.block(item).checkbox == Checkbox::kNone && has_tasks(item);
  }

  void read_item(BlockIndex item, std::string_view type, int depth) {
    const auto paragraph = reading_.paragraph_of(item);
    if (!paragraph) return;
    const Prose& prose = reading_.prose(*paragraph);
    ActionText text = read_action_text(prose, whole(prose));
    if (depth < kDeepestGroup && is_group(item, text, prose)) {
      const std::string_view own = action_type_of(text_of(prose, text.text));
      for (const BlockIndex child : reading_.block(item).children) {
        if (is_list(child)) read_list(child, own.empty() ? type : own, depth + 1);
      }
      return;
    }
    if (is_none(text_of(prose, text.text)) && text.id.empty()) return;
    if (text_of(prose, text.text).empty()) return;
    Action action = make(prose, text, *paragraph);
    action.span = reading_.block(item).span;
    action.block = item;
    action.text_block = *paragraph;
    if (const auto status = status_of(reading_.block(item).checkbox)) action.status = *status;
    read_details(item, action);
    if (action.type.empty()) action.type = std::string(type);
    document_.actions.push_back(std::move(action));
  }

  /// Bullets below an item are details; those that are nothing but metadata belong to the action.
  void read_details(BlockIndex item, Action& action) {
    for (const BlockIndex list : reading_.block(item).children) {
      if (!is_list(list)) continue;
      for (const BlockIndex detail : reading_.block(list).children) {
        const auto paragraph = reading_.paragraph_of(detail);
        if (!paragraph) continue;
        const Prose& prose = reading_.prose(*paragraph);
        if (const auto more = read_action_metadata(prose, whole(prose))) {
          apply(prose, *more, *paragraph, action);
        }
      }
    }
  }

  Action make(const Prose& prose, const ActionText& text, BlockIndex block) const {
    Action action;
    if (!text.id.empty()) {
      action.id = std::string(text_of(prose, text.id));
      action.id_span = span_of(prose, text.id);
    }
    action.text = fold_white_space(text_of(prose, text.text));
    action.text_span = span_of(prose, text.text);
    apply(prose, text, block, action);
    return action;
  }

  void apply(const Prose& prose, const ActionText& text, BlockIndex block, Action& action) const {
    for (const ActionText::Person& owner : text.owners) {
      action.owners.push_back(
          {fold_white_space(text_of(prose, owner.part)), span_of(prose, owner.part), owner.role});
    }
    if (text.due && !action.due) action.due = {*text.due, span_of(prose, text.due_part)};
    if (text.status) action.status = *text.status;
    if (action.type.empty()) action.type = text.type;
    if (action.strength.empty()) action.strength = text.strength;
    for (const Part id : text.addresses) {
      action.addresses.push_back({std::string(text_of(prose, id)), span_of(prose, id)});
    }
    if (text.tracker && !action.tracker) action.tracker = tracker_of(prose, *text.tracker, block);
  }

  /// The tracker as it is named; of a link with other words its address.
  Located<std::string> tracker_of(const Prose& prose, const ActionText::Tracker& tracker,
                                  BlockIndex block) const {
    const Span span = span_of(prose, tracker.part);
    const bool named = tracker.value.find(' ') == std::string::npos &&
                       tracker.value.find_first_of("0123456789") != std::string::npos;
    if (named || !is_marked(prose, ProseMark::kLink, tracker.part)) return {tracker.value, span};
    for (const InlineIndex index : reading_.block(block).inlines) {
      const Inline& piece = document_.markdown.inlines[index];
      const bool here = piece.span && piece.span->contains(span);
      if (piece.kind == InlineKind::kLink && here) return {piece.url, span};
    }
    return {tracker.value, span};
  }

  /// The columns of a table by field; `known` when its head names any.
  struct Columns {
    std::array<std::optional<size_t>, kActionFields> of;
    bool known = false;
    std::optional<size_t>& operator[](ActionField field) { return of[static_cast<size_t>(field)]; }
    std::optional<size_t> operator[](ActionField field) const {
      return of[static_cast<size_t>(field)];
    }
  };

  Columns columns_of(const TableView& table) const {
    Columns columns;
    std::optional<size_t> unknown;
    for (size_t i = 0; i < table.labels.size(); ++i) {
      const auto field = action_field_of(table.labels[i]);
      columns.known |= field.has_value();
      std::optional<size_t>& column = field ? columns[*field] : unknown;
      // `Item | Description`: a column of numbers before one of text is one of ids.
      if (field == ActionField::kText && column && !columns[ActionField::kId] &&
          is_numbers(table, *column)) {
        std::swap(column, columns[ActionField::kId]);
      }
      if (!column) column = i;
    }
    std::optional<size_t>& text = columns[ActionField::kText];
    if (!text) text = unknown;
    if (!text) std::swap(text, columns[ActionField::kTracker]);
    return columns;
  }

  bool is_numbers(const TableView& table, size_t column) const {
    return std::ranges::all_of(table.rows, [&](BlockIndex row) {
      const std::string text = cell_text(reading_, row, column);
      return text.size() <= 5 && text.find(' ') == std::string::npos;
    });
  }

  void read_table(BlockIndex index, std::string_view type) {
    const TableView table = view_table(reading_, index);
    const Columns columns = columns_of(table);
    if (!columns.known || !columns[ActionField::kText]) return;
    for (const BlockIndex row : table.rows) read_row(row, columns, type);
  }

  void read_row(BlockIndex row, const Columns& columns, std::string_view type) {
    const auto text_cell = cell_of(reading_, row, columns[ActionField::kText]);
    if (!text_cell) return;
    const Prose& prose = reading_.prose(*text_cell);
    const ActionText text = read_action_text(prose, whole(prose));
    if (is_none(text_of(prose, text.text))) return;
    Action action = make(prose, text, *text_cell);
    action.span = reading_.block(row).span;
    action.block = row;
    action.text_block = *text_cell;
    const std::string id = cell_text(reading_, row, columns[ActionField::kId]);
    if (!id.empty() && id.size() <= kLongestId && !is_placeholder(id)) {
      const Prose& id_prose = reading_.prose(*cell_of(reading_, row, columns[ActionField::kId]));
      action.id = id;
      action.id_span = span_of(id_prose, whole(id_prose));
    }
    read_cells(row, columns, action);
    if (action.type.empty()) action.type = std::string(type);
    document_.actions.push_back(std::move(action));
  }

  void read_cells(BlockIndex row, const Columns& columns, Action& action) const {
    const auto with = [&](std::optional<size_t> column, auto read) {
      const auto cell = cell_of(reading_, row, column);
      if (!cell) return;
      const Prose& prose = reading_.prose(*cell);
      ActionText text;
      read(prose, whole(prose), text);
      apply(prose, text, *cell, action);
    };
    with(columns[ActionField::kOwner], [](const Prose& prose, Part part, ActionText& text) {
      text.owners = read_people(prose, part);
    });
    with(columns[ActionField::kDue], [](const Prose& prose, Part part, ActionText& text) {
      text.due = read_due(text_of(prose, part));
      text.due_part = part;
    });
    with(columns[ActionField::kType], [&](const Prose& prose, Part part, ActionText&) {
      const std::string_view written = text_of(prose, part);
      const std::string_view known = action_type_of(written);
      if (!is_placeholder(written)) {
        action.type = known.empty() ? lower_ascii(fold_white_space(written)) : std::string(known);
      }
    });
    with(columns[ActionField::kStrength], [&](const Prose& prose, Part part, ActionText&) {
      if (!is_placeholder(text_of(prose, part)))
        action.strength = fold_white_space(text_of(prose, part));
    });
    with(columns[ActionField::kStatus], [](const Prose& prose, Part part, ActionText& text) {
      text.status = action_status_of(text_of(prose, part));
    });
    with(columns[ActionField::kTracker], [](const Prose& prose, Part part, ActionText& text) {
      text.tracker = read_tracker(prose, part);
    });
    with(columns[ActionField::kAddresses], [](const Prose& prose, Part part, ActionText& text) {
      text.addresses = read_ids(prose, part);
    });
  }

  DocumentReading& reading_;
  Document& document_;
};

}  // namespace

void read_actions(DocumentReading& reading) {
  ActionReader reader(reading);
  for (uint32_t index = 0; index < reading.document.sections.size(); ++index) {
    if (reading.document.role_of_section(index) == SectionRole::kActions) {
      reader.read_section(index);
    }
  }
}

}  // namespace debrief
