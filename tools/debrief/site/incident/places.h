#pragma once
// What an incident page has a place for, and under which name its texts refer to it: `T3`, `X1`,
// `F2`, `A1`, `S:alice`.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/postmortem/list_id.h"
#include "debrief/site/incident/timeline_rows.h"

namespace debrief {

/// The places of one page. Borrows the record.
class PagePlaces {
 public:
  explicit PagePlaces(const Record& record);

  const RowsOfTimeline& rows() const { return rows_; }

  /// `#t3`; nullopt for what has no place on the page.
  std::optional<std::string> of(std::string_view id) const;
  /// `T3`, `@alice`: what a link to a place is called.
  std::string label(std::string_view id) const;

  /// The story that a section tells; nullptr when it tells none.
  const Story* story_of(uint32_t section) const;
  /// The story that `S:alice` names; nullopt when there is none.
  std::optional<size_t> story_named(std::string_view id) const;
  /// The factors that name a story as their evidence, by the story.
  const std::vector<size_t>& factors_of_story(const Story& story) const;

 private:
  const Record& record_;
  RowsOfTimeline rows_;
  NamedEntries names_;
  std::vector<bool> shown_;              ///< by entry: whether it is a row of the page
  std::map<uint32_t, size_t> story_of_;  ///< by section
  std::map<std::string, size_t, std::less<>> story_named_;  ///< `alice` → story
  std::map<uint32_t, std::string> anchors_;                 ///< of the sections that tell a story
  std::vector<std::vector<size_t>> factors_;                ///< by story
};

/// The statements of a facts section that are shown as a numbered list: each paragraph and each
/// item. Empty when the section is not shown as such a list.
std::vector<BlockIndex> fact_statements(const Document& document, const Section& section);

}  // namespace debrief
