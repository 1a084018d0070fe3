#include "debrief/postmortem/labels.h"

#include "debrief/postmortem/prose_part.h"

namespace debrief {
namespace {

class LabelReader {
 public:
  LabelReader(const Document& document, const LabelVisitor& visit)
      : document_(document), visit_(visit), texts_(document.markdown.blocks.size(), nullptr) {
    for (const TextBlock& text : document.texts) {
      if (text.kind != TextKind::kField) texts_[text.block] = &text;
    }
  }

  void read() {
    for (uint32_t index = 0; index < document_.sections.size(); ++index) {
      if (!is_list_of_its_own(index)) read_heading(document_.sections[index]);
    }
    for (BlockIndex index = 1; index < document_.markdown.blocks.size(); ++index) {
      read_block(index);
    }
  }

 private:
  /// Whether what looks like labels below a section are entries, actions or words of a story.
  bool is_list_of_its_own(uint32_t section) const {
    const SectionRole role = document_.role_of_section(section);
    return role == SectionRole::kTimeline || role == SectionRole::kActions ||
           role == SectionRole::kStories;
  }

  void put(std::string_view label, const Prose& prose, Part value) {
    visit_(label, text_of(prose, value), span_of(prose, trimmed(prose, value)));
  }

  /// `### Severity` with one line below it.
  void read_heading(const Section& section) {
    if (section.blocks.empty()) return;
    const BlockIndex first = section.blocks.front();
    const bool paragraph = document_.markdown.blocks[first].kind == BlockKind::kParagraph;
    if (!paragraph || first == section.heading_block || texts_[first] == nullptr) return;
    const Prose& prose = texts_[first]->prose;
    const auto lines = lines_of(prose, document_.source);
    if (lines.size() == 1) put(section.title, prose, lines.front());
  }

  void read_block(BlockIndex index) {
    const Block& block = document_.markdown.blocks[index];
    if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kTableRow) return;
    const TextBlock* text = texts_[index];
    if (text != nullptr && text->quoted) return;
    if (is_list_of_its_own(document_.block_sections[index])) return;
    if (block.kind == BlockKind::kTableRow) return read_row(block);
    if (text == nullptr) return;
    const Prose& prose = text->prose;
    for (const Part& line : lines_of(prose, document_.source)) {
      const size_t colon = text_of(prose, line).find(':');
      if (colon == std::string_view::npos) continue;
      put(text_of(prose, {line.begin, line.begin + colon}), prose,
          {line.begin + colon + 1, line.end});
    }
  }

  /// `| Severity | SEV2 |`, and two such pairs in a row of four.
  void read_row(const Block& row) {
    if (row.children.size() % 2 != 0) return;
    for (size_t i = 0; i + 1 < row.children.size(); i += 2) {
      const TextBlock* label = texts_[row.children[i]];
      const TextBlock* value = texts_[row.children[i + 1]];
      if (label == nullptr || value == nullptr) continue;
      put(label->prose.text, value->prose, {0, value->prose.text.size()});
    }
  }

  const Document& document_;
  const LabelVisitor& visit_;
  std::vector<const TextBlock*> texts_;  ///< of each block
};

}  // namespace

void each_label(const Document& document, const LabelVisitor& visit) {
  LabelReader(document, visit).read();
}

}  // namespace debrief
