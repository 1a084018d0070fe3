#pragma once
// Tables for spreadsheets: RFC 4180, and safe to open in one. A cell that a spreadsheet would take
// for a formula is kept from being one by an apostrophe before it.

#include <concepts>
#include <string>
#include <string_view>

namespace debrief {

/// Writes rows of cells; the first row is the head. Lines end with CR LF (RFC 4180 §2.1).
class CsvWriter {
 public:
  /// A text. It is quoted where it must be. One that begins with `=`, `+`, `-`, `@`, a tab or a
  /// carriage return gets an apostrophe before it, so that no spreadsheet runs it.
  CsvWriter& cell(std::string_view text);
  /// A whole number as it is; a negative one is no formula.
  template <std::integral Number>
  CsvWriter& number(Number value) {
    return plain(std::to_string(value));
  }
  /// A cell for what is not known.
  CsvWriter& unknown() { return plain(""); }
  void end_row();

  std::string take() { return std::move(bytes_); }

 private:
  CsvWriter& plain(std::string_view text);

  std::string bytes_;
  bool row_begun_ = false;
};

}  // namespace debrief
