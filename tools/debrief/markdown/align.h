#pragma once
// Where every node stands: block spans from cmark's lines, corrected; inline spans by replaying the
// parse over the bytes.
//
// cmark's own inline columns are wrong in up to a third of real text nodes. What it keeps intact is
// `content`, the exact input of a block's inline parse, each line of which is the tail of a source
// line (content_map.h). The tree says which markup and which text come next in that input, so one
// walk over both accounts for every byte, or finds that it cannot (inline_align.h).

#include "debrief/markdown/fed_text.h"
#include "debrief/markdown/tree.h"

namespace debrief {

/// Sets spans, offsets and checkboxes, and restores the bytes that FedText replaced. Linear.
void align(Tree& tree, const FedText& text);

}  // namespace debrief
