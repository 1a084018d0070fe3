// The outline: ATX and setext headings, lines in bold, and `Label:` lines at the top level of the
// text. What stands in block quotes and lists is content, never a section.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/roles.h"

namespace debrief {
namespace {

constexpr int kLabelLevel = 7;
constexpr size_t kLongestBoldHeading = 100;

/// A top-level block as the start of a section.
struct Heading {
  std::string title;
  int level = kLabelLevel;
  Span span;
  SectionRole role = SectionRole::kNone;
  bool whole_block = true;  ///< false: text follows the label in the same paragraph
};

std::string without_colon(std::string_view title) {
  std::string text = fold_white_space(title);
  while (text.ends_with(':') || text.ends_with(' ')) text.pop_back();
  return text;
}

/// The end of a label at the start of a paragraph: text in bold up to a colon or line break, or a
/// plain first line that ends in a colon. 0 when there is none.
size_t end_of_label(const Prose& prose, Part first_line) {
  const size_t bold = end_of_mark(prose, ProseMark::kStrong, first_line.begin);
  if (bold > first_line.begin && bold <= first_line.end) {
    const Part part = trimmed(prose, {first_line.begin, bold});
    if (part.empty()) return 0;
    if (prose.text[part.end - 1] == ':' || part.end == first_line.end) return part.end;
    return prose.text[bold] == ':' ? bold + 1 : 0;
  }
  const bool line = !first_line.empty() && prose.text[first_line.end - 1] == ':';
  return line ? first_line.end : 0;
}

class SectionReader {
 public:
  SectionReader(DocumentReading& reading, const RoleAliases& aliases)
      : reading_(reading), document_(reading.document), aliases_(aliases) {}

  void read() {
    document_.block_sections.assign(document_.markdown.blocks.size(), 0);
    document_.sections.emplace_back().span = document_.body;
    if (document_.markdown.blocks.empty()) return;
    for (const BlockIndex block : reading_.block(0).children) visit(block);
    for (Section& section : document_.sections) {
      section.span.end = std::max(section.span.begin, section.span.end);
    }
  }

 private:
  void visit(BlockIndex index) {
    const auto heading = heading_of(index);
    if (heading) open(*heading, index);
    document_.block_sections[index] = current();
    if (!heading || !heading->whole_block) {
      document_.sections.back().blocks.push_back(index);
    } else if (const uint32_t text = reading_.text_of_block[index];
               text != DocumentReading::kNoText) {
      document_.texts[text].kind = TextKind::kHeading;
    }
  }

  uint32_t current() const { return static_cast<uint32_t>(document_.sections.size() - 1); }

  void open(const Heading& heading, BlockIndex block) {
    std::vector<Section>& sections = document_.sections;
    if (open_.empty()) sections.front().span.end = heading.span.begin;
    while (!open_.empty() && sections[open_.back()].level >= heading.level &&
           !continues_timeline(sections[open_.back()], heading)) {
      sections[open_.back()].span.end = heading.span.begin;
      open_.pop_back();
    }
    Section section;
    section.role = heading.role;
    section.title = heading.title;
    // A day beside its timeline is one level below it.
    section.level = heading.level;
    if (!open_.empty()) section.level = std::max(heading.level, sections[open_.back()].level + 1);
    section.heading = heading.span;
    section.heading_block = block;
    section.span = {heading.span.begin, document_.body.end};
    if (!open_.empty()) section.parent = open_.back();
    sections.push_back(std::move(section));
    open_.push_back(current());
  }

  /// `## Timeline` and beside it `## May 12` or `## 20:15`: the day or time is part of the
  /// timeline.
  static bool continues_timeline(const Section& section, const Heading& heading) {
    if (section.role != SectionRole::kTimeline || heading.role != SectionRole::kNone) return false;
    if (section.level > heading.level && !section.blocks.empty()) return false;
    const auto time = read_time(heading.title);
    return read_day(heading.title) || (time && (time->clock || time->from_start));
  }

  std::optional<Heading> heading_of(BlockIndex index) const {
    const Block& block = reading_.block(index);
    const Prose& prose = reading_.prose(index);
    if (block.kind == BlockKind::kHeading) {
      Heading heading{without_colon(prose.text), block.level, block.span};
      heading.role = aliases_.role_of(heading.title);
      return heading;
    }
    if (block.kind != BlockKind::kParagraph) return std::nullopt;
    return label_of(block, prose);
  }

  std::optional<Heading> label_of(const Block& block, const Prose& prose) const {
    const Part first = lines_of(prose, document_.source).front();
    const size_t end = end_of_label(prose, first);
    if (end <= first.begin) return std::nullopt;
    const Part label{first.begin, end};
    Heading heading;
    heading.title = without_colon(text_of(prose, label));
    heading.role = aliases_.role_of(heading.title);
    heading.whole_block = end == whole(prose).end;
    heading.span = heading.whole_block ? block.span : label_span(block, prose, label);
    const bool known = heading.role != SectionRole::kNone;
    const bool bold = is_marked(prose, ProseMark::kStrong, {label.begin, label.begin + 1});
    if (known && (bold || label.end == first.end)) return heading;
    // A paragraph all in bold is a heading of the author's own, unless it is a sentence.
    const bool sentence = heading.title.ends_with('.') || heading.title.ends_with('!');
    if (!bold || !heading.whole_block || sentence || label.size() > kLongestBoldHeading ||
        heading.title.empty()) {
      return std::nullopt;
    }
    return heading;
  }

  /// The label's bytes with the markup around them.
  Span label_span(const Block& block, const Prose& prose, Part label) const {
    if (!prose.exact) return document_.source.line_span(document_.source.line_of(block.span.begin));
    Span span{block.span.begin, span_of(prose, label).end};
    const std::string_view bytes = document_.source.bytes();
    while (span.end < block.span.end && (bytes[span.end] == '*' || bytes[span.end] == '_')) {
      ++span.end;
    }
    return span;
  }

  DocumentReading& reading_;
  Document& document_;
  const RoleAliases& aliases_;
  std::vector<uint32_t> open_;  ///< sections that the next block may belong to, outermost first
};

/// Passes the section of each top-level block on to all below it, and to their texts.
void place_texts(Document& document) {
  const std::vector<Block>& blocks = document.markdown.blocks;
  for (BlockIndex index = 1; index < blocks.size(); ++index) {
    if (blocks[index].parent != 0) {
      document.block_sections[index] = document.block_sections[blocks[index].parent];
    }
  }
  for (TextBlock& text : document.texts) {
    if (text.kind == TextKind::kField) continue;
    text.section = document.block_sections[text.block];
    text.role = document.role_of_section(text.section);
  }
}

}  // namespace

SectionRole Document::role_of_section(uint32_t index) const {
  for (std::optional<uint32_t> each = index; each; each = sections[*each].parent) {
    if (sections[*each].role != SectionRole::kNone) return sections[*each].role;
  }
  return SectionRole::kNone;
}

void read_sections(DocumentReading& reading) {
  SectionReader(reading, RoleAliases(reading.options.headings)).read();
  place_texts(reading.document);
}

}  // namespace debrief
