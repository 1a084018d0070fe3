#include "debrief/record/csv.h"

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// Whether a spreadsheet would take a cell for a formula. A handle is none.
bool is_formula(std::string_view cell) {
  if (cell.empty()) return false;
  if (cell[0] == '@') return cell.find_first_of("(!=") != std::string_view::npos;
  return std::string_view("=+-\t\r").find(cell[0]) != std::string_view::npos;
}

std::string csv_cell(std::string text) {
  if (is_formula(text)) text.insert(0, "'");
  if (text.find_first_of("\",\r\n") == std::string::npos) return text;
  return concat("\"", replace_all(text, "\"", "\"\""), "\"");
}

}  // namespace

std::string csv_line(const std::vector<std::string>& cells) {
  std::vector<std::string> escaped;
  for (const std::string& cell : cells) escaped.push_back(csv_cell(cell));
  return join(escaped, ",") + "\r\n";
}

}  // namespace debrief
