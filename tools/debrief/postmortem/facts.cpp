// Facts: each sentence of the facts section, or each item of a list and row of a table where they
// are listed.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/list_id.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/table.h"
#include "debrief/text/sentences.h"

namespace debrief {
namespace {

class FactReader {
 public:
  explicit FactReader(DocumentReading& reading) : reading_(reading), document_(reading.document) {}

  void read_block(const Section& section, BlockIndex index) {
    switch (reading_.block(index).kind) {
      case BlockKind::kParagraph:
        return read_sentences(index, reading_.body_part(section, index));
      case BlockKind::kList:
        return read_list(index);
      case BlockKind::kTable:
        return read_table(index);
      default:
        return;
    }
  }

 private:
  /// Every sentence is a fact; one with an id takes those behind it that have none.
  void read_sentences(BlockIndex paragraph, Part body) {
    const Prose& prose = reading_.prose(paragraph);
    const std::vector<Word> words = split_words(prose);
    bool named = false;
    for (const WordRange& range : split_sentences(words)) {
      if (range.first == range.last || words[range.last - 1].end <= body.begin) continue;
      const Part part = trimmed(prose, {std::max<size_t>(words[range.first].begin, body.begin),
                                        words[range.last - 1].end});
      const bool has_id = !read_leading_id(prose, part, "X").id.empty();
      if (named && !has_id) {
        extend(prose, part);
        continue;
      }
      named |= has_id;
      add(paragraph, part, paragraph);
    }
  }

  void read_list(BlockIndex list) {
    for (const BlockIndex item : reading_.block(list).children) {
      const auto paragraph = reading_.paragraph_of(item);
      if (!paragraph) continue;
      add(*paragraph, whole(reading_.prose(*paragraph)), item);
    }
  }

  void read_table(BlockIndex index) {
    const TableView table = view_table(reading_, index);
    for (const BlockIndex row : table.rows) {
      Fact fact;
      std::vector<std::string> cells;
      for (size_t column = 0; column < reading_.block(row).children.size(); ++column) {
        std::string text = cell_text(reading_, row, column);
        const bool id = column == 0 && is_list_id(text, "X");
        if (id) fact.id = text;
        if (!id && !is_placeholder(text)) cells.push_back(std::move(text));
      }
      if (cells.empty()) continue;
      fact.text = join(cells, cells.size() == 2 ? ": " : ", ");
      fact.span = reading_.block(row).span;
      fact.block = row;
      document_.facts.push_back(std::move(fact));
    }
  }

  void add(BlockIndex paragraph, Part part, BlockIndex block) {
    const Prose& prose = reading_.prose(paragraph);
    const LeadingId leading = read_leading_id(prose, part, "X");
    const Part text = trimmed(prose, {leading.behind, part.end});
    // A line that only announces what stands below it states nothing.
    if (is_none(text_of(prose, text)) || prose.text[text.end - 1] == ':') return;
    Fact fact;
    fact.id = std::string(text_of(prose, leading.id));
    const bool all = part.begin == whole(prose).begin && part.end == whole(prose).end;
    fact.span = all ? reading_.block(paragraph).span : span_of(prose, part);
    fact.text = fold_white_space(text_of(prose, text));
    fact.block = block;
    document_.facts.push_back(std::move(fact));
  }

  void extend(const Prose& prose, Part part) {
    Fact& fact = document_.facts.back();
    append(fact.text, ' ', fold_white_space(text_of(prose, part)));
    fact.span = cover(fact.span, span_of(prose, part));
  }

  DocumentReading& reading_;
  Document& document_;
};

}  // namespace

void read_facts(DocumentReading& reading) {
  FactReader reader(reading);
  const Document& document = reading.document;
  for (uint32_t index = 0; index < document.sections.size(); ++index) {
    if (document.role_of_section(index) != SectionRole::kFacts) continue;
    for (const BlockIndex block : document.sections[index].blocks)
      reader.read_block(document.sections[index], block);
  }
}

}  // namespace debrief
