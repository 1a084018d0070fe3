// Ids for contributing factors: `- **F3** …`, or in the id column of a table.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/format/plan.h"
#include "debrief/postmortem/label.h"

namespace debrief {
namespace {

/// The empty cell of a row in a column that asks for ids.
std::optional<Span> empty_id_cell(const Planning& planning, const Block& row) {
  const Block& head = planning.block(planning.block(row.parent).children.front());
  for (size_t i = 0; i < std::min(row.children.size(), head.children.size()); ++i) {
    const Span cell = planning.block(row.children[i]).span;
    if (normal_label(planning.prose(head.children[i]).text) != "id") continue;
    if (!cell.empty() || cell.end >= row.span.end) return std::nullopt;
    return cell;
  }
  return std::nullopt;
}

}  // namespace

void plan_factors(Planning& planning) {
  const auto& factors = planning.document().factors;
  for (size_t i = 0; i < factors.size(); ++i) {
    const Factor& factor = factors[i];
    if (!factor.id.empty()) continue;
    const Block& block = planning.block(factor.block);
    FormatPlan plan{.list = EntryList::kFactors, .entries = {i}, .span = factor.span};
    std::optional<Span> place;
    if (block.kind == BlockKind::kItem) {
      if (const auto text = planning.paragraph_of(factor.block)) {
        const uint32_t begin = planning.block(*text).span.begin;
        place = Span{begin, begin};
      }
    } else if (block.kind == BlockKind::kTableRow) {
      place = empty_id_cell(planning, block);
    }
    if (!place) continue;
    const std::string id = planning.ids.for_factor(i);
    const bool cell = block.kind == BlockKind::kTableRow;
    plan.edits.push_back({*place, cell ? concat(id, " ") : concat("**", id, "** ")});
    plan.assigned.push_back({id, factor.span});
    planning.add(std::move(plan));
  }
}

}  // namespace debrief
