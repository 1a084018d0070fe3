#include "debrief/postmortem/reading.h"

#include <algorithm>

namespace debrief {

const Prose& DocumentReading::prose(BlockIndex index) const {
  static const Prose kNothing;
  const uint32_t text = index < text_of_block.size() ? text_of_block[index] : kNoText;
  return text == kNoText ? kNothing : document.texts[text].prose;
}

std::optional<BlockIndex> DocumentReading::paragraph_of(BlockIndex item) const {
  const std::vector<BlockIndex>& children = block(item).children;
  if (children.empty() || block(children.front()).kind != BlockKind::kParagraph) {
    return std::nullopt;
  }
  return children.front();
}

Part DocumentReading::body_part(const Section& section, BlockIndex block) const {
  const Prose& text = prose(block);
  Part part = whole(text);
  if (section.heading_block != block || !text.exact) return part;
  const auto behind = std::ranges::lower_bound(text.offsets, section.heading.end);
  part.begin = static_cast<size_t>(behind - text.offsets.begin());
  return trimmed(text, part);
}

}  // namespace debrief
