#pragma once
// What import changes in the text below the front matter: headings that are a plain synonym of a
// section's own name, ids of actions in lists, and relative links of a file that moves. All else
// stays byte for byte.

#include <vector>

#include "debrief/import/import.h"
#include "debrief/text/edit.h"

namespace debrief {

/// Edits of one kind, the blocks whose words they replace, and what the report says of them.
struct BodyEdits {
  std::vector<Edit> edits;
  std::vector<BlockIndex> reworded;
  std::vector<ImportNote> notes;
};

/// The canonical heading of each role that the document has once, where its own says no more.
BodyEdits heading_edits(const Document& document, const std::set<std::string>& anchors);

/// An id for each action that is a list item and has none, in the order of the text.
BodyEdits action_edits(const Document& document);

/// Relative links and images, in Markdown and in HTML, as seen from the new place.
BodyEdits link_edits(const Document& document, const ImportTarget& target);

}  // namespace debrief
