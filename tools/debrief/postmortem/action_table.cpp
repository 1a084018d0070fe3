// Tables of actions: which columns say what, and which rows are actions.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/action_builder.h"
#include "debrief/postmortem/action_sentences.h"
#include "debrief/postmortem/action_words.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/table.h"

namespace debrief {
namespace {

constexpr size_t kLongestId = 24;
constexpr size_t kLongestDay = 40;

/// `Responsible engineer`, `Target delivery date`: what a head that is in no table of words means
/// by one of its words.
std::optional<ActionField> field_of_head(const std::string& label) {
  if (const auto field = action_field_of(label)) return field;
  const std::vector<std::string_view> words = split(label, ' ');
  const auto holds = [&](std::initializer_list<std::string_view> any) {
    return std::ranges::any_of(
        words, [&](std::string_view word) { return std::ranges::find(any, word) != any.end(); });
  };
  if (words.size() > 4 || holds({"not", "no", "why", "created", "opened", "raised"})) {
    return std::nullopt;
  }
  if (holds({"owner", "owners", "owned", "assignee", "assigned", "responsible", "accountable"})) {
    return ActionField::kOwner;
  }
  const bool planned = holds({"due", "deadline", "target", "planned", "expected", "estimated",
                              "completion", "complete", "delivery", "resolution", "scheduled"});
  if (planned && holds({"due", "deadline", "date", "by", "for", "when", "target"}))
    return ActionField::kDue;
  return std::nullopt;
}

/// The columns of a table by field.
struct Columns {
  std::array<std::optional<size_t>, kActionFields> of;
  std::optional<size_t>& operator[](ActionField field) { return of[static_cast<size_t>(field)]; }
  std::optional<size_t> operator[](ActionField field) const {
    return of[static_cast<size_t>(field)];
  }
};

class TableReader {
 public:
  TableReader(DocumentReading& reading, ActionBuilder& builder, BlockIndex table)
      : reading_(reading), builder_(builder), table_(view_table(reading, table)) {
    find_columns();
  }

  void read(std::string_view type) {
    if (!known_ || !columns_[ActionField::kText] || is_legend()) return;
    for (const BlockIndex row : table_.rows) read_row(row, type);
  }

  /// Whether the head alone says that these are actions, whatever section they stand in: it asks
  /// for action items and who does them or how far they are, or for somebody and a deadline.
  bool names_actions() const {
    const auto text = columns_[ActionField::kText];
    const auto owner = columns_[ActionField::kOwner];
    if (!text || !action_field_of(table_.labels[*text])) return false;
    const std::string& label = table_.labels[*text];
    const bool tracked = columns_[ActionField::kStatus] || columns_[ActionField::kTracker];
    if (label.starts_with("action item") || label.starts_with("follow up")) {
      return owner || columns_[ActionField::kDue] || tracked;
    }
    const auto due = columns_[ActionField::kDue];
    return owner && due && !is_one_of(table_.labels[*due], {"date", "when", "expected", "target"});
  }

 private:
  void find_columns() {
    std::vector<size_t> unknown;
    for (size_t i = 0; i < table_.labels.size(); ++i) {
      const auto field = field_of_head(table_.labels[i]);
      if (!field) {
        unknown.push_back(i);
        continue;
      }
      std::optional<size_t>& column = columns_[*field];
      // A column of priorities alone makes no table of actions.
      known_ |= *field != ActionField::kOther && *field != ActionField::kNote;
      // `Item | Description`: a column of numbers before one of text is one of ids.
      if (*field == ActionField::kText && column && !columns_[ActionField::kId] &&
          is_numbers(*column)) {
        std::swap(column, columns_[ActionField::kId]);
      }
      if (!column) column = i;
    }
    if (!columns_[ActionField::kOwner]) find_owner_column(unknown);
    if (!columns_[ActionField::kDue]) find_due_column(unknown);
    std::optional<size_t>& text = columns_[ActionField::kText];
    if (!text && !unknown.empty()) text = unknown.front();
    if (!text) std::swap(text, columns_[ActionField::kTracker]);
  }

