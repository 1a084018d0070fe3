// Second stories: what made a step look right, beside the first story that only says it went
// wrong. Labels below a heading, a table of two columns, pairs of bullets, or paragraphs whose bold
// start names the step.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/table.h"

namespace debrief {
namespace {

enum class Side { kNone, kFirst, kSecond };

Side side_of(std::string_view label) {
  const std::string name = normal_label(label);
  if (name == "first" || name == "the first story" || name.starts_with("first story"))
    return Side::kFirst;
  if (name == "second" || name == "the second story" || name.starts_with("second story") ||
      name.starts_with("second stories"))
    return Side::kSecond;
  return Side::kNone;
}

/// A label before a colon, or in bold: which story, and where its text starts.
struct Labelled {
  Side side = Side::kNone;
  size_t behind = 0;
};

Labelled read_label(const Prose& prose, Part part) {
  constexpr size_t kLongest = 24;
  const std::string_view text = text_of(prose, part);
  const size_t colon = text.substr(0, kLongest).find(':');
  if (colon != text.npos) {
    if (const Side side = side_of(text.substr(0, colon)); side != Side::kNone)
      return {side, part.begin + colon + 1};
  }
  const size_t bold = end_of_mark(prose, ProseMark::kStrong, part.begin);
  if (bold > part.begin && bold <= part.end)
    return {side_of(text_of(prose, {part.begin, bold})), bold};
  return {Side::kNone, part.begin};
}

class SecondStoryReader {
 public:
  explicit SecondStoryReader(DocumentReading& reading)
      : reading_(reading), document_(reading.document) {}

  /// A section below second stories: its heading names who, or labels a story of the one above it.
  void read_section(uint32_t index) {
    const Section& section = document_.sections[index];
    // The labels `First story:` and `Second story:` are sections of their own.
    constexpr int kLabelLevel = 7;
    const Side label = section.level == kLabelLevel ? side_of(section.title) : Side::kNone;
    if (label == Side::kNone) {
      current_.reset();
      const bool top = section.role == SectionRole::kSecondStories;
      if (top) told_ = tells_stories(section);
      who_ = top ? std::string() : section.title;
    }
    if (label == Side::kFirst) current_.reset();
    for (const BlockIndex block : section.blocks) read_block(section, block, label);
  }

 private:
  void read_block(const Section& section, BlockIndex index, Side label) {
    const Block& block = reading_.block(index);
    if (block.kind == BlockKind::kTable) return read_table(index);
    if (block.kind == BlockKind::kList) return read_list(index, label);
    if (block.kind != BlockKind::kParagraph) return;
    const Prose& prose = reading_.prose(index);
    const Part body = reading_.body_part(section, index);
    if (body.empty()) return;
    if (label != Side::kNone) return put(label, prose, body);
    read_text(prose, body);
  }

  void read_text(const Prose& prose, Part part) {
    const Labelled labelled = read_label(prose, part);
    if (labelled.side != Side::kNone) {
      if (labelled.side == Side::kFirst) current_.reset();
      return put(labelled.side, prose, trimmed(prose, {labelled.behind, part.end}));
    }
    if (!told_) return;
    // `**Adding nodes first.** It had worked four times.`
    const size_t bold = end_of_mark(prose, ProseMark::kStrong, part.begin);
    if (bold > part.begin && bold < part.end) {
      current_.reset();
      put(Side::kFirst, prose, trimmed(prose, {part.begin, bold}));
      return put(Side::kSecond, prose, trimmed(prose, {bold, part.end}));
    }
    put(Side::kSecond, prose, part);
  }

  /// Sets or goes on with one side of the pair; a first story behind a second starts a new pair.
  void put(Side side, const Prose& prose, Part part) {
    while (!part.empty() && (prose.text[part.begin] == ':' || prose.text[part.begin] == ' '))
      ++part.begin;
    if (is_none(text_of(prose, part))) return;
    const auto story = [&]() -> SecondStory& { return document_.second_stories[*current_]; };
    if (!current_ || (side == Side::kFirst && !story().second.empty())) {
      document_.second_stories.emplace_back().who = who_;
      current_ = document_.second_stories.size() - 1;
      story().span = span_of(prose, part);
    }
    const Span span = span_of(prose, part);
    std::string& text = side == Side::kFirst ? story().first : story().second;
    Span& place = side == Side::kFirst ? story().first_span : story().second_span;
    place = text.empty() ? span : cover(place, span);
    append(text, text.empty() ? "" : " ", fold_white_space(text_of(prose, part)));
    story().span = cover(story().span, span);
  }

