#pragma once
// The pieces that every chart is drawn from. Across, places are percentages, so that a chart
// stretches with the page; down, they are pixels, so that marks and words keep their size.
//
// To add a chart: a function that makes a ChartTable (charts/table.h) and one that draws it, put
// together by chart_figure(). Whatever a chart shows stands in its table, and the table's rows in
// the CSV; links in a chart are left out of the tab order because the table repeats them.

#include <string>
#include <string_view>

#include "debrief/site/charts/table.h"
#include "debrief/site/pages.h"
#include "debrief/site/safe_html.h"

namespace debrief {

/// Where a chart stands.
struct ChartPlace {
  std::string_view id;         ///< unique on the page: `months`
  std::string_view root = {};  ///< from the page to the top of the site
  size_t most_rows = 24;       ///< of its table
};

/// What a chart is called by those who do not see it.
struct ChartFrame {
  std::string_view id;
  std::string title = {}, description = {};
  int height = 0;
  bool linked = false;  ///< it holds links: a group instead of a picture
  std::string_view classes = "c";
};

/// `<svg>` with title and description around a drawing.
SafeHtml chart_svg(const ChartFrame& frame, const SafeHtml& drawing);

void draw_line(HtmlWriter& out, std::string_view classes, double x1, double x2, int y1, int y2);
void draw_box(HtmlWriter& out, std::string_view classes, double x, double width, int y, int height);
/// `dx` are pixels beside `x`.
void draw_label(HtmlWriter& out, std::string_view classes, double x, int dx, int y,
                std::string_view text);
/// The glyph of a record's severity, a link to its page.
void draw_record(HtmlWriter& out, const ChartPlace& place, const Record& record,
                 std::string_view title, double x, int y);

/// Caption, chart and table as one figure. The caption's first words are strong.
SafeHtml chart_figure(const Words& words, const ChartPlace& place, std::string_view strong,
                      std::string_view rest, const SafeHtml& chart, const ChartTable& table);

/// A line in place of a chart that has nothing to show.
SafeHtml nothing_to_show(std::string_view why);

}  // namespace debrief
