#include "debrief/site/charts/flow.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/charts/scale.h"
#include "debrief/site/charts/series.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

constexpr int kPlotHeight = 130;
constexpr int kLabelHeight = 20;
/// Steps of a line; of more days with a step, each stands for several.
constexpr size_t kMostSteps = 160;
/// The inside of a line's drawing is so many units wide and high.
constexpr int kUnits = 1000;

/// When an action left its document for good; nullopt when that is not known.
std::optional<absl::CivilDay> vanished_day(const ActionLife& life) {
  for (auto event = life.events.rbegin(); event != life.events.rend(); ++event) {
    if (event->kind != ActionEventKind::kVanished) continue;
    return event->moment.at ? std::optional(day_of(*event->moment.at)) : std::nullopt;
  }
  return std::nullopt;
}

/// Nullopt when a day that it has is not known.
std::optional<ActionSpan> span_of(const ActionLife& life, const Document& document) {
  const auto opened = life.opened();
  if (!opened) return std::nullopt;
  ActionSpan span{.opened = day_of(*opened), .closed = {}, .action = nullptr};
  if (life.index) span.action = &document.actions[*life.index];
  if (life.index && !is_settled(life.last.status)) return span;
  if (life.index) {
    if (const auto closed = life.closed()) span.closed = day_of(*closed);
  } else {
    span.closed = vanished_day(life);
  }
  if (!span.closed) return std::nullopt;
  // Clocks of authors differ; nothing was closed before it was opened.
  span.closed = std::max(*span.closed, span.opened);
  return span;
}

/// How many days of a sorted list are not after a day.
size_t until(const std::vector<absl::CivilDay>& days, absl::CivilDay day) {
  return static_cast<size_t>(std::ranges::upper_bound(days, day) - days.begin());
}

struct Lines {
  std::vector<absl::CivilDay> opened, closed;  ///< sorted
};

Lines lines_of(const ActionFlow& flow) {
  Lines lines;
  for (const ActionSpan& span : flow.spans) {
    lines.opened.push_back(span.opened);
    if (span.closed) lines.closed.push_back(*span.closed);
  }
  std::ranges::sort(lines.closed);
  return lines;
}

struct Point {
  int x = 0, y = 0;
};

/// Draws the flow between two days, the last of them that of the build.
class Flow {
 public:
  Flow(const SiteContext& site, const ActionFlow& flow)
      : site_(site),
        lines_(lines_of(flow)),
        begin_(absl::CivilMonth(lines_.opened.front())),
        end_(last_day()),
        scale_(begin_, end_) {
    if (end_ - begin_ < 1) end_ = begin_ + 1;
  }

  SafeHtml svg(std::string_view id) {
    draw_axis();
    const std::vector<Point> opened = steps(lines_.opened), closed = steps(lines_.closed);
    out_.raw("<svg viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" width=\"100%\" height=\"")
        .number(kPlotHeight)
        .raw("\"><path class=\"c-soft\"")
        .attribute("d", concat(path(opened, 'M'), path({closed.rbegin(), closed.rend()}, 'L'), "z"))
        .raw("/><path class=\"c-line\" vector-effect=\"non-scaling-stroke\"")
        .attribute("d", path(opened, 'M'))
        .raw("/><path class=\"c-line c-line2\" vector-effect=\"non-scaling-stroke\"")
        .attribute("d", path(closed, 'M'))
        .raw("/></svg>\n");
    draw_line(out_, "c-axis", 0, 100, kPlotHeight, kPlotHeight);
    draw_ends();
    const std::string n = std::to_string(lines_.opened.size());
    const std::string settled = std::to_string(lines_.closed.size());
    const std::string open = std::to_string(lines_.opened.size() - lines_.closed.size());
    return chart_svg(
        {.id = id,
         .title = site_.words.say("charts.flow_title",
                                  {{"since", month_text(site_.words, absl::CivilDay(begin_))}}),
         .description = site_.words.say("charts.flow_description",
                                        {{"opened", n}, {"closed", settled}, {"open", open}}),
         .height = kPlotHeight + kLabelHeight,
         .classes = "c c-flow"},
        out_.take());
  }

 private:
  absl::CivilDay last_day() const {
    absl::CivilDay last = std::max(site_.model.as_of, lines_.opened.back());
    if (!lines_.closed.empty()) last = std::max(last, lines_.closed.back());
    return last;
  }

  int height_of(size_t count) const {
    const double share = static_cast<double>(count) / static_cast<double>(lines_.opened.size());
    return kUnits - static_cast<int>(std::lround(share * kUnits * 0.92));
  }

  /// The corners of a line of steps.
  std::vector<Point> steps(const std::vector<absl::CivilDay>& days) const {
    std::vector<absl::CivilDay> at = days;
    at.erase(std::unique(at.begin(), at.end()), at.end());
    if (at.size() > kMostSteps) {
      const int64_t length = (end_ - begin_) / static_cast<int64_t>(kMostSteps) + 1;
      at.clear();
      for (absl::CivilDay day = begin_ + length; day < end_; day += length) at.push_back(day);
    }
    std::vector<Point> points = {{0, height_of(0)}};
    for (const absl::CivilDay day : at) {
      const int x = static_cast<int>(std::lround(scale_.place(day) * kUnits / 100));
      const int y = height_of(until(days, day));
      if (y == points.back().y) continue;
      points.push_back({x, points.back().y});
      points.push_back({x, y});
    }
    const int y = height_of(days.size());
    if (y != points.back().y) points.push_back({kUnits, points.back().y});
    points.push_back({kUnits, y});
    return points;
  }

