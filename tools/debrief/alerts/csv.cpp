#include "debrief/alerts/csv.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

char separator_of(std::string_view bytes) {
  const std::string_view head = bytes.substr(0, bytes.find('\n'));
  char best = ',';
  for (const char each : {';', '\t'}) {
    if (std::ranges::count(head, each) > std::ranges::count(head, best)) best = each;
  }
  return best;
}

/// Reads from `at` to behind the quote that closes the cell, or to the end of the file.
size_t read_quoted(std::string_view bytes, size_t at, CsvRecord& record) {
  std::string& cell = record.cells.back();
  for (++at; at < bytes.size(); ++at) {
    if (bytes[at] != '"') {
      cell += bytes[at];
    } else if (bytes.substr(at, 2) == "\"\"") {
      cell += bytes[at++];
    } else {
      return at + 1;
    }
  }
  record.closed = false;
  return at;
}

}  // namespace

std::vector<CsvRecord> read_csv(std::string_view bytes) {
  const char separator = separator_of(bytes);
  std::vector<CsvRecord> records;
  uint32_t line = 1;
  for (size_t at = 0; at < bytes.size();) {
    CsvRecord record{.cells = {""}, .line = line};
    const size_t begin = at;
    while (at < bytes.size() && bytes[at] != '\n') {
      const char byte = bytes[at];
      if (byte == '"' && record.cells.back().empty()) {
        at = read_quoted(bytes, at, record);
        continue;
      }
      ++at;
      if (byte == separator)
        record.cells.emplace_back();
      else if (byte != '\r' || (at < bytes.size() && bytes[at] != '\n'))
        record.cells.back() += byte;
    }
    at = std::min(at + 1, bytes.size());
    line += static_cast<uint32_t>(std::ranges::count(bytes.substr(begin, at - begin), '\n'));
    const bool empty = record.cells.size() == 1 && trim(record.cells[0]).empty();
    if (!empty || !record.closed) records.push_back(std::move(record));
  }
  return records;
}

}  // namespace debrief
