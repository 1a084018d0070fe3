#pragma once
// The table of actions: what is to be done, its state, strength and life, and what git says. The
// same columns everywhere.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

struct LifeAxis;

/// An action as tables show it: one of a document, or one that has vanished from it.
struct ActionEntry {
  size_t record = 0;                 ///< index into SiteModel::records
  const ActionView* view = nullptr;  ///< nullptr: it has vanished
  const ActionLife* life = nullptr;  ///< nullptr: nothing is known of it; never of a vanished one
};

/// The entries of actions of documents, in their order.
std::vector<ActionEntry> entries_of(const SiteModel& model,
                                    const std::vector<const ActionView*>& actions);
/// The actions that have vanished from these records, the last to go first.
std::vector<ActionEntry> vanished_from(const SiteModel& model, const std::vector<size_t>& records);

/// What an action table is about.
struct ActionTable {
  std::string caption;
  std::string_view root = "";
  bool own_page = false;           ///< on the record's own page: anchors are set, the record is
                                   ///< not named
  HtmlOptions html = {};           ///< for the text of the actions
  const LifeAxis* axis = nullptr;  ///< that all tables of a page share; nullptr: one of its own
  bool key = false;                ///< whether the marks of the lives are explained below it
};

/// A table of actions, in the order given. Where nothing is known of any life it has no column of
/// lives.
SafeHtml action_table(const SiteContext& site, const std::vector<ActionEntry>& entries,
                      const ActionTable& table);
SafeHtml action_table(const SiteContext& site, const std::vector<const ActionView*>& actions,
                      const ActionTable& table);

/// `@ann, @ben`, without addresses; empty when nobody owns it.
std::string owner_text(const Action& action);
/// The same of one that has vanished.
std::string owner_text(const CardAction& action);

/// The day that it was done or declined; nullopt when it is neither, or that is not known.
std::optional<absl::CivilDay> closed_day(const ActionEntry& entry);

}  // namespace debrief
