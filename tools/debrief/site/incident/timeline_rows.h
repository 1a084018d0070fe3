#pragma once
// Which entries of a timeline are shown as rows of its list, what each is called, and where it lies
// in the phases of the incident.

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "debrief/site/section_body.h"

namespace debrief {

/// The entries of a document by the block that holds them. Linear to make.
class RowsOfTimeline {
 public:
  explicit RowsOfTimeline(const Document& document);

  /// The entries of a list or table, when every item or row of it is one and nothing beside an
  /// entry would be lost; else nothing.
  std::vector<size_t> of_block(BlockIndex block) const;

  /// The rows that are shown as such below a node, nested sections without a role of their own
  /// included, in the order of the page.
  std::vector<size_t> of_node(const OutlineNode& node) const;

  /// `T3` as the document calls an entry, else by its place.
  const std::string& label(size_t entry) const { return names_[entry].label; }
  /// Where a row is on its page: `t3`; `row-3` when another row has that name.
  const std::string& anchor(size_t entry) const { return names_[entry].anchor; }

 private:
  struct Name {
    std::string label, anchor;
  };

  const Document& document_;
  std::unordered_map<BlockIndex, size_t> entry_of_;
  std::vector<size_t> begins_;  ///< where entries begin in the text, sorted
  std::vector<Name> names_;     ///< by entry
};

/// The marker of a row: as written, else the instant of the front matter that it lies on;
/// `started`.
std::string row_tag(const Document& document, const TimelineEntry& entry);
/// Whether the incident turns at a row with this marker.
bool is_turn(std::string_view tag);

/// `+3 h 40 min`, `−16 h`, `0`: from the start; empty when one of the two is not known.
std::string signed_offset(const Document& document, const TimelineEntry& entry);

/// The class of the phase that an instant lies in; `context` outside of all, empty when that is not
/// known.
std::string_view phase_at(const std::vector<Phase>& phases, const std::optional<Moment>& at);

}  // namespace debrief
