#pragma once
// A record as search sees it: its texts by field, each with the place on its page where it stands.
// What is not in a SearchDocument is neither found nor shown by search.

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/model.h"

namespace debrief {

/// What a text is part of; a hit in a title weighs more than one in a section.
enum class SearchField : uint8_t {
  kTitle,
  kFacts,
  kTimeline,
  kStories,
  kFactors,
  kActions,
  kNames,  ///< id, services, teams, tags, factors, severity
  kText,   ///< all other sections
};
/// The names of the fields in the index, by SearchField.
inline constexpr std::array<std::string_view, 8> kSearchFields = {
    "title", "facts", "timeline", "stories", "factors", "actions", "names", "text"};

/// A stretch of text under one anchor.
struct SearchPiece {
  SearchField field = SearchField::kText;
  std::string anchor;  ///< on the record's page; empty: its top
  std::string label;   ///< `Stories › @kofi`, `Actions A4`; empty for the top of the page
  std::string text;    ///< plain, valid UTF-8, without addresses
};

/// The texts of a record in the order of its document: title and names first. Linear.
std::vector<SearchPiece> search_pieces(const Record& record);

}  // namespace debrief
