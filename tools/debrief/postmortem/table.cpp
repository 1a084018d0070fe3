#include "debrief/postmortem/table.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/prose_part.h"

namespace debrief {

std::optional<size_t> TableView::column(std::span<const std::string_view> names) const {
  for (size_t i = 0; i < labels.size(); ++i) {
    if (std::ranges::binary_search(names, std::string_view(labels[i]))) return i;
  }
  return std::nullopt;
}

TableView view_table(const DocumentReading& reading, BlockIndex table) {
  TableView view;
  for (const BlockIndex row : reading.block(table).children) {
    if (!reading.block(row).header) {
      view.rows.push_back(row);
      continue;
    }
    view.head = row;
    for (const BlockIndex cell : reading.block(row).children) {
      view.labels.push_back(normal_label(reading.prose(cell).text));
    }
  }
  return view;
}

std::optional<BlockIndex> cell_of(const DocumentReading& reading, BlockIndex row,
                                  std::optional<size_t> column) {
  const BlockList& cells = reading.block(row).children;
  if (!column || *column >= cells.size()) return std::nullopt;
  return cells[*column];
}

std::string cell_text(const DocumentReading& reading, BlockIndex row,
                      std::optional<size_t> column) {
  const auto cell = cell_of(reading, row, column);
  return cell ? fold_white_space(reading.prose(*cell).text) : std::string();
}

}  // namespace debrief
