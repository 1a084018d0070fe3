#include "debrief/format/plan.h"

#include "debrief/format/table.h"

namespace debrief {

Planning::Planning(const Document& document, const FormatOptions& options)
    : ids(document, options.taken_ids), document_(document) {
  prose_of_block_.assign(document.markdown.blocks.size(), nullptr);
  for (const TextBlock& text : document.texts) {
    if (text.kind != TextKind::kField) prose_of_block_[text.block] = &text.prose;
  }
}

const Prose& Planning::prose(BlockIndex index) const {
  static const Prose kNothing;
  const Prose* const found = index < prose_of_block_.size() ? prose_of_block_[index] : nullptr;
  return found == nullptr ? kNothing : *found;
}

std::optional<BlockIndex> Planning::paragraph_of(BlockIndex item) const {
  const BlockList& children = block(item).children;
  if (children.empty() || block(children.front()).kind != BlockKind::kParagraph) {
    return std::nullopt;
  }
  return children.front();
}

BlockIndex Planning::outermost(BlockIndex index) const {
  while (index != 0 && block(index).parent != 0) index = block(index).parent;
  return index;
}

void Planning::add(FormatPlan plan) {
  if (!plan.edits.empty()) plans.push_back(std::move(plan));
}

void Planning::add_table(FormatPlan plan, BlockIndex table, const std::vector<Edit>& cells) {
  auto rows = table_form(*this, table, cells);
  if (!rows) return refuse(rows.error().span, std::move(rows.error().message));
  plan.edits = std::move(*rows);
  plan.meant.emplace();
  for (const Edit& cell : cells) plan.meant->push_back(cell.span);
  add(std::move(plan));
}

void Planning::refuse(Span span, std::string message) {
  refusals.push_back({span, std::move(message)});
}

}  // namespace debrief
