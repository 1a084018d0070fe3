#include "debrief/postmortem/reading.h"

namespace debrief {

const Prose& DocumentReading::prose(BlockIndex index) const {
  static const Prose kNothing;
  const uint32_t text = index < text_of_block.size() ? text_of_block[index] : kNoText;
  return text == kNoText ? kNothing : document.texts[text].prose;
}

std::optional<BlockIndex> DocumentReading::paragraph_of(BlockIndex item) const {
  const BlockList& children = block(item).children;
  if (children.empty() || block(children.front()).kind != BlockKind::kParagraph) {
    return std::nullopt;
  }
  return children.front();
}

Part DocumentReading::body_part(const Section& section, BlockIndex block) const {
  const Prose& text = prose(block);
  Part part = whole(text);
  if (section.heading_block != block || !text.exact) return part;
  part.begin = text.sources.first_from(section.heading.end);
  return trimmed(text, part);
}

}  // namespace debrief
