#pragma once
// The numbers of a chart: a table under it for those who do not see it or want to know, and the
// same as a CSV. Both are made from one ChartTable, so that they never differ.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/pages.h"
#include "debrief/site/safe_html.h"

namespace debrief {

struct ChartColumn {
  std::string head;     ///< for people
  std::string machine;  ///< in the CSV, the same in every language: `opened`
  bool number = false;
};

struct ChartCell {
  std::string text;          ///< for people
  std::string machine = {};  ///< in the CSV; empty: the text
  std::string url = {};      ///< the records behind it, from the top of the site; may be empty
  bool unknown = false;      ///< the text says why; the CSV has nothing
};

struct ChartTable {
  std::string_view name;  ///< of the file below `stats/`, without `.csv`
  std::string caption = {};
  std::vector<ChartColumn> columns = {};
  std::vector<std::vector<ChartCell>> rows = {};  ///< newest first where they have a time
};

/// A number as a cell.
ChartCell number_cell(size_t number, std::string url = {});

struct DataTableOptions {
  std::string_view root = {};
  size_t most_rows = 24;  ///< the CSV has all
};

/// A closed `<details>` with the table and a link to its CSV.
SafeHtml data_table(const Words& words, const ChartTable& table, const DataTableOptions& options);

/// `stats/<name>.csv`.
Page table_csv(const ChartTable& table);

}  // namespace debrief
