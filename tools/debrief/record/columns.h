#pragma once
// Rows of cells as aligned lines for a terminal.

#include <cstdint>
#include <string>
#include <vector>

#include "debrief/base/world.h"

namespace debrief {

/// Collects rows; cells are made safe to print. One column is cut to fit the terminal, the others
/// are as wide as their widest cell.
class Columns {
 public:
  /// `indent`: columns before the first cell. `cut`: the index of the column that gives way; the
  /// last of each row without it.
  Columns(const Terminal& terminal, size_t indent, size_t cut = SIZE_MAX)
      : terminal_(terminal), indent_(indent), cut_(cut) {}

  void add(const std::vector<std::string>& cells);
  /// All rows, a line each, without white space at their ends.
  std::string text() const;

 private:
  Terminal terminal_;
  size_t indent_;
  size_t cut_;
  std::vector<std::vector<std::string>> rows_;
};

/// `text` cut to `width` terminal columns; what was cut is shown as `…`, or `...` without UTF-8.
std::string cut_to_width(std::string_view text, size_t width, bool utf8);

}  // namespace debrief
