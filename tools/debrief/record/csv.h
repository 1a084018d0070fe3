#pragma once
// Comma-separated values (RFC 4180) that a spreadsheet may open.

#include <string>
#include <vector>

namespace debrief {

/// The cells as one line with its line break. A cell that a spreadsheet would take for a formula
/// begins with `'`; a handle is none.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace debrief
