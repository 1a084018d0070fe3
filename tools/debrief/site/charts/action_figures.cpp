// The age of open actions, and the strength of those that were opened: of charts/flow.h.

#include <algorithm>
#include <array>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/charts/bars.h"
#include "debrief/site/charts/columns.h"
#include "debrief/site/charts/flow.h"

namespace debrief {
namespace {

struct Age {
  int64_t days;  ///< younger than this
  std::string_view key, machine;
};
constexpr std::array kAges = {
    Age{30, "charts.age_30", "under 30 days"},        Age{91, "charts.age_90", "30 to 90 days"},
    Age{183, "charts.age_180", "3 to 6 months"},      Age{366, "charts.age_365", "6 to 12 months"},
    Age{INT64_MAX, "charts.age_more", "over a year"},
};

constexpr std::array<std::string_view, 4> kStrengths = {"stronger", "intermediate", "weaker",
                                                        "none"};

size_t strength_index(const ActionSpan& span) {
  const std::string word = span.action ? lower_ascii(trim(span.action->strength)) : "";
  const auto found = std::ranges::find(kStrengths, word);
  return std::min(static_cast<size_t>(found - kStrengths.begin()), kStrengths.size() - 1);
}

/// A half year as its first month.
absl::CivilMonth half_of(absl::CivilDay day) {
  return absl::CivilMonth(day.year(), day.month() < 7 ? 1 : 7);
}

using Halves = std::map<absl::CivilMonth, std::vector<size_t>>;

Halves halves_of(const ActionFlow& flow) {
  Halves halves;
  for (const ActionSpan& span : flow.spans) {
    auto& counts = halves[half_of(span.opened)];
    counts.resize(kStrengths.size());
    ++counts[strength_index(span)];
  }
  return halves;
}

std::string half_text(const Words& words, absl::CivilMonth half) {
  return words.say(half.month() == 1 ? "charts.half_first" : "charts.half_second",
                   {{"year", std::to_string(half.year())}});
}

SafeHtml strength_key(const Words& words, const Halves& halves) {
  std::vector<size_t> sums(kStrengths.size());
  for (const auto& [half, counts] : halves) {
    for (size_t i = 0; i < counts.size(); ++i) sums[i] += counts[i];
  }
  HtmlWriter out;
  out.raw("<ul class=\"key\">");
  for (size_t i = 0; i < sums.size(); ++i) {
    if (sums[i] == 0) continue;
    out.raw("<li><svg class=\"c\" width=\"14\" height=\"14\" aria-hidden=\"true\"><rect");
    out.attribute("class", concat("st-", kStrengths[i]));
    out.raw(" x=\"1\" y=\"1\" width=\"12\" height=\"12\"/></svg>");
    out.text(words[concat("charts.strength_", kStrengths[i])]).raw(" <b>");
    out.number(sums[i]).raw("</b></li>");
  }
  return out.raw("</ul>\n").take();
}

}  // namespace

SafeHtml ages_figure(const SiteContext& site, const ActionFlow& flow, const ChartPlace& place) {
  if (flow.open() == 0) return nothing_to_show(site.words["charts.none_open"]);
  return bars_figure(site.words, place, ages_table(site, flow), flow.open());
}

ChartTable ages_table(const SiteContext& site, const ActionFlow& flow) {
  std::array<size_t, kAges.size()> counts{};
  for (const ActionSpan& span : flow.spans) {
    if (span.closed) continue;
    const int64_t days = site.model.as_of - span.opened;
    const auto age = std::ranges::find_if(kAges, [&](const Age& each) { return days < each.days; });
    ++counts[static_cast<size_t>(age - kAges.begin())];
  }
  ChartTable table{.name = "open-actions-by-age",
                   .caption = std::string(site.words["charts.ages"]),
                   .columns = {{std::string(site.words["charts.open_for"]), "open_for", false},
                               {std::string(site.words["charts.actions"]), "actions", true}}};
  for (size_t i = 0; i < kAges.size(); ++i) {
    table.rows.push_back(
        {{std::string(site.words[kAges[i].key]), std::string(kAges[i].machine), "", false},
         number_cell(counts[i], "actions.html")});
  }
  return table;
}

SafeHtml strength_figure(const SiteContext& site, const ActionFlow& flow, const ChartPlace& place) {
  Halves halves = halves_of(flow);
  if (halves.empty()) return nothing_to_show(site.words["charts.no_actions"]);
  ColumnChart chart;
  chart.frame.id = place.id;
  chart.frame.title = site.words["charts.strength"];
  chart.frame.description = site.words["charts.strength_description"];
  chart.fills = {"st-stronger", "st-intermediate", "st-weaker", "st-none"};
  const absl::CivilMonth end = halves.rbegin()->first;
  for (absl::CivilMonth half = halves.begin()->first; half <= end; half += 6) {
    std::vector<size_t>& counts = halves[half];
    counts.resize(kStrengths.size());
    size_t sum = 0;
    for (const size_t count : counts) sum += count;
    ColumnData column;
    column.label = site.words[half.month() == 1 ? "charts.half_1" : "charts.half_2"];
    column.era = std::to_string(half.year());
    column.title = concat(half_text(site.words, half), ": ", sum);
    column.counts = counts;
    chart.columns.push_back(std::move(column));
  }
  HtmlWriter out;
  out.html(columns_svg(std::move(chart), place.root)).html(strength_key(site.words, halves));
  return chart_figure(site.words, place, site.words["charts.strength"],
                      site.words["charts.strength_rest"], out.take(), strength_table(site, flow));
}

ChartTable strength_table(const SiteContext& site, const ActionFlow& flow) {
  ChartTable table{.name = "action-strength",
                   .caption = std::string(site.words["charts.strength"]),
                   .columns = {{std::string(site.words["charts.half"]), "half_year", false}}};
  for (const std::string_view strength : kStrengths) {
    table.columns.push_back({std::string(site.words[concat("charts.strength_", strength)]),
                             std::string(strength), true});
  }
  const Halves halves = halves_of(flow);
  for (auto each = halves.rbegin(); each != halves.rend(); ++each) {
    std::vector<ChartCell> row = {
        {half_text(site.words, each->first),
         concat(each->first.year(), "-H", each->first.month() == 1 ? 1 : 2), "", false}};
    for (const size_t count : each->second) row.push_back(number_cell(count));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace debrief
