#include "debrief/site/data/csv.h"

#include "debrief/base/strings.h"

namespace debrief {

CsvWriter& CsvWriter::plain(std::string_view text) {
  if (row_begun_) bytes_ += ',';
  row_begun_ = true;
  bytes_ += text;
  return *this;
}

CsvWriter& CsvWriter::cell(std::string_view text) {
  constexpr std::string_view kBeginsFormula = "=+-@\t\r";
  std::string safe;
  if (!text.empty() && kBeginsFormula.find(text.front()) != std::string_view::npos) safe = "'";
  safe += text;
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return plain(safe);
  return plain(concat('"', replace_all(safe, "\"", "\"\""), '"'));
}

void CsvWriter::end_row() {
  bytes_ += "\r\n";
  row_begun_ = false;
}

}  // namespace debrief
