#include "debrief/site/charts/durations.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/durations.h"
#include "debrief/site/charts/series.h"
#include "debrief/site/dates.h"

namespace debrief {
namespace {

void add(Measure& measure, size_t record, const std::optional<absl::Duration>& length) {
  if (length) {
    measure.values.push_back({record, *length});
  } else {
    ++measure.unknown;
  }
}

void sort(Measure& measure) { std::ranges::stable_sort(measure.values, {}, &Measured::length); }

/// A scale for all values of some measures; `room` must have room too.
LogScale scale_for(std::initializer_list<const Measure*> measures,
                   std::optional<absl::Duration> room = {}) {
  std::optional<absl::Duration> least = room, most = room;
  for (const Measure* measure : measures) {
    if (measure->values.empty()) continue;
    least = std::min(least.value_or(absl::InfiniteDuration()), measure->values.front().length);
    most = std::max(most.value_or(absl::ZeroDuration()), measure->values.back().length);
  }
  return {least.value_or(absl::Minutes(5)), most.value_or(absl::Hours(24))};
}

ChartCell length_cell(const std::optional<absl::Duration>& length, std::string_view why) {
  if (!length) return {std::string(why), "", "", true};
  return {duration_text(*length), std::to_string(absl::ToInt64Minutes(*length)), "", false};
}

/// The first cells of a row about a record: where it is, and when it was.
std::vector<ChartCell> record_cells(const SiteContext& site, const Record& record) {
  const std::string& id = record.document().id;
  std::vector<ChartCell> cells = {
      {record.title, id.empty() ? record.slug : id, record.url(), false}};
  if (record.day) {
    cells.push_back(
        {day_text(site.words, *record.day), absl::FormatCivilTime(*record.day), "", false});
  } else {
    cells.push_back({std::string(site.words["charts.unknown_day"]), "", "", true});
  }
  return cells;
}

std::vector<ChartColumn> record_columns(const SiteContext& site) {
  return {{std::string(site.words["charts.record"]), "incident", false},
          {std::string(site.words["charts.day"]), "day", false}};
}

/// What a write-up is measured from, and the target in words.
std::string from_text(const SiteContext& site) {
  return std::string(site.words[concat("charts.from_", site.model.corpus->config.late_from)]);
}
std::string target_words(const Config& config) {
  const int64_t hours = absl::ToInt64Hours(config.late_after);
  const bool plain = config.late_after == absl::Hours(hours) && hours > 0 && hours <= 72;
  return plain ? concat(hours, "\u00a0h") : duration_text(config.late_after);
}

SafeHtml target_note(const SiteContext& site, const Measure& measure) {
  const Config& config = site.model.corpus->config;
  const auto within = static_cast<size_t>(std::ranges::count_if(
      measure.values, [&](const Measured& each) { return each.length <= config.late_after; }));
  return HtmlWriter()
      .raw("<p class=\"note\">")
      .text(site.words.say("charts.within_target", {{"within", std::to_string(within)},
                                                    {"all", std::to_string(measure.values.size())},
                                                    {"target", target_words(config)}}))
      .raw("</p>\n")
      .take();
}

}  // namespace

Measures measures_of(const SiteModel& model, const std::vector<size_t>& records) {
  Measures measures;
  for (const size_t index : records) {
    const Record& record = model.records[index];
    const Durations durations = durations_of(record.document());
    add(measures.to_detect, index, durations.to_detect);
    add(measures.to_resolve, index, durations.to_resolve);
    add(measures.to_write_up, index, record.write_up.delay);
  }
  sort(measures.to_detect);
  sort(measures.to_resolve);
  sort(measures.to_write_up);
  return measures;
}

SafeHtml durations_figure(const SiteContext& site, const std::vector<size_t>& records,
                          const Measures& measures, const ChartPlace& place) {
  const LogScale scale = scale_for({&measures.to_detect, &measures.to_resolve});
  HtmlWriter out;
  const auto strip = [&](const Measure& measure, std::string_view name, std::string_view title,
                         std::string_view suffix) {
    out.html(strip_summary(site.words, site.words[name], measure));
    if (measure.values.empty()) return;
    const std::string id = concat(place.id, suffix);
    out.html(strip_svg(
        site,
        {.id = id, .title = std::string(site.words[title]), .measure = measure, .scale = scale},
        place.root));
  };
  strip(measures.to_detect, "charts.detected", "charts.to_detect", "-d");
  strip(measures.to_resolve, "charts.resolved", "charts.to_resolve", "-r");
  const bool any = !measures.to_detect.values.empty() || !measures.to_resolve.values.empty();
  if (any) out.html(strip_axis(site.words, scale));
  return chart_figure(site.words, place, site.words["charts.durations"], "", out.take(),
                      durations_table(site, records));
}

ChartTable durations_table(const SiteContext& site, const std::vector<size_t>& records) {
  ChartTable table{.name = "durations",
                   .caption = std::string(site.words["charts.durations"]),
                   .columns = record_columns(site)};
  table.columns.push_back({std::string(site.words["charts.severity"]), "severity", false});
  table.columns.push_back({std::string(site.words["charts.detected"]), "minutes_to_detect", true});
  table.columns.push_back({std::string(site.words["charts.resolved"]), "minutes_to_resolve", true});
  const std::string_view why = site.words["charts.missing"];
  for (const size_t index : records) {
    const Record& record = site.model.records[index];
    const Durations durations = durations_of(record.document());
    std::vector<ChartCell> row = record_cells(site, record);
    const std::string& severity = record.document().severity;
    row.push_back({severity.empty() ? std::string(site.words["charts.no_severity"]) : severity, "",
                   "", severity.empty()});
    row.push_back(length_cell(durations.to_detect, why));
    row.push_back(length_cell(durations.to_resolve, why));
    table.rows.push_back(std::move(row));
  }
  return table;
}

SafeHtml write_up_figure(const SiteContext& site, const std::vector<size_t>& records,
                         const Measures& measures, const ChartPlace& place) {
  const Config& config = site.model.corpus->config;
  const Measure& measure = measures.to_write_up;
  HtmlWriter out;
  out.html(strip_summary(site.words, site.words["charts.written"], measure));
  const std::string title = site.words.say("charts.write_up", {{"from", from_text(site)}});
  if (!measure.values.empty()) {
    const LogScale scale = scale_for({&measure}, config.late_after);
    out.html(strip_svg(site,
                       {.id = place.id,
                        .title = title,
                        .measure = measure,
                        .scale = scale,
                        .target = config.late_after},
                       place.root));
    out.html(strip_axis(site.words, scale)).html(target_note(site, measure));
  }
  return chart_figure(site.words, place, title, "", out.take(), write_up_table(site, records));
}

ChartTable write_up_table(const SiteContext& site, const std::vector<size_t>& records) {
  ChartTable table{.name = "write-up",
                   .caption = site.words.say("charts.write_up", {{"from", from_text(site)}}),
                   .columns = record_columns(site)};
  table.columns.push_back(
      {std::string(site.words["charts.first_written"]), "first_written", false});
  table.columns.push_back({std::string(site.words["charts.delay"]), "minutes", true});
  for (const size_t index : records) {
    const Record& record = site.model.records[index];
    const auto& history = record.source->history;
    std::vector<ChartCell> row = record_cells(site, record);
    if (history && history->first_written) {
      const absl::CivilDay day = day_of(*history->first_written);
      row.push_back({day_text(site.words, day), format_iso(*history->first_written), "", false});
    } else {
      row.push_back({std::string(site.words["charts.not_known"]), "", "", true});
    }
    row.push_back(length_cell(record.write_up.delay, site.words["charts.not_known"]));
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace debrief
