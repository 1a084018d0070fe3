#include "debrief/site/charts.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"

namespace debrief {
namespace {

/// Up to here every record is a mark; a fuller year is drawn as a bar.
constexpr size_t kMostMarks = 18;
constexpr int kRowHeight = 26;

/// The records of one year by rank of severity; rank 0 stands behind all others.
struct Year {
  absl::civil_year_t year = 0;
  std::vector<size_t> records;  ///< gravest first
};

size_t order_of(const Record& record) {
  return record.severity_rank == 0 ? SIZE_MAX : record.severity_rank;
}

std::vector<Year> years_of(const SiteModel& model) {
  std::map<absl::civil_year_t, std::vector<size_t>> found;
  for (size_t i = 0; i < model.records.size(); ++i) {
    if (model.records[i].day) found[model.records[i].day->year()].push_back(i);
  }
  std::vector<Year> years;
  if (found.empty()) return years;
  const auto newest = found.rbegin()->first;
  // A year without records is a fact too, as long as the gap is not an error in a date.
  const auto oldest = std::max(found.begin()->first, newest - 30);
  for (auto year = newest; year >= oldest; --year) years.push_back({year, found[year]});
  for (auto at = found.rbegin(); at != found.rend(); ++at) {
    if (at->first < oldest) years.push_back({at->first, at->second});
  }
  for (Year& year : years) {
    std::stable_sort(year.records.begin(), year.records.end(), [&](size_t a, size_t b) {
      return order_of(model.records[a]) < order_of(model.records[b]);
    });
  }
  return years;
}

void draw_marks(HtmlWriter& out, const SiteContext& site, const Year& year, int y) {
  for (size_t i = 0; i < year.records.size(); ++i) {
    const Record& record = site.model.records[year.records[i]];
    const std::string& severity = record.document().severity;
    out.raw("<a tabindex=\"-1\"").attribute("href", record.url()).raw("><title>");
    out.text(plain_label(concat(day_text(site.words, *record.day), " ", severity,
                                severity.empty() ? "" : " ", record.title)));
    out.raw("</title><use")
        .attribute("href", concat("#", severity_glyph(record.severity_rank)))
        .raw(" x=\"")
        .percent(10 + 89.0 * (static_cast<double>(i) + 0.5) / kMostMarks)
        .raw("\" y=\"")
        .number(y)
        .raw("\"/></a>\n");
  }
}

void draw_bar(HtmlWriter& out, const SiteModel& model, const Year& year, size_t fullest, int y) {
  double at = 10;
  for (size_t i = 0; i < year.records.size();) {
    const size_t rank = model.records[year.records[i]].severity_rank;
    size_t end = i;
    while (end < year.records.size() && model.records[year.records[end]].severity_rank == rank) {
      ++end;
    }
    const double width = 84.0 * static_cast<double>(end - i) / static_cast<double>(fullest);
    out.raw("<rect")
        .attribute("class", concat("b", std::min<size_t>(rank, 5)))
        .raw(" x=\"")
        .percent(at)
        .raw("\" width=\"")
        .percent(width)
        .raw("\" y=\"")
        .number(y - 8)
        .raw("\" height=\"16\"/>\n");
    at += width;
    i = end;
  }
  out.raw("<text class=\"c-lab\" x=\"").percent(at).raw("\" dx=\"6\" y=\"").number(y + 4);
  out.raw("\">").number(year.records.size()).raw("</text>\n");
}

/// The severities that records have, gravest first, with those of the configuration named as there.
std::vector<std::pair<size_t, std::string>> severities_of(const SiteModel& model) {
  std::map<std::pair<size_t, std::string>, bool> found;
  for (const Record& record : model.records) {
    found[{order_of(record), record.document().severity}] = true;
  }
  std::vector<std::pair<size_t, std::string>> list;
  for (const auto& [key, unused] : found) {
    list.emplace_back(key.first == SIZE_MAX ? 0 : key.first, key.second);
  }
  return list;
}

SafeHtml year_table(const SiteModel& model, const std::vector<Year>& years) {
  const auto severities = severities_of(model);
  HtmlWriter out;
  out.raw(
      "<details class=\"data\"><summary>Data</summary><table class=\"tbl small\"><caption "
      "class=\"vh\">Records by year and severity</caption><thead><tr><th "
      "scope=\"col\">Year</th>");
  for (const auto& [rank, name] : severities) {
    out.raw("<th scope=\"col\" class=\"num\">").text(name.empty() ? "none" : name).raw("</th>");
  }
  out.raw("<th scope=\"col\" class=\"num\">All</th></tr></thead><tbody>\n");
  for (const Year& year : years) {
    out.raw("<tr><th scope=\"row\">");
    if (year.records.empty()) {
      out.number(year.year);
    } else {
      out.raw("<a").attribute("href", concat("incidents.html#y", year.year)).raw(">");
      out.number(year.year).raw("</a>");
    }
    out.raw("</th>");
    for (const auto& [rank, name] : severities) {
      const auto count =
          std::count_if(year.records.begin(), year.records.end(), [&, severity = name](size_t i) {
            return model.records[i].document().severity == severity;
          });
      out.raw("<td class=\"num\">").number(count).raw("</td>");
    }
    out.raw("<td class=\"num\">").number(year.records.size()).raw("</td></tr>\n");
  }
  return out.raw("</tbody></table></details>\n").take();
}

SafeHtml severity_key(const SiteContext& site) {
  const SiteModel& model = site.model;
  HtmlWriter out;
  out.raw("<ul class=\"key\">");
  for (const auto& [rank, name] : severities_of(model)) {
    const auto count = std::count_if(
        model.records.begin(), model.records.end(),
        [&, &severity = name](const Record& r) { return r.document().severity == severity; });
    out.raw("<li>").html(severity_mark(site.words, rank, name)).raw(" ").number(count).raw("</li>");
  }
  return out.raw("</ul>\n").take();
}

/// The scale of the span chart: where a duration lies between a minute and a week.
double span_place(absl::Duration duration) {
  const double minutes = std::clamp(absl::ToDoubleMinutes(duration), 1.0, 7.0 * 24 * 60);
  return 1.5 + 97 * std::log(minutes) / std::log(7.0 * 24 * 60);
}

struct Tick {
  absl::Duration at;
  std::string_view word;
};
constexpr size_t kTicks = 4;
const Tick* ticks() {
  static const Tick kAll[kTicks] = {{absl::Minutes(5), "5\u00a0min"},
                                    {absl::Hours(1), "1\u00a0h"},
                                    {absl::Hours(24), "1\u00a0d"},
                                    {absl::Hours(7 * 24), ""}};
  return kAll;
}

}  // namespace

SafeHtml years_chart(const SiteContext& site) {
  const SiteModel& model = site.model;
  const std::vector<Year> years = years_of(model);
  if (years.empty()) return {};
  size_t fullest = 0;
  for (const Year& year : years) fullest = std::max(fullest, year.records.size());
  const bool bars = fullest > kMostMarks;
  HtmlWriter out;
  out.raw("<figure class=\"fig\"><figcaption><b>Records by year</b> and severity</figcaption>");
  out.raw(bars ? Markup("<svg class=\"c\" role=\"img\"")
               : Markup("<svg class=\"c\" role=\"group\""));
  out.raw(" aria-labelledby=\"yc-t\" aria-describedby=\"yc-d\" width=\"100%\" height=\"")
      .number(static_cast<int>(years.size()) * kRowHeight)
      .raw("\">\n<title id=\"yc-t\">Records by year and severity</title><desc id=\"yc-d\">")
      .text(bars ? "One bar a year, the gravest first." : "One mark a record, the gravest first.")
      .raw("</desc>\n");
  int y = kRowHeight / 2;
  for (const Year& year : years) {
    out.raw("<text class=\"c-lab c-strong\" x=\"0\" y=\"").number(y + 4).raw("\">");
    out.number(year.year).raw("</text>\n<line class=\"c-grid\" x1=\"10%\" x2=\"100%\" y1=\"");
    out.number(y).raw("\" y2=\"").number(y).raw("\"/>\n");
    if (bars) {
      draw_bar(out, model, year, fullest, y);
    } else {
      draw_marks(out, site, year, y);
    }
    y += kRowHeight;
  }
  out.raw("</svg>").html(severity_key(site)).html(year_table(model, years)).raw("</figure>\n");
  return out.take();
}

SafeHtml span_chart(const Record& record) {
  const Document& document = record.document();
  HtmlWriter out;
  if (!document.started) {
    return out.raw("<span class=\"unknown\">start not recorded</span>").take();
  }
  const auto detected = time_between(document.started, document.detected);
  const auto resolved = time_between(document.started, document.resolved);
  if (!detected && !resolved) {
    return out.raw("<span class=\"unknown\">no durations</span>").take();
  }
  const std::string from = detected ? duration_text(*detected) : "?";
  const std::string to = resolved ? duration_text(*resolved) : "?";
  out.raw("<svg class=\"c\" role=\"img\"")
      .attribute("aria-label",
                 concat(detected ? concat("Detected after ", from) : "Detection not recorded", ", ",
                        resolved ? concat("resolved after ", to) : "resolution not recorded"))
      .raw(" width=\"100%\" height=\"16\">");
  for (size_t i = 0; i < kTicks; ++i) {
    const double at = span_place(ticks()[i].at);
    out.raw("<line class=\"c-grid\" x1=\"").percent(at).raw("\" x2=\"").percent(at);
    out.raw("\" y1=\"0\" y2=\"16\"/>");
  }
  if (detected && resolved) {
    out.raw("<line class=\"span-l\" x1=\"").percent(span_place(*detected)).raw("\" x2=\"");
    out.percent(span_place(*resolved)).raw("\" y1=\"8\" y2=\"8\"/>");
  }
  if (detected) {
    out.raw("<circle class=\"span-open\" cx=\"").percent(span_place(*detected));
    out.raw("\" cy=\"8\" r=\"3.5\"/>");
  }
  if (resolved) {
    out.raw("<circle class=\"span-end\" cx=\"").percent(span_place(*resolved));
    out.raw("\" cy=\"8\" r=\"4\"/>");
  }
  return out.raw("</svg><span class=\"sub\">")
      .text(detected && resolved
                ? concat(from, " – ", to)
                : concat(from == "?" ? "resolved " : "detected ", from == "?" ? to : from))
      .raw("</span>")
      .take();
}

SafeHtml span_axis() {
  HtmlWriter out;
  out.raw(
      "○ detected ● resolved<svg class=\"c\" aria-hidden=\"true\" width=\"100%\" height=\"15\">");
  for (size_t i = 0; i + 1 < kTicks; ++i) {
    out.raw("<text class=\"c-lab c-mid\" x=\"").percent(span_place(ticks()[i].at));
    out.raw("\" y=\"12\">").text(ticks()[i].word).raw("</text>");
  }
  return out.raw("</svg>").take();
}

}  // namespace debrief
