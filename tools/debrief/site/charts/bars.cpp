#include "debrief/site/charts/bars.h"

#include <algorithm>
#include <charconv>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/postmortem/taxonomy.h"

namespace debrief {
namespace {

size_t number_of(const ChartCell& cell) {
  size_t number = 0;
  std::from_chars(cell.text.data(), cell.text.data() + cell.text.size(), number);
  return number;
}

/// The group of a kind: what stands before its dot.
std::string_view group_of(std::string_view kind) { return kind.substr(0, kind.find('.')); }

bool names_group(const Record& record, std::string_view group) {
  return std::ranges::any_of(record.factor_kinds,
                             [&](const std::string& kind) { return group_of(kind) == group; });
}

}  // namespace

SafeHtml bars_figure(const Words& words, const ChartPlace& place, const ChartTable& table,
                     size_t all) {
  HtmlWriter out;
  out.raw("<figure class=\"fig\"><figcaption><b>").text(table.caption);
  out.raw("</b></figcaption>\n<table class=\"tbl bars\"><caption class=\"vh\">");
  out.text(table.caption).raw("</caption><thead><tr><th scope=\"col\">");
  out.text(table.columns[0].head).raw("</th><th scope=\"col\" class=\"num\">");
  out.text(table.columns[1].head).raw("</th><th scope=\"col\">").text(words["charts.share"]);
  out.raw("</th></tr></thead><tbody>\n");
  for (const auto& row : table.rows) {
    const double share =
        all == 0 ? 0 : 100.0 * static_cast<double>(number_of(row[1])) / static_cast<double>(all);
    out.raw("<tr><th scope=\"row\">").text(row[0].text).raw("</th><td class=\"num\">");
    if (row[1].url.empty()) {
      out.text(row[1].text);
    } else {
      out.raw("<a").attribute("href", concat(place.root, row[1].url)).raw(">");
      out.text(row[1].text).raw("</a>");
    }
    out.raw("</td><td><svg class=\"c\" role=\"img\"");
    out.attribute("aria-label", concat(static_cast<int64_t>(share + .5), "\u00a0%"));
    out.raw(
        " width=\"100%\" height=\"18\"><rect class=\"hm-row\" width=\"100%\" y=\"5\" "
        "height=\"8\"/><rect class=\"c-bin\" y=\"5\" height=\"8\" width=\"");
    out.percent(share).raw("\"/></svg></td></tr>\n");
  }
  out.raw("</tbody></table><p class=\"note\">").text(words["charts.same_as"]).raw(" <a");
  out.attribute("href", concat(place.root, "stats/", table.name, ".csv")).raw(">CSV</a></p>");
  return out.raw("</figure>\n").take();
}

SafeHtml coverage_figure(const SiteContext& site, const std::vector<size_t>& records,
                         const ChartPlace& place) {
  const ChartTable table = coverage_table(site, records);
  const auto naming = static_cast<size_t>(std::ranges::count_if(
      records, [&](size_t index) { return !site.model.records[index].factor_kinds.empty(); }));
  if (naming == 0) return nothing_to_show(site.words["charts.no_factors"]);
  HtmlWriter out;
  out.html(bars_figure(site.words, place, table, naming)).raw("<p class=\"note\">");
  out.text(site.words.say("charts.coverage_note", {{"naming", std::to_string(naming)},
                                                   {"all", std::to_string(records.size())}}));
  return out.raw("</p>\n").take();
}

ChartTable coverage_table(const SiteContext& site, const std::vector<size_t>& records) {
  ChartTable table{
      .name = "factor-groups",
      .caption = std::string(site.words["charts.coverage"]),
      .columns = {{std::string(site.words["charts.group"]), "group", false},
                  {std::string(site.words["charts.records_head"]), "incidents", true}}};
  const FactorTaxonomy taxonomy = FactorTaxonomy::own().with(site.model.corpus->config.factors);
  std::set<std::string_view> known;
  const auto add = [&](std::string_view id, const std::string& title) {
    known.insert(id);
    const auto count = static_cast<size_t>(std::ranges::count_if(
        records, [&](size_t index) { return names_group(site.model.records[index], id); }));
    table.rows.push_back({{title, std::string(id), "", false}, number_cell(count)});
  };
  for (const FactorGroup& group : taxonomy.groups()) {
    const std::string* word = site.words.find(concat("charts.groups.", group.id));
    add(group.id, word ? *word : group.title);
  }
  // Kinds outside the taxonomy are a finding of lint; here they count under what they say.
  std::set<std::string_view> further;
  for (const size_t index : records) {
    for (const std::string& kind : site.model.records[index].factor_kinds) {
      if (!known.contains(group_of(kind))) further.insert(group_of(kind));
    }
  }
  for (const std::string_view id : further) add(id, std::string(id));
  return table;
}

}  // namespace debrief
