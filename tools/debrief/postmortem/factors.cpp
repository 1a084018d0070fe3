// Contributing factors, `- **F1** (org.production-pressure) text ← T3`, and the stories of those
// who were there, `### @alice — on-call`.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/table.h"

namespace debrief {
namespace {

constexpr std::array kIdColumns = std::to_array<std::string_view>({"id", "no", "nr", "number"});
constexpr std::array kKindColumns =
    std::to_array<std::string_view>({"category", "group", "kind", "type"});

/// The size of a kind in brackets, `(org.production-pressure)`; 0 when none stands here.
size_t size_of_kind(std::string_view text) {
  if (!text.starts_with('(') && !text.starts_with('[')) return 0;
  size_t at = 1;
  bool dot = false;
  while (at < text.size() &&
         ((text[at] >= 'a' && text[at] <= 'z') || text[at] == '-' || text[at] == '.')) {
    dot |= text[at++] == '.';
  }
  const bool closed = at < text.size() && (text[at] == ')' || text[at] == ']');
  return closed && dot ? at + 1 : 0;
}

/// Reads id, kind and text from a line; the evidence behind `←` is left out.
Factor read_factor(const Prose& prose) {
  Factor factor;
  Scanner scan{text_of(prose, whole(prose))};
  const size_t id = scan.peek() == 'F' ? size_of_id(scan.text) : 0;
  if (id > 0) {
    factor.id = std::string(scan.text.substr(0, id));
    scan.at = id;
    scan.skip_space();
    while (scan.take_any({":", ".", ")", "—", "–", "-"})) scan.skip_space();
  }
  if (const size_t kind = size_of_kind(scan.rest()); kind > 0) {
    factor.kind = std::string(scan.rest().substr(1, kind - 2));
    scan.at += kind;
    scan.skip_space();
    while (scan.take_any({":", "—", "–", "-"})) scan.skip_space();
  }
  const std::string_view rest = scan.rest();
  factor.text = fold_white_space(rest.substr(0, rest.find("←")));
  return factor;
}

void add(Document& document, Factor factor, Span span, BlockIndex block) {
  if (is_none(factor.text)) return;
  factor.span = span;
  factor.block = block;
  document.factors.push_back(std::move(factor));
}

void read_list(DocumentReading& reading, BlockIndex list) {
  for (const BlockIndex item : reading.block(list).children) {
    const auto paragraph = reading.paragraph_of(item);
    if (!paragraph) continue;
    add(reading.document, read_factor(reading.prose(*paragraph)), reading.block(item).span, item);
  }
}

/// A table with a column of factors; other tables of the section are left alone.
void read_table(DocumentReading& reading, BlockIndex index) {
  const TableView table = view_table(reading, index);
  std::optional<size_t> text;
  for (size_t i = 0; i < table.labels.size() && !text; ++i) {
    const std::string& label = table.labels[i];
    if (label.find("factor") != label.npos || label.find("cause") != label.npos) text = i;
  }
  if (!text) return;
  for (const BlockIndex row : table.rows) {
    const auto cell = cell_of(reading, row, text);
    if (!cell) continue;
    Factor factor = read_factor(reading.prose(*cell));
    if (factor.id.empty()) factor.id = cell_text(reading, row, table.column(kIdColumns));
    if (factor.kind.empty()) factor.kind = cell_text(reading, row, table.column(kKindColumns));
    add(reading.document, std::move(factor), reading.block(row).span, row);
  }
}

}  // namespace

void read_factors(DocumentReading& reading) {
  const Document& document = reading.document;
  for (uint32_t index = 0; index < document.sections.size(); ++index) {
    if (document.role_of_section(index) != SectionRole::kFactors) continue;
    for (const BlockIndex block : document.sections[index].blocks) {
      if (reading.block(block).kind == BlockKind::kList) read_list(reading, block);
      if (reading.block(block).kind == BlockKind::kTable) read_table(reading, block);
    }
  }
}

}  // namespace debrief