  static std::string path(const std::vector<Point>& points, char first) {
    std::string d;
    for (const Point& point : points) {
      append(d, d.empty() ? std::string(1, first) : std::string(" "), point.x, " ", point.y);
    }
    return d;
  }

  void draw_axis() {
    constexpr double kRoom = 12;  // what a year takes on a phone
    const bool months = end_ - begin_ < 500;
    double last = -100;
    for (absl::CivilMonth month(begin_); absl::CivilDay(month) <= end_; ++month) {
      const bool begins_year = month.month() == 1;
      const double x = scale_.place(absl::CivilDay(month));
      if (begins_year && x > 0) draw_line(out_, "c-year", x, x, 0, kPlotHeight + kLabelHeight - 2);
      const bool first = last < 0;
      if (!first && !begins_year && !months) continue;
      if (!first && x - last < kRoom) continue;
      if (x > 100 - kRoom && !first) continue;
      draw_label(out_, begins_year || first ? "c-lab c-strong" : "c-lab", x, first ? 0 : 4,
                 kPlotHeight + kLabelHeight - 4,
                 begins_year || first ? std::to_string(month.year())
                                      : std::string(site_.words.short_month(month.month())));
      last = x;
    }
  }

  /// What each line arrives at, behind its end; labels keep apart.
  void draw_ends() {
    constexpr int kLine = 14;
    const size_t opened = lines_.opened.size(), closed = lines_.closed.size();
    const auto pixel = [](int units) { return units * kPlotHeight / kUnits; };
    const int top = pixel(height_of(opened)) + 2;
    const int bottom = std::max(pixel(height_of(closed)) + 8, top + 2 * kLine);
    const auto end = [&](std::string_view classes, int y, size_t count, std::string_view key) {
      draw_label(out_, classes, 100, 8, y, site_.words.count(key, count));
    };
    end("c-lab", top, opened, "charts.opened_n");
    end("c-lab c-strong", (top + bottom) / 2, opened - closed, "charts.open_n");
    end("c-lab", bottom, closed, "charts.closed_n");
  }

  const SiteContext& site_;
  Lines lines_;
  absl::CivilDay begin_, end_;
  DayScale scale_;
  HtmlWriter out_;
};

SafeHtml unknown_note(const Words& words, const ActionFlow& flow) {
  const std::string text = unknown_actions(words, flow);
  if (text.empty()) return {};
  return HtmlWriter().raw("<p class=\"note\">").text(text).raw("</p>\n").take();
}

}  // namespace

size_t ActionFlow::closed() const {
  return static_cast<size_t>(
      std::ranges::count_if(spans, [](const ActionSpan& each) { return each.closed.has_value(); }));
}

ActionFlow flow_of(const SiteModel& model, const std::vector<size_t>& records) {
  ActionFlow flow;
  for (const size_t index : records) {
    const CorpusDocument& source = *model.records[index].source;
    if (!source.history || source.history->life == nullptr) {
      flow.unknown += source.document.actions.size();
      continue;
    }
    for (const ActionLife& life : source.history->life->actions) {
      if (const auto span = span_of(life, source.document)) {
        flow.spans.push_back(*span);
      } else {
        ++flow.unknown;
      }
    }
  }
  std::ranges::stable_sort(flow.spans, {}, &ActionSpan::opened);
  return flow;
}

std::string unknown_actions(const Words& words, const ActionFlow& flow) {
  return flow.unknown == 0 ? "" : words.count("charts.unknown_actions", flow.unknown);
}

SafeHtml flow_figure(const SiteContext& site, const ActionFlow& flow, const ChartPlace& place) {
  const SafeHtml note = unknown_note(site.words, flow);
  if (flow.spans.empty()) {
    return HtmlWriter().html(nothing_to_show(site.words["charts.no_actions"])).html(note).take();
  }
  HtmlWriter chart;
  chart.html(Flow(site, flow).svg(place.id)).html(note);
  return chart_figure(site.words, place, site.words["charts.flow"], site.words["charts.flow_rest"],
                      chart.take(), flow_table(site, flow));
}

ChartTable flow_table(const SiteContext& site, const ActionFlow& flow) {
  struct Month {
    size_t opened = 0, closed = 0, open = 0;
  };
  std::map<absl::CivilMonth, Month> months;
  for (const ActionSpan& span : flow.spans) {
    ++months[absl::CivilMonth(span.opened)].opened;
    if (span.closed) ++months[absl::CivilMonth(*span.closed)].closed;
  }
  size_t open = 0;
  for (auto& [month, counts] : months) {
    open += counts.opened;
    open -= counts.closed;
    counts.open = open;
  }
  const Words& words = site.words;
  ChartTable table{.name = "actions-by-month",
                   .caption = std::string(words["charts.flow_caption"]),
                   .columns = {{std::string(words["charts.month"]), "month", false},
                               {std::string(words["charts.opened"]), "opened", true},
                               {std::string(words["charts.closed"]), "closed", true},
                               {std::string(words["charts.open_at_end"]), "open_at_end", true}}};
  for (auto each = months.rbegin(); each != months.rend(); ++each) {
    table.rows.push_back(
        {{month_text(words, absl::CivilDay(each->first)), month_key(each->first), "", false},
         number_cell(each->second.opened),
         number_cell(each->second.closed),
         number_cell(each->second.open)});
  }
  return table;
}

}  // namespace debrief