  /// In a table of actions, a column of another name in which most cells hold a day; not the day
  /// on which an action was written down.
  void find_due_column(std::vector<size_t>& unknown) {
    if (!columns_[ActionField::kText] || !columns_[ActionField::kOwner]) return;
    for (const size_t column : unknown) {
      const std::string& label = table_.labels[column];
      const bool past = std::ranges::any_of(split(label, ' '), [](std::string_view word) {
        return is_one_of(word, {"added", "closed", "created", "opened", "raised", "reported",
                                "started", "start", "updated", "filed"});
      });
      size_t days = 0, filled = 0;
      for (const BlockIndex row : table_.rows) {
        const std::string text = cell_text(reading_, row, column);
        if (is_placeholder(text)) continue;
        ++filled;
        days += text.size() <= kLongestDay && read_due(text).has_value();
      }
      if (past || days == 0 || days * 2 < filled) continue;
      columns_[ActionField::kDue] = column;
      std::erase(unknown, column);
      return;
    }
  }

  /// A column of another name in which most cells name somebody.
  void find_owner_column(std::vector<size_t>& unknown) {
    for (const size_t column : unknown) {
      size_t named = 0, filled = 0;
      for (const BlockIndex row : table_.rows) {
        const std::string text = cell_text(reading_, row, column);
        if (is_placeholder(text)) continue;
        ++filled;
        named += size_of_handle(text) > 0 || builder_.names().is_owner(text);
      }
      if (named == 0 || named * 2 < filled) continue;
      columns_[ActionField::kOwner] = column;
      known_ = true;
      std::erase(unknown, column);
      return;
    }
    // Where no person is named a team looks after it.
    for (size_t i = 0; i < table_.labels.size(); ++i) {
      if (is_one_of(std::string_view(table_.labels[i]), {"squad", "team", "teams"})) {
        columns_[ActionField::kOwner] = i;
        known_ = true;
      }
    }
  }

  bool is_numbers(size_t column) const {
    return std::ranges::all_of(table_.rows, [&](BlockIndex row) {
      const std::string text = cell_text(reading_, row, column);
      return text.size() <= 5 && text.find(' ') == std::string::npos;
    });
  }

  /// `Priority | Meaning`: each row explains a type, a status or a priority.
  bool is_legend() const {
    if (columns_[ActionField::kOwner] || columns_[ActionField::kDue] || table_.rows.empty()) {
      return false;
    }
    return std::ranges::all_of(table_.rows, [&](BlockIndex row) {
      const std::string first = cell_text(reading_, row, 0);
      const auto word = explained_word(first);
      return word && word->word.size() == first.size();
    });
  }

  std::string cell(BlockIndex row, ActionField field) const {
    return cell_text(reading_, row, columns_[field]);
  }

  /// `**Short term**` across a row.
  bool is_group_row(BlockIndex row, const Prose& prose) const {
    size_t filled = 0;
    for (const BlockIndex each : reading_.block(row).children) {
      filled += !trim(reading_.prose(each).text).empty();
    }
    if (filled != 1 || reading_.block(row).children.size() < 2) return false;
    const Part text = whole(prose);
    return is_action_group(prose.text) || is_marked(prose, ProseMark::kStrong, text);
  }

  /// The cell that says what is to be done; the ticket's where that one is empty.
  std::optional<BlockIndex> text_cell(BlockIndex row) const {
    const auto text = cell_of(reading_, row, columns_[ActionField::kText]);
    if (text && !is_placeholder(reading_.prose(*text).text)) return text;
    const auto tracker = cell_of(reading_, row, columns_[ActionField::kTracker]);
    if (tracker && !is_placeholder(reading_.prose(*tracker).text)) return tracker;
    return text;
  }

