#pragma once
// Counts over time as columns: one mark a record while the fullest column has at most six, above
// that stacked bars with their sums.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/charts/svg.h"

namespace debrief {

/// Up to here every record of a column is a mark.
inline constexpr size_t kMostMarksInColumn = 6;

struct ColumnMark {
  std::string_view glyph;  ///< of the page's sprite: `s1`
  std::string url;
  std::string title;
};

struct ColumnData {
  std::string label;           ///< below it; may be empty
  std::string era;             ///< written once under the first column that has it: the year
  std::string title;           ///< `March 2021: 3 records`
  std::string url;             ///< the records behind it; may be empty
  std::vector<size_t> counts;  ///< by series, the lowest first
  /// One for each that is counted, the lowest first; empty: always drawn as a bar.
  std::vector<ColumnMark> marks;
};

struct ColumnChart {
  ChartFrame frame;  ///< its height and whether it is linked are found by the drawing
  std::vector<std::string_view> fills = {};  ///< the class of each series: `b1`
  std::vector<ColumnData> columns = {};      ///< oldest first
};

/// The drawing; its size depends on the number of columns and, up to six in the fullest, of marks.
SafeHtml columns_svg(ColumnChart chart, std::string_view root);

}  // namespace debrief
