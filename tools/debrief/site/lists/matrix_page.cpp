// Which factors the records of which services name: a table of counts, each leading to its records.

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/lists/group_parts.h"
#include "debrief/site/lists/lists.h"
#include "debrief/site/lists/record_table.h"
#include "debrief/site/lists/statuses.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr size_t kMostServices = 40;
constexpr size_t kMostFactors = 24;

/// Records of a service by the factors that they name.
std::map<std::string_view, std::vector<size_t>> by_factor(const SiteModel& model,
                                                          const ServiceView& service) {
  std::map<std::string_view, std::vector<size_t>> records;
  for (const size_t index : service.records) {
    for (const std::string& kind : model.records[index].factor_kinds) {
      records[kind].push_back(index);
    }
  }
  return records;
}

SafeHtml cell_html(const SiteContext& site, const ServiceView& service, const Group& factor,
                   const std::vector<size_t>& records) {
  const std::string url = records.size() == 1 ? site.model.records[records.front()].url()
                                              : concat(service.url(), "#", factor_row_id(factor));
  return HtmlWriter()
      .raw("<td class=\"num\"><a")
      .attribute("href", url)
      .attribute("aria-label", concat(record_count(site.words, records.size()), ": ", service.id,
                                      ", ", factor.id))
      .raw(">")
      .number(records.size())
      .raw("</a></td>")
      .take();
}

SafeHtml matrix_html(const SiteContext& site, const std::vector<const ServiceView*>& services,
                     const std::vector<const Group*>& factors) {
  HtmlWriter out;
  out.raw("<table class=\"tbl matrix\"><caption class=\"vh\">")
      .text(site.words["matrix.caption"])
      .raw("</caption>\n<thead><tr><th scope=\"col\">")
      .text(site.words["lists.service"])
      .raw("</th>");
  for (const Group* factor : factors) {
    out.raw("<th scope=\"col\" class=\"up\"><a class=\"id\"").attribute("href", factor->url());
    out.raw("><bdi>").text(factor->id).raw("</bdi></a></th>");
  }
  out.raw("</tr></thead>\n<tbody>\n");
  for (const ServiceView* service : services) {
    const auto records = by_factor(site.model, *service);
    out.raw("<tr><th scope=\"row\">").html(link_html(service->url(), service->id)).raw("</th>");
    for (const Group* factor : factors) {
      const auto found = records.find(factor->id);
      if (found == records.end()) {
        out.raw("<td class=\"num zero\">0</td>");
      } else {
        out.html(cell_html(site, *service, *factor, found->second));
      }
    }
    out.raw("</tr>\n");
  }
  return out.raw("</tbody></table>\n").take();
}

}  // namespace

Page matrix_page(const SiteContext& site) {
  const SiteModel& model = site.model;
  const Words& words = site.words;
  const std::vector<const ServiceView*> services = model.busiest_services(kMostServices);
  const std::vector<const Group*> factors = busiest_groups(model, GroupKind::kFactor, kMostFactors);
  const auto named = static_cast<size_t>(
      std::count_if(model.services.begin(), model.services.end(),
                    [](const ServiceView& service) { return !service.records.empty(); }));
  TemplateValues values;
  if (services.empty() || factors.empty()) {
    values.show("EMPTY");
  } else {
    values.html_if("MATRIX", matrix_html(site, services, factors));
    const size_t all_factors = model.groups_of(GroupKind::kFactor).size();
    if (named > services.size() || all_factors > factors.size()) {
      values.text_if("CUT", words.say("matrix.cut", {{"services", std::to_string(services.size())},
                                                     {"all_services", words.number(named)},
                                                     {"factors", std::to_string(factors.size())},
                                                     {"all_factors", words.number(all_factors)}}));
    }
  }
  Page page{"matrix.html", ""};
  page.bytes = in_layout(site, {page.path, std::string(words["matrix.title"]), "factors.html"},
                         site.templates.fill("site/matrix.html", values));
  return page;
}

}  // namespace debrief
