#pragma once
// Comma separated values (RFC 4180), with the other separators that programs write.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

struct CsvRecord {
  std::vector<std::string> cells;
  uint32_t line = 0;   ///< where it begins, from 1
  bool closed = true;  ///< false when a quote is open at the end of the file
};

/// The records of a file, empty lines left out; the separator is the comma, semicolon or tab that
/// the first line has most of. Quoted cells may hold separators, line breaks and doubled quotes.
std::vector<CsvRecord> read_csv(std::string_view bytes);

}  // namespace debrief
