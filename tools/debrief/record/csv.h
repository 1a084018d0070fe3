#pragma once
// Lines for spreadsheets: RFC 4180.

#include <string>
#include <vector>

namespace debrief {

/// The cells with commas between and a line break at the end. A cell that a spreadsheet would take
/// for a formula begins with `'`; a handle is none.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace debrief
