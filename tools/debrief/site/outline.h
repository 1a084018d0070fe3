#pragma once
// How the sections of a document lie on its page: which stand for themselves, which inside another,
// and under which anchor each can be reached. Every section of the document is in the outline.

#include <map>
#include <string>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

/// A section as a place on the page.
struct OutlineNode {
  uint32_t section = 0;  ///< index into Document::sections
  std::string anchor;    ///< `facts`, `h-what-else-we-saw`: unique on the page
  std::vector<OutlineNode> nested;
};

struct Outline {
  std::vector<OutlineNode> nodes;  ///< in the order of the page
  std::vector<uint32_t> preamble;  ///< sections whose own text stands before the first of them
  /// GitHub's anchor of each heading → ours, for links that were written for GitHub.
  std::map<std::string, std::string> anchors;
};

/// The outline of a document. A level-1 heading is the title: what is nested in it stands for
/// itself. A managed document is put in the order that is read best, facts first; a legacy one
/// keeps its own.
Outline make_outline(const Document& document);

}  // namespace debrief
