#pragma once
// From cmark's nodes to ours: kinds, nesting and values. Where each stands is align.h's work.

#include <vector>

#include "debrief/markdown/cmark.h"
#include "debrief/markdown/fed_text.h"
#include "debrief/markdown/markdown.h"

namespace debrief {

/// Our tree and, for each of its nodes, the one of cmark's that it was made from.
struct Tree {
  Markdown markdown;
  std::vector<const cmark_node*> block_nodes;   ///< as long as markdown.blocks
  std::vector<const cmark_node*> inline_nodes;  ///< as long as markdown.inlines
};

/// Copies the tree below `root`; spans stay empty. Linear, no recursion.
Tree copy_tree(cmark_node& root);

}  // namespace debrief
