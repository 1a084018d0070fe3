// Durations by quarter: of charts/durations.h.

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/charts/durations.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

constexpr int kRowHeight = 24;
/// Quarters in the chart; the table has all.
constexpr size_t kMostQuarters = 16;
/// What the names of the quarters take, and the numbers behind the strips.
constexpr double kNames = 14, kPlot = 76;

/// A quarter as its first month.
absl::CivilMonth quarter_of(absl::CivilDay day) {
  return absl::CivilMonth(day.year(), (day.month() - 1) / 3 * 3 + 1);
}

std::string quarter_text(const Words& words, absl::CivilMonth quarter) {
  return words.say("charts.quarter_name", {{"quarter", std::to_string((quarter.month() + 2) / 3)},
                                           {"year", std::to_string(quarter.year())}});
}

struct Quarter {
  absl::CivilMonth begin;
  std::vector<absl::Duration> detect, resolve;  ///< shortest first
};

/// Newest first.
std::vector<Quarter> quarters_of(const SiteModel& model, const Measures& measures) {
  std::map<absl::CivilMonth, Quarter, std::greater<>> found;
  const auto sort_in = [&](const Measure& measure, std::vector<absl::Duration> Quarter::*lengths) {
    for (const Measured& each : measure.values) {
      const auto& day = model.records[each.record].day;
      if (!day) continue;
      Quarter& quarter = found[quarter_of(*day)];
      quarter.begin = quarter_of(*day);
      (quarter.*lengths).push_back(each.length);
    }
  };
  sort_in(measures.to_detect, &Quarter::detect);
  sort_in(measures.to_resolve, &Quarter::resolve);
  std::vector<Quarter> quarters;
  for (auto& [begin, quarter] : found) quarters.push_back(std::move(quarter));
  return quarters;
}

/// The middle half as a band, its median as a line.
void draw_spread(HtmlWriter& out, const LogScale& scale, const Spread& spread, int y) {
  const auto at = [&](absl::Duration value) { return kNames + scale.place(value) * kPlot / 100; };
  draw_box(out, "c-soft", at(spread.lower), std::max(at(spread.upper) - at(spread.lower), .3), y,
           kRowHeight - 8);
  draw_line(out, "c-med", at(spread.median), at(spread.median), y - 1, y + kRowHeight - 7);
}

SafeHtml quarters_svg(const SiteContext& site, const std::vector<Quarter>& shown,
                      const std::string& id) {
  std::vector<absl::Duration> all;
  for (const Quarter& each : shown) {
    const Spread spread = *spread_of(each.resolve);
    all.insert(all.end(), {spread.lower, spread.upper});
  }
  const LogScale scale(*std::ranges::min_element(all), *std::ranges::max_element(all));
  const int height = static_cast<int>(shown.size()) * kRowHeight;
  HtmlWriter out;
  for (const LogScale::Tick& tick : scale.ticks(site.words)) {
    const double x = kNames + tick.place * kPlot / 100;
    draw_line(out, "c-grid", x, x, 0, height + 2);
    if (!tick.label.empty()) draw_label(out, "c-lab c-mid", x, 0, height + 15, tick.label);
  }
  int y = 4;
  for (const Quarter& each : shown) {
    draw_label(out, "c-lab c-strong", 0, 0, y + 12, quarter_text(site.words, each.begin));
    draw_spread(out, scale, *spread_of(each.resolve), y);
    draw_label(out, "c-lab c-end", 100, 0, y + 12, concat("n\u00a0=\u00a0", each.resolve.size()));
    y += kRowHeight;
  }
  return chart_svg({.id = id,
                    .title = std::string(site.words["charts.quarters"]),
                    .description = site.words.count("charts.quarters_description", shown.size()),
                    .height = height + 20},
                   out.take());
}

ChartCell middle_cell(const Words& words, const std::vector<absl::Duration>& sorted,
                      absl::Duration Spread::*part) {
  const auto spread = spread_of(sorted);
  if (!spread) return {std::string(words["charts.too_few_short"]), "", "", true};
  const absl::Duration value = (*spread).*part;
  return {rough_text(value), std::to_string(absl::ToInt64Minutes(value)), "", false};
}

}  // namespace

SafeHtml quarters_figure(const SiteContext& site, const Measures& measures,
                         const ChartPlace& place) {
  std::vector<Quarter> shown;
  for (Quarter& each : quarters_of(site.model, measures)) {
    if (shown.size() < kMostQuarters && each.resolve.size() >= kFewestForSpread) {
      shown.push_back(std::move(each));
    }
  }
  const SafeHtml chart = shown.size() < 2 ? nothing_to_show(site.words["charts.few_quarters"])
                                          : quarters_svg(site, shown, std::string(place.id));
  return chart_figure(site.words, place, site.words["charts.quarters"],
                      site.words["charts.quarters_rest"], chart, quarters_table(site, measures));
}

ChartTable quarters_table(const SiteContext& site, const Measures& measures) {
  const Words& words = site.words;
  ChartTable table{.name = "durations-by-quarter",
                   .caption = std::string(words["charts.quarters"]),
                   .columns = {{std::string(words["charts.quarter"]), "quarter", false}}};
  struct Side {
    std::string_view word, machine;
    std::vector<absl::Duration> Quarter::*lengths;
  };
  const Side sides[] = {{"charts.detected", "detect", &Quarter::detect},
                        {"charts.resolved", "resolve", &Quarter::resolve}};
  for (const Side& side : sides) {
    const std::string name(words[side.word]);
    table.columns.push_back({concat(name, ", n"), concat(side.machine, "_n"), true});
    table.columns.push_back({concat(name, ", ", words["charts.median"]),
                             concat(side.machine, "_median_minutes"), true});
    table.columns.push_back({concat(name, ", ", words["charts.lower"]),
                             concat(side.machine, "_lower_quartile_minutes"), true});
    table.columns.push_back({concat(name, ", ", words["charts.upper"]),
                             concat(side.machine, "_upper_quartile_minutes"), true});
  }
  for (const Quarter& each : quarters_of(site.model, measures)) {
    std::vector<ChartCell> row = {{quarter_text(words, each.begin),
                                   concat(each.begin.year(), "-Q", (each.begin.month() + 2) / 3),
                                   "", false}};
    for (const Side& side : sides) {
      const auto& lengths = each.*side.lengths;
      row.push_back(number_cell(lengths.size()));
      row.push_back(middle_cell(words, lengths, &Spread::median));
      row.push_back(middle_cell(words, lengths, &Spread::lower));
      row.push_back(middle_cell(words, lengths, &Spread::upper));
    }
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace debrief