  void read_row(BlockIndex row, std::string_view type) {
    const auto text_block = text_cell(row);
    if (!text_block) return;
    const Prose& prose = reading_.prose(*text_block);
    if (is_group_row(row, prose)) return;
    const ActionText text = read_action_text(prose, whole(prose), builder_.names());
    const std::string_view words = text_of(prose, text.text);
    const bool headings = action_field_of(words) == ActionField::kText;  // a head within the table
    if (is_none(words) || says_no_actions(words) || headings) return;
    if (is_action_guidance(words) && cell(row, ActionField::kOwner).empty()) return;
    Action action = builder_.make(prose, text, *text_block);
    action.span = reading_.block(row).span;
    action.block = row;
    read_id(row, action);
    read_cells(row, action);
    builder_.add(std::move(action), type);
  }

  void read_id(BlockIndex row, Action& action) const {
    const std::string id = cell(row, ActionField::kId);
    if (id.empty() || id.size() > kLongestId || is_placeholder(id)) return;
    const Prose& prose = reading_.prose(*cell_of(reading_, row, columns_[ActionField::kId]));
    action.id = id;
    action.id_span = span_of(prose, whole(prose));
  }

  void read_cells(BlockIndex row, Action& action) const {
    const auto with = [&](ActionField field, auto read) {
      const auto block = cell_of(reading_, row, columns_[field]);
      if (!block) return;
      const Prose& prose = reading_.prose(*block);
      ActionText text;
      read(prose, whole(prose), text);
      builder_.apply(prose, text, *block, action);
    };
    with(ActionField::kOwner, [](const Prose& prose, Part part, ActionText& text) {
      text.owners = read_people(prose, part);
    });
    with(ActionField::kDue, [](const Prose& prose, Part part, ActionText& text) {
      text.due = read_due(text_of(prose, part));
      text.due_part = part;
    });
    with(ActionField::kType, [&](const Prose& prose, Part part, ActionText&) {
      const std::string_view written = text_of(prose, part);
      const std::string_view known = action_type_of(written);
      if (is_placeholder(written)) return;
      action.type = known.empty() ? lower_ascii(fold_white_space(written)) : std::string(known);
    });
    with(ActionField::kStrength, [&](const Prose& prose, Part part, ActionText&) {
      if (is_placeholder(text_of(prose, part))) return;
      action.strength = fold_white_space(text_of(prose, part));
    });
    with(ActionField::kStatus, [](const Prose& prose, Part part, ActionText& text) {
      text.status = action_status_in(text_of(prose, part));
    });
    const bool states = columns_[ActionField::kStatus].has_value();
    with(ActionField::kTracker, [&](const Prose& prose, Part part, ActionText& text) {
      // `n/a DONE`, `TODO`: a status at the end, where no column holds one.
      const std::string_view written = text_of(prose, part);
      const size_t last = written.rfind(' ') + 1;
      const std::string_view word = written.substr(last);
      const bool says = last > 0 || word.size() > std::string_view("yes").size();
      if (!states && says) text.status = action_status_of(word);
      if (text.status) part = trimmed(prose, {part.begin, part.begin + last});
      text.tracker = read_tracker(prose, part);
    });
    with(ActionField::kAddresses, [](const Prose& prose, Part part, ActionText& text) {
      text.addresses = read_ids(prose, part);
    });
    with(ActionField::kReason, [](const Prose& prose, Part part, ActionText& text) {
      if (!is_placeholder(text_of(prose, part))) text.reason = part;
    });
    if (action.status == ActionStatus::kDeclined && action.reason.empty()) {
      with(ActionField::kNote, [](const Prose& prose, Part part, ActionText& text) {
        if (!is_placeholder(text_of(prose, part))) text.reason = part;
      });
    }
  }

  DocumentReading& reading_;
  ActionBuilder& builder_;
  TableView table_;
  Columns columns_;
  bool known_ = false;  ///< the head names what a table of actions has
};

}  // namespace

void read_action_table(DocumentReading& reading, ActionBuilder& builder, BlockIndex table,
                       std::string_view type) {
  TableReader(reading, builder, table).read(type);
}

void read_named_action_table(DocumentReading& reading, ActionBuilder& builder, BlockIndex table,
                             std::string_view type) {
  TableReader reader(reading, builder, table);
  if (reader.names_actions()) reader.read(type);
}

}  // namespace debrief
