#pragma once
// What the planners of format.cpp share: the document with a quick way to its blocks and text, and
// the plan that each list gives.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/format/format.h"
#include "debrief/format/ids.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// Which of the document's lists an entry belongs to.
enum class EntryList { kTimeline, kActions, kFactors };

/// How one list, or one item of a list, gets its form. It is applied whole or not at all.
struct FormatPlan {
  EntryList list = EntryList::kTimeline;
  std::vector<size_t> entries = {};  ///< indices into the document's list
  Span span = {};                    ///< what is named when the plan is given up
  std::vector<Edit> edits = {};
  std::vector<AssignedId> assigned = {};
  /// Of a table, whose lines are written anew: the bytes of its cells that are meant to change.
  std::optional<std::vector<Span>> meant = std::nullopt;
  /// What is tried when `edits` do not prove true: the ids alone. May be empty.
  std::vector<Edit> fallback = {};
};

/// A document while it is planned.
class Planning {
 public:
  Planning(const Document& document, const FormatOptions& options);

  const Document& document() const { return document_; }
  const Block& block(BlockIndex index) const { return document_.markdown.blocks[index]; }
  std::string_view slice(Span span) const { return document_.source.slice(span); }
  /// The prose of a paragraph, heading or cell; of any other block nothing.
  const Prose& prose(BlockIndex index) const;
  /// The first paragraph of an item; nullopt when it starts with something else.
  std::optional<BlockIndex> paragraph_of(BlockIndex item) const;
  /// The block below the document that holds this one.
  BlockIndex outermost(BlockIndex index) const;

  void add(FormatPlan plan);
  /// The same for a table with these edits in its cells; refused when its rows are not proven.
  void add_table(FormatPlan plan, BlockIndex table, const std::vector<Edit>& cells);
  void refuse(Span span, std::string message);

  IdGiver ids;
  std::vector<FormatPlan> plans;
  std::vector<FormatRefusal> refusals;

 private:
  const Document& document_;
  std::vector<const Prose*> prose_of_block_;
};

/// Times in one form and markers in lower case, of tables, lists and lines.
void plan_timeline(Planning& planning);
/// Actions as `- [ ] **A1** text — @owner, due 2024-05-28, …`, or as rows of a table.
void plan_actions(Planning& planning);
/// Ids for factors that have none.
void plan_factors(Planning& planning);

}  // namespace debrief
