#include "debrief/markdown/align.h"

#include <algorithm>

namespace debrief {

void align(Tree& tree, const FedText& text) {
  for (size_t i = 0; i < tree.markdown.blocks.size(); ++i) {
    const cmark_node& node = *tree.block_nodes[i];
    const auto first = static_cast<uint32_t>(std::max(node.start_line, 1) - 1);
    const auto last = static_cast<uint32_t>(std::max(node.end_line, 1) - 1);
    const Span lines = {text.line(first).begin,
                        std::max(text.line(first).end, text.line(last).end)};
    tree.markdown.blocks[i].span = text.in_file(lines);
  }
}

}  // namespace debrief
