#pragma once
// Lists of actions: which items are actions, which only head those below them, which are details.

#include <optional>
#include <string_view>

#include "debrief/postmortem/action_builder.h"

namespace debrief {

class ActionLists {
 public:
  /// Both must outlive the reader.
  ActionLists(DocumentReading& reading, ActionBuilder& builder)
      : reading_(reading), builder_(builder) {}

  /// Adds the actions of a list, nested ones included, with `type` where they name none. A list
  /// that explains words or tells authors what to write adds nothing.
  void read_list(BlockIndex list, std::string_view type);

  /// Whether all items of a list are nothing but metadata: `- Owner: @alice`.
  /// Whether at least half of the items of a list ask for work, say who does it or promise it.
  bool asks_for_work(BlockIndex list) const;
  bool is_metadata(BlockIndex list) const;

  /// Adds to an action what the items of a list say that are nothing but metadata.
  void read_metadata(BlockIndex list, Action& action) const;

  /// Adds to an action what the lines of a paragraph say that are nothing but metadata.
  void read_lines(BlockIndex paragraph, Action& action) const;

 private:
  struct Level {
    BlockIndex item = 0;
    std::string_view type;
    int depth = 0;
    bool first = false;                    ///< of its list
    std::optional<BlockIndex> owner = {};  ///< the item above that is nothing but a name
  };
  bool is_no_list_of_actions(BlockIndex list) const;
  bool is_actionable(BlockIndex item) const;
  bool is_group(BlockIndex item, const Prose& prose, const ActionText& text) const;
  std::optional<ActionText> metadata_of_item(const Prose& prose) const;
  std::optional<BlockIndex> text_of_item(BlockIndex item) const;
  void read_item(const Level& level, std::vector<Level>& open);
  bool is_person(const Prose& prose) const;
  void take_owner_above(const Level& level, Action& action) const;
  void push(BlockIndex list, const Level& level, std::vector<Level>& open) const;
  void read_details(BlockIndex item, Action& action) const;

  DocumentReading& reading_;
  ActionBuilder& builder_;
};

}  // namespace debrief
