#pragma once
// A Markdown table as columns with names, for the readers of timelines, actions and factors.

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/postmortem/reading.h"

namespace debrief {

struct TableView {
  std::vector<std::string> labels;  ///< the header cells in normal form (label.h)
  BlockIndex head = 0;              ///< the header row
  std::vector<BlockIndex> rows;     ///< the rows below it

  /// The first column whose label is one of `names`, which must be sorted.
  std::optional<size_t> column(std::span<const std::string_view> names) const;
};

TableView view_table(const DocumentReading& reading, BlockIndex table);

/// The cell of a row; nullopt when the row is shorter or there is no such column.
std::optional<BlockIndex> cell_of(const DocumentReading& reading, BlockIndex row,
                                  std::optional<size_t> column);

/// The text of that cell, white space folded; empty when there is none.
std::string cell_text(const DocumentReading& reading, BlockIndex row, std::optional<size_t> column);

}  // namespace debrief
