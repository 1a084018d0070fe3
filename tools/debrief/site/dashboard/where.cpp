// Services and factors on the start page.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/charts/spark.h"
#include "debrief/site/dashboard/dashboard.h"

namespace debrief {
namespace {

constexpr size_t kMostRows = 6;

struct Row {
  std::string_view name;
  std::string url;  ///< of its page; empty when it has none
  const std::vector<size_t>* records = nullptr;
};

size_t open_actions(const SiteModel& model, const std::vector<size_t>& records) {
  size_t open = 0;
  for (const size_t index : records) open += model.records[index].live_actions();
  return open;
}

SafeHtml link_html(const Row& row, std::string_view text, bool mono) {
  HtmlWriter out;
  out.raw(row.url.empty() ? Markup("<span") : Markup("<a"));
  if (!row.url.empty()) out.attribute("href", row.url);
  if (mono) out.raw(" class=\"id\"");
  out.raw("><bdi>").text(text).raw("</bdi>");
  return out.raw(row.url.empty() ? Markup("</span>") : Markup("</a>")).take();
}

SafeHtml table_of(const SiteContext& site, const std::vector<Row>& rows, std::string_view kind,
                  bool mono) {
  const Words& words = site.words;
  std::vector<std::array<size_t, 12>> months;
  size_t most = 0;
  for (const Row& row : rows) {
    months.push_back(last_months(site.model, *row.records));
    most = std::max(most, *std::ranges::max_element(months.back()));
  }
  HtmlWriter out;
  out.raw("<table class=\"tbl tops\"><caption class=\"vh\">");
  out.text(words[concat("dashboard.", kind, "_caption")]).raw("</caption><thead><tr><th");
  out.raw(" scope=\"col\">").text(words[concat("dashboard.", kind)]);
  out.raw("</th><th scope=\"col\" class=\"num\">").text(words["dashboard.records_head"]);
  out.raw("</th><th scope=\"col\">").text(words["dashboard.last_months"]);
  out.raw("</th><th scope=\"col\" class=\"num\">").text(words["dashboard.open_head"]);
  out.raw("</th></tr></thead><tbody>\n");
  for (size_t i = 0; i < rows.size(); ++i) {
    out.raw("<tr><th scope=\"row\">").html(link_html(rows[i], rows[i].name, mono));
    out.raw("</th><td class=\"num\">");
    out.html(link_html(rows[i], words.number(rows[i].records->size()), false));
    out.raw("</td><td>").html(spark_svg(words, months[i], most, rows[i].name));
    out.raw("</td><td class=\"num\">").number(open_actions(site.model, *rows[i].records));
    out.raw("</td></tr>\n");
  }
  return out.raw("</tbody></table>\n").take();
}

}  // namespace

SafeHtml services_table(const SiteContext& site) {
  std::vector<Row> rows;
  for (const ServiceView* service : site.model.busiest_services(kMostRows)) {
    rows.push_back({service->id, service->url(), &service->records});
  }
  return rows.empty() ? SafeHtml() : table_of(site, rows, "service", false);
}

SafeHtml factors_table(const SiteContext& site) {
  std::vector<const Group*> groups;
  for (const Group& group : site.model.groups_of(GroupKind::kFactor)) groups.push_back(&group);
  std::ranges::stable_sort(
      groups, [](const Group* a, const Group* b) { return a->records.size() > b->records.size(); });
  std::vector<Row> rows;
  for (size_t i = 0; i < groups.size() && i < kMostRows; ++i) {
    rows.push_back({groups[i]->id, groups[i]->url(), &groups[i]->records});
  }
  return rows.empty() ? SafeHtml() : table_of(site, rows, "factor", true);
}

}  // namespace debrief
