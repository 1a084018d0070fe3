#include "debrief/site/charts/table.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/data/csv.h"

namespace debrief {
namespace {

void write_cell(HtmlWriter& out, const ChartCell& cell, std::string_view root) {
  if (cell.unknown) {
    out.raw("<span class=\"unknown\">").text(cell.text).raw("</span>");
  } else if (cell.url.empty()) {
    out.text(cell.text);
  } else {
    out.raw("<a").attribute("href", concat(root, cell.url)).raw("><bdi>").text(cell.text);
    out.raw("</bdi></a>");
  }
}

void write_row(HtmlWriter& out, const ChartTable& table, const std::vector<ChartCell>& row,
               std::string_view root) {
  out.raw("<tr><th scope=\"row\">");
  write_cell(out, row[0], root);
  out.raw("</th>");
  for (size_t i = 1; i < row.size(); ++i) {
    out.raw(table.columns[i].number ? Markup("<td class=\"num\">") : Markup("<td>"));
    write_cell(out, row[i], root);
    out.raw("</td>");
  }
  out.raw("</tr>\n");
}

}  // namespace

ChartCell number_cell(size_t number, std::string url) {
  return {std::to_string(number), "", number == 0 ? "" : std::move(url), false};
}

SafeHtml data_table(const Words& words, const ChartTable& table, const DataTableOptions& options) {
  HtmlWriter out;
  out.raw("<details class=\"data\"><summary>").text(words["charts.data"]);
  // A region that scrolls must be reachable and named.
  out.raw("</summary><section class=\"scroll\" tabindex=\"0\"");
  out.attribute("aria-label", concat(words["charts.data"], ": ", table.caption));
  out.raw("><table class=\"tbl small\"><caption class=\"vh\">").text(table.caption);
  out.raw("</caption><thead><tr>");
  for (const ChartColumn& column : table.columns) {
    out.raw(column.number ? Markup("<th scope=\"col\" class=\"num\">")
                          : Markup("<th scope=\"col\">"));
    out.text(column.head).raw("</th>");
  }
  out.raw("</tr></thead><tbody>\n");
  const size_t shown = std::min(table.rows.size(), options.most_rows);
  for (size_t i = 0; i < shown; ++i) write_row(out, table, table.rows[i], options.root);
  out.raw("</tbody></table></section><p class=\"note\">");
  if (shown < table.rows.size()) {
    out.text(words.say("charts.rows_shown", {{"shown", std::to_string(shown)},
                                             {"all", std::to_string(table.rows.size())}}))
        .raw(" ");
  }
  out.text(words["charts.same_as"]).raw(" <a");
  out.attribute("href", concat(options.root, "stats/", table.name, ".csv")).raw(">CSV</a></p>");
  return out.raw("</details>\n").take();
}

Page table_csv(const ChartTable& table) {
  CsvWriter csv;
  for (const ChartColumn& column : table.columns) csv.cell(column.machine);
  csv.end_row();
  for (const auto& row : table.rows) {
    for (const ChartCell& cell : row) {
      if (cell.unknown) {
        csv.unknown();
      } else {
        csv.cell(cell.machine.empty() ? cell.text : cell.machine);
      }
    }
    csv.end_row();
  }
  return {concat("stats/", table.name, ".csv"), csv.take()};
}

}  // namespace debrief
