#pragma once
// The exact bytes of blocks. cmark's start positions are right but for tables; its ends are often a
// line too far or at column 0, and are computed anew from what each block holds.

#include "debrief/markdown/fed_text.h"
#include "debrief/markdown/tree.h"

namespace debrief {

/// The line of a node's start, 0-based.
uint32_t start_line_of(const cmark_node& node);

/// The span without white space at its end.
Span without_trailing_space(const FedText& text, Span span);

/// For blocks without inlines: sets `span` (in offsets of the fed text) and `literal` to the
/// original bytes. A container gets its first line only; extend_containers() does the rest.
class LeafBlocks {
 public:
  LeafBlocks(Tree& tree, const FedText& text);
  void settle(BlockIndex block);

 private:
  Span to_line_end(const cmark_node& node, uint32_t last_line) const;
  uint32_t last_line(const cmark_node& node, uint32_t first) const;
  uint32_t last_fenced_line(const Block& block, const cmark_node& node) const;
  bool may_be_closing_fence(uint32_t line, const cmark_node& node) const;
  uint32_t label_begin(uint32_t behind) const;
  void restore_literal(Block& block, uint32_t first_line) const;

  Tree& tree_;
  const FedText& text_;
  std::vector<bool> starts_block_;  ///< for each line, whether a block starts on it
};

/// Stretches every container to the end of its last child; spans of leaves must be there.
void extend_containers(Tree& tree);

}  // namespace debrief
