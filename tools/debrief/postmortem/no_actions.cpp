#include "debrief/postmortem/no_actions.h"

#include <optional>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_sentences.h"

namespace debrief {
namespace {

/// A paragraph, or that of a list's first item.
std::optional<BlockIndex> first_text(const DocumentReading& reading, BlockIndex block) {
  const Block& each = reading.block(block);
  if (each.kind == BlockKind::kParagraph) return block;
  if (each.kind != BlockKind::kList || each.children.empty()) return std::nullopt;
  return reading.paragraph_of(each.children.front());
}

}  // namespace

size_t behind_section_label(const DocumentReading& reading, uint32_t index) {
  const Section& section = reading.document.sections[index];
  const bool apart = !section.heading_block || section.blocks.empty() ||
                     section.blocks.front() != *section.heading_block;
  if (apart) return 0;
  const Prose& prose = reading.prose(*section.heading_block);
  if (!prose.exact) return prose.text.size();
  return prose.sources.first_from(section.heading.end);
}

void read_no_actions(DocumentReading& reading) {
  Document& document = reading.document;
  for (uint32_t index = 0; index < document.sections.size(); ++index) {
    if (document.role_of_section(index) != SectionRole::kActions) continue;
    size_t begin = behind_section_label(reading, index);
    for (const BlockIndex block : document.sections[index].blocks) {
      const auto text = first_text(reading, block);
      if (!text) continue;
      const Prose& prose = reading.prose(*text);
      const auto reason = reason_for_no_actions(prose, {begin, prose.text.size()});
      begin = 0;
      if (!reason || reason->empty()) continue;
      document.no_actions = {fold_white_space(text_of(prose, *reason)), span_of(prose, *reason)};
      return;
    }
  }
}

}  // namespace debrief
