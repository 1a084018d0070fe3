#include "debrief/site/charts/svg.h"

#include "debrief/base/strings.h"
#include "debrief/site/marks.h"

namespace debrief {

SafeHtml chart_svg(const ChartFrame& frame, const SafeHtml& drawing) {
  HtmlWriter out;
  out.raw("<svg")
      .attribute("class", frame.classes)
      .attribute("role", frame.linked ? "group" : "img")
      .attribute("aria-labelledby", concat(frame.id, "-t"))
      .attribute("aria-describedby", concat(frame.id, "-d"))
      .raw(" width=\"100%\" height=\"")
      .number(frame.height)
      .raw("\">\n<title")
      .attribute("id", concat(frame.id, "-t"))
      .raw(">")
      .text(frame.title)
      .raw("</title><desc")
      .attribute("id", concat(frame.id, "-d"))
      .raw(">")
      .text(frame.description)
      .raw("</desc>\n");
  return out.html(drawing).raw("</svg>\n").take();
}

void draw_line(HtmlWriter& out, std::string_view classes, double x1, double x2, int y1, int y2) {
  out.raw("<line").attribute("class", classes);
  out.raw(" x1=\"").percent(x1).raw("\" x2=\"").percent(x2);
  out.raw("\" y1=\"").number(y1).raw("\" y2=\"").number(y2).raw("\"/>\n");
}

void draw_box(HtmlWriter& out, std::string_view classes, double x, double width, int y,
              int height) {
  out.raw("<rect").attribute("class", classes);
  out.raw(" x=\"").percent(x).raw("\" width=\"").percent(width);
  out.raw("\" y=\"").number(y).raw("\" height=\"").number(height).raw("\"/>\n");
}

void draw_label(HtmlWriter& out, std::string_view classes, double x, int dx, int y,
                std::string_view text) {
  out.raw("<text").attribute("class", classes).raw(" x=\"").percent(x);
  if (dx != 0) out.raw("\" dx=\"").number(dx);
  out.raw("\" y=\"").number(y).raw("\">").text(text).raw("</text>\n");
}

void draw_record(HtmlWriter& out, const ChartPlace& place, const Record& record,
                 std::string_view title, double x, int y) {
  out.raw("<a tabindex=\"-1\"").attribute("href", concat(place.root, record.url()));
  out.raw("><title>").text(plain_label(title)).raw("</title><use");
  out.attribute("href", concat("#", severity_glyph(record.severity_rank))).raw(" x=\"").percent(x);
  out.raw("\" y=\"").number(y).raw("\"/></a>\n");
}

SafeHtml chart_figure(const Words& words, const ChartPlace& place, std::string_view strong,
                      std::string_view rest, const SafeHtml& chart, const ChartTable& table) {
  HtmlWriter out;
  out.raw("<figure class=\"fig\"><figcaption><b>").text(strong).raw("</b>").text(rest);
  out.raw("</figcaption>\n").html(chart);
  out.html(data_table(words, table, {.root = place.root, .most_rows = place.most_rows}));
  return out.raw("</figure>\n").take();
}

SafeHtml nothing_to_show(std::string_view why) {
  return HtmlWriter().raw("<p class=\"unknown\">").text(why).raw("</p>\n").take();
}

}  // namespace debrief
