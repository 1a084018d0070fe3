#pragma once
// From the parts of lines and cells to an Action, and the shared ground of the readers of lists,
// headings, paragraphs (actions.cpp) and tables (action_table.cpp).

#include <string_view>

#include "debrief/postmortem/action_names.h"
#include "debrief/postmortem/action_text.h"
#include "debrief/postmortem/reading.h"

namespace debrief {

/// Makes actions of what was read and adds them to the document.
class ActionBuilder {
 public:
  explicit ActionBuilder(DocumentReading& reading)
      : reading_(reading), document_(reading.document), names_(reading.document) {}

  const ActionNames& names() const { return names_; }

  /// An action of a line of the block `text_block`; span and block are the text's own until the
  /// caller says more.
  Action make(const Prose& prose, const ActionText& text, BlockIndex text_block) const;

  /// Adds owners, date and so on of another line to an action. What the action says already stays.
  void apply(const Prose& prose, const ActionText& text, BlockIndex block, Action& action) const;

  /// Puts the action into the document, with the type of the heading above it when it has none. A
  /// declined action without a reason takes what stands behind its colon.
  void add(Action action, std::string_view type);

 private:
  Located<std::string> tracker_of(const Prose& prose, const ActionText::Tracker& tracker,
                                  BlockIndex block) const;
  /// The first link of a block to an issue.
  std::optional<Located<std::string>> linked_issue(BlockIndex block) const;

  DocumentReading& reading_;
  Document& document_;
  ActionNames names_;
};

/// Reads the rows of a table of actions. A table that explains types or priorities, or holds none,
/// adds nothing.
void read_action_table(DocumentReading& reading, ActionBuilder& builder, BlockIndex table,
                       std::string_view type);

/// The same outside a section of actions, where the head of the table has to say what it holds.
void read_named_action_table(DocumentReading& reading, ActionBuilder& builder, BlockIndex table,
                             std::string_view type);

}  // namespace debrief
