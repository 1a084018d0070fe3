#pragma once
// Proves where each inline node of a block stands by walking the tree and the block's content
// together.

#include "debrief/markdown/content_map.h"
#include "debrief/markdown/tree.h"

namespace debrief {

/// Sets the spans, offsets and lengths below `block`, in offsets of the fed text. Every byte of the
/// content must be accounted for: as a leaf's text, or as the markup of the nodes that begin or end
/// there. Returns whether it was; if not, nodes from the first doubtful one on have no span.
/// Linear.
bool align_inlines(Tree& tree, BlockIndex block, const ContentMap& map);

}  // namespace debrief
