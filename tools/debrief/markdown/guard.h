#pragma once
// Keeps away what cmark-gfm 0.29.0.gfm.6 takes too long for. Its block phase is judged line by line
// before it runs; its inline phase by the blocks that the block phase found, so that a long listing
// inside a fence is not taken for a long paragraph.

#include <optional>

#include "debrief/markdown/cmark.h"
#include "debrief/markdown/fed_text.h"
#include "debrief/markdown/markdown.h"

namespace debrief {

/// The first limit that the document's size, lines or tables exceed. Linear.
std::optional<MarkdownRefusal> refuse_lines(const FedText& text, const MarkdownLimits& limits);

/// The first limit that the blocks exceed which cmark_parser_feed() has made, before
/// cmark_parser_finish(). Linear, no recursion.
std::optional<MarkdownRefusal> refuse_blocks(const cmark_parser& parser, const FedText& text,
                                             const MarkdownLimits& limits);

}  // namespace debrief
