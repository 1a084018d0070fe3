#include "debrief/site/charts/severities.h"

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/charts/columns.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"

namespace debrief {
namespace {

/// The class of a severity's bars by its rank.
std::string_view fill_of(size_t rank) {
  constexpr std::string_view kFills[] = {"b0", "b1", "b2", "b3", "b4", "b5"};
  return kFills[std::min<size_t>(rank, 5)];
}

std::string_view glyph_of(size_t rank) {
  constexpr std::string_view kGlyphs[] = {"s5", "s1", "s2", "s3", "s4", "s5"};
  return kGlyphs[std::min<size_t>(rank, 5)];
}

/// The records of each stretch of time by severity.
template <typename Period>
using Periods = std::map<Period, std::vector<size_t>>;

template <typename Period>
Periods<Period> periods_of(const SiteModel& model, const std::vector<size_t>& records) {
  Periods<Period> periods;
  for (const size_t index : records) {
    if (model.records[index].day) periods[Period(*model.records[index].day)].push_back(index);
  }
  return periods;
}

std::vector<size_t> counts_of(const SiteModel& model, const std::vector<SeverityName>& severities,
                              const std::vector<size_t>& records) {
  std::vector<size_t> counts(severities.size());
  for (const size_t index : records) ++counts[severity_index(severities, model.records[index])];
  return counts;
}

/// One column: the gravest of its records at the bottom.
ColumnData column_of(const SiteContext& site, const std::vector<SeverityName>& severities,
                     std::vector<size_t> records, std::string_view name) {
  ColumnData column;
  column.counts = counts_of(site.model, severities, records);
  column.title = concat(name, ": ", site.words.count("charts.records", records.size()));
  if (records.size() > kMostMarksInColumn) return column;
  std::stable_sort(records.begin(), records.end(), [&](size_t a, size_t b) {
    return severity_index(severities, site.model.records[a]) <
           severity_index(severities, site.model.records[b]);
  });
  for (const size_t index : records) {
    const Record& record = site.model.records[index];
    column.marks.push_back(
        {glyph_of(record.severity_rank), record.url(), record_label(site.words, record)});
  }
  return column;
}

SafeHtml severity_key(const SiteContext& site, const std::vector<SeverityName>& severities,
                      const std::vector<size_t>& records) {
  const std::vector<size_t> counts = counts_of(site.model, severities, records);
  HtmlWriter out;
  out.raw("<ul class=\"key\">");
  for (size_t i = 0; i < severities.size(); ++i) {
    if (counts[i] == 0) continue;
    out.raw("<li>")
        .html(severity_mark(site.words, severities[i].rank, severities[i].name))
        .raw(" <b>");
    out.number(counts[i]).raw("</b></li>");
  }
  return out.raw("</ul>\n").take();
}

template <typename Period, typename Name>
void add_rows(const SiteContext& site, const std::vector<SeverityName>& severities,
              const Periods<Period>& periods, const Name& name, ChartTable& table) {
  for (auto each = periods.rbegin(); each != periods.rend(); ++each) {
    std::vector<ChartCell> row = {name(each->first)};
    const std::string url = row[0].url;
    for (const size_t count : counts_of(site.model, severities, each->second)) {
      row.push_back(number_cell(count));
    }
    row.push_back(number_cell(each->second.size(), url));
    table.rows.push_back(std::move(row));
  }
}

/// A table without rows: the time, each severity, and all of them.
ChartTable table_of(const SiteContext& site, std::string_view name, std::string_view time,
                    std::string_view caption, const std::vector<SeverityName>& severities) {
  ChartTable table{.name = name, .caption = std::string(site.words[caption]), .columns = {}};
  table.columns.push_back(
      {std::string(site.words[concat("charts.", time)]), std::string(time), false});
  for (const SeverityName& severity : severities) {
    table.columns.push_back({severity_text(site.words, severity),
                             severity.name.empty() ? "none" : severity.name, true});
  }
  table.columns.push_back({std::string(site.words["charts.all"]), "all", true});
  return table;
}

SafeHtml with_key(const SafeHtml& chart, const SafeHtml& key) {
  return HtmlWriter().html(chart).html(key).take();
}

absl::CivilMonth first_month(const SiteModel& model) {
  return absl::CivilMonth(model.as_of) - (kMonthsShown - 1);
}

}  // namespace

bool any_in_months(const SiteModel& model, const std::vector<size_t>& records) {
  return std::ranges::any_of(records, [&](size_t index) {
    const auto& day = model.records[index].day;
    return day && absl::CivilMonth(*day) >= first_month(model) && *day <= model.as_of;
  });
}

SafeHtml months_figure(const SiteContext& site, const std::vector<size_t>& records,
                       const ChartPlace& place) {
  const auto severities = severities_of(site.model, records);
  auto months = periods_of<absl::CivilMonth>(site.model, records);
  const absl::CivilMonth begin = first_month(site.model), end(site.model.as_of);
  ColumnChart chart;
  std::vector<size_t> shown;
  for (absl::CivilMonth month = begin; month <= end; ++month) {
    const std::string name = month_text(site.words, absl::CivilDay(month));
    ColumnData column = column_of(site, severities, months[month], name);
    column.label = month_initial(site.words, month);
    column.era = std::to_string(month.year());
    if (!months[month].empty()) column.url = month_url(month);
    shown.insert(shown.end(), months[month].begin(), months[month].end());
    chart.columns.push_back(std::move(column));
  }
  for (const SeverityName& each : severities) chart.fills.push_back(fill_of(each.rank));
  chart.frame.id = place.id;
  chart.frame.title = site.words.say("charts.months_title",
                                     {{"from", month_text(site.words, absl::CivilDay(begin))},
                                      {"to", month_text(site.words, absl::CivilDay(end))}});
  chart.frame.description = site.words.count("charts.months_description", shown.size());
  return chart_figure(
      site.words, place, site.words["charts.months"], site.words["charts.by_severity"],
      with_key(columns_svg(std::move(chart), place.root), severity_key(site, severities, shown)),
      months_table(site, records));
}

ChartTable months_table(const SiteContext& site, const std::vector<size_t>& records) {
  const auto severities = severities_of(site.model, records);
  ChartTable table =
      table_of(site, "incidents-by-month", "month", "charts.months_caption", severities);
  add_rows(
      site, severities, periods_of<absl::CivilMonth>(site.model, records),
      [&](absl::CivilMonth month) {
        return ChartCell{month_text(site.words, absl::CivilDay(month)), month_key(month),
                         month_url(month), false};
      },
      table);
  return table;
}

SafeHtml years_figure(const SiteContext& site, const std::vector<size_t>& records,
                      const ChartPlace& place) {
  const auto begin = first_year(site.model, records);
  if (!begin) return nothing_to_show(site.words["charts.no_day"]);
  const auto severities = severities_of(site.model, records);
  auto years = periods_of<absl::CivilYear>(site.model, records);
  const absl::CivilYear end = std::max(years.rbegin()->first, *begin);
  ColumnChart chart;
  std::vector<size_t> shown;
  for (absl::CivilYear year = *begin; year <= end; ++year) {
    const std::string name = std::to_string(year.year());
    ColumnData column = column_of(site, severities, years[year], name);
    column.label = name;
    if (!years[year].empty()) column.url = concat("calendar.html#y", name);
    shown.insert(shown.end(), years[year].begin(), years[year].end());
    chart.columns.push_back(std::move(column));
  }
  for (const SeverityName& each : severities) chart.fills.push_back(fill_of(each.rank));
  chart.frame.id = place.id;
  chart.frame.title = site.words["charts.years_caption"];
  chart.frame.description = site.words.count("charts.months_description", shown.size());
  return chart_figure(
      site.words, place, site.words["charts.years"], site.words["charts.by_severity"],
      with_key(columns_svg(std::move(chart), place.root), severity_key(site, severities, shown)),
      years_table(site, records));
}

ChartTable years_table(const SiteContext& site, const std::vector<size_t>& records) {
  const auto severities = severities_of(site.model, records);
  ChartTable table =
      table_of(site, "incidents-by-year", "year", "charts.years_caption", severities);
  add_rows(
      site, severities, periods_of<absl::CivilYear>(site.model, records),
      [](absl::CivilYear year) {
        const std::string name = std::to_string(year.year());
        return ChartCell{name, "", concat("calendar.html#y", name), false};
      },
      table);
  return table;
}

}  // namespace debrief