  bool is_list(BlockIndex block) const { return reading_.block(block).kind == BlockKind::kList; }

  /// Bullets that are labelled pair up; one with labelled bullets below it names who.
  void read_list(BlockIndex list, Side label) {
    for (const BlockIndex item : reading_.block(list).children) {
      const auto paragraph = reading_.paragraph_of(item);
      if (!paragraph) continue;
      const Prose& prose = reading_.prose(*paragraph);
      const Part part = whole(prose);
      if (label != Side::kNone) {
        put(label, prose, part);
        continue;
      }
      if (read_label(prose, part).side != Side::kNone) {
        read_text(prose, part);
        continue;
      }
      current_.reset();
      if (!read_pair(item, prose, part)) read_arrow(prose, part);
    }
  }

  /// `- @bob` with `- First: …` and `- Second: …` below it.
  bool read_pair(BlockIndex item, const Prose& prose, Part part) {
    const std::string outer = who_;
    bool any = false;
    for (const BlockIndex child : reading_.block(item).children) {
      if (!is_list(child)) continue;
      for (const BlockIndex detail : reading_.block(child).children) {
        const auto paragraph = reading_.paragraph_of(detail);
        if (!paragraph) continue;
        const Prose& text = reading_.prose(*paragraph);
        if (read_label(text, whole(text)).side == Side::kNone) continue;
        who_ = fold_white_space(text_of(prose, part));
        read_text(text, whole(text));
        any = true;
      }
    }
    who_ = outer;
    return any;
  }

  /// `- typed 4 → the console asks for a percentage`
  void read_arrow(const Prose& prose, Part part) {
    const std::string_view text = text_of(prose, part);
    for (const std::string_view arrow : {"→", "->", "=>"}) {
      const size_t at = text.find(arrow);
      if (at == text.npos) continue;
      put(Side::kFirst, prose, trimmed(prose, {part.begin, part.begin + at}));
      return put(Side::kSecond, prose, trimmed(prose, {part.begin + at + arrow.size(), part.end}));
    }
    read_text(prose, part);
  }

  /// The columns are called so; two columns without such names are first and second.
  void read_table(BlockIndex index) {
    const TableView table = view_table(reading_, index);
    std::optional<size_t> first, second, who;
    for (size_t i = 0; i < table.labels.size(); ++i) {
      const Side side = side_of(table.labels[i]);
      if (side == Side::kFirst) first = i;
      if (side == Side::kSecond) second = i;
      if (side == Side::kNone && !who) who = i;
    }
    if (!first && !second && table.labels.size() == 2) {
      first = 0;
      second = 1;
      who.reset();
    }
    if (!first || !second) return;
    for (const BlockIndex row : table.rows) {
      current_.reset();
      const std::string outer = who_;
      if (who) who_ = cell_text(reading_, row, who);
      for (const auto& [column, side] : {std::pair(first, Side::kFirst), {second, Side::kSecond}}) {
        const auto cell = cell_of(reading_, row, column);
        if (cell) put(side, reading_.prose(*cell), whole(reading_.prose(*cell)));
      }
      who_ = outer;
    }
    current_.reset();
  }

  DocumentReading& reading_;
  Document& document_;
  /// Whether a title speaks of stories or decisions; under `Analysis` text without labels may be
  /// anything.
  static bool tells_stories(const Section& section) {
    const std::string label = normal_label(section.title);
    return label.find("stor") != label.npos || label.find("decision") != label.npos;
  }

  std::string who_;
  bool told_ = false;              ///< text without labels tells second stories
  std::optional<size_t> current_;  ///< the pair that is being read
};

/// Whether a section stands in one of second stories; `First story:` below it is a label there,
/// although alone it would name stories.
bool is_inside(const Document& document, uint32_t index) {
  for (std::optional<uint32_t> each = index; each; each = document.sections[*each].parent) {
    if (document.sections[*each].role == SectionRole::kSecondStories) return true;
  }
  return false;
}

}  // namespace

void read_second_stories(DocumentReading& reading) {
  SecondStoryReader reader(reading);
  const Document& document = reading.document;
  for (uint32_t index = 0; index < document.sections.size(); ++index) {
    if (is_inside(document, index)) reader.read_section(index);
  }
}

}  // namespace debrief
