#include "debrief/site/data/csv.h"

#include "support/fixtures.h"
#include <gmock/gmock.h>

namespace debrief {
namespace {

std::string cell_of(std::string_view text) {
  CsvWriter csv;
  csv.cell(text).end_row();
  return csv.take();
}

TEST(CsvWriter, PutsCommasBetweenCellsAndEndsLinesAsTheStandardSays) {
  CsvWriter csv;
  csv.cell("month").cell("SEV1").end_row();
  csv.cell("2021-02").number(3).end_row();
  csv.cell("2021-03").unknown().end_row();
  EXPECT_EQ(csv.take(), "month,SEV1\r\n2021-02,3\r\n2021-03,\r\n");
}

TEST(CsvWriter, QuotesWhatWouldBreakTheTable) {
  struct {
    std::string_view text, bytes;
  } const kCases[] = {
      {"plain", "plain\r\n"},
      {"a,b", "\"a,b\"\r\n"},
      {"say \"no\"", "\"say \"\"no\"\"\"\r\n"},
      {"two\nlines", "\"two\nlines\"\r\n"},
      {"a\r", "\"a\r\"\r\n"},
      {"", "\r\n"},
  };
  for (const auto& [text, bytes] : kCases) EXPECT_EQ(cell_of(text), bytes) << text;
}

TEST(CsvWriter, LetsNoCellBeAFormula) {
  struct {
    std::string_view text, bytes;
  } const kCases[] = {
      {"=1+1", "'=1+1\r\n"},
      {"+49 30", "'+49 30\r\n"},
      {"-1", "'-1\r\n"},
      {"@ann", "'@ann\r\n"},
      {"\tx", "'\tx\r\n"},
      {"\r=x", "\"'\r=x\"\r\n"},
      {"=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"\r\n"},
      {"a=b", "a=b\r\n"},
  };
  for (const auto& [text, bytes] : kCases) EXPECT_EQ(cell_of(text), bytes) << text;
}

TEST(CsvWriter, LeavesNegativeNumbersNumbers) {
  CsvWriter csv;
  csv.number(-3).number(size_t{7}).end_row();
  EXPECT_EQ(csv.take(), "-3,7\r\n");
}

}  // namespace
}  // namespace debrief
