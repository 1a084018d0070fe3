#include "debrief/site/lists/group_parts.h"

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/lists/record_table.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr size_t kMostActions = 50;
constexpr size_t kMostUnits = 12;
constexpr size_t kMostDays = 3;
constexpr size_t kMostServices = 50;

using Counts = std::vector<std::pair<std::string, std::vector<size_t>>>;

/// Names with their records, those of most first.
template <typename NamesOf>
Counts counts_of(const SiteModel& model, const std::vector<size_t>& records, NamesOf names_of) {
  std::map<std::string, std::vector<size_t>> by_name;
  for (const size_t index : records) {
    for (const std::string& name : names_of(model.records[index])) {
      std::vector<size_t>& named = by_name[name];
      if (named.empty() || named.back() != index) named.push_back(index);
    }
  }
  Counts counts(by_name.begin(), by_name.end());
  std::stable_sort(counts.begin(), counts.end(),
                   [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
  return counts;
}

/// A mark a record: first those that are here, then those elsewhere; none when they are too many.
SafeHtml units_html(const Words& words, size_t here, size_t all) {
  if (all > kMostUnits) return {};
  HtmlWriter out;
  out.raw("<span class=\"units\" role=\"img\"")
      .attribute("aria-label",
                 words.say("groups.share", {{"n", words.number(here)}, {"all", words.number(all)}}))
      .raw(">");
  for (size_t i = 0; i < all; ++i) {
    out.raw(i < here ? Markup("<i class=\"on\"></i>") : Markup("<i></i>"));
  }
  return out.raw("</span>").take();
}

/// The days of the newest records as links to them.
SafeHtml days_html(const SiteContext& site, const std::vector<size_t>& records) {
  HtmlWriter out;
  for (size_t i = 0; i < records.size() && i < kMostDays; ++i) {
    const Record& record = site.model.records[records[i]];
    const std::string day =
        record.day ? day_text(site.words, *record.day) : std::string(site.words["parts.no_date"]);
    out.raw(i == 0 ? Markup("") : Markup(", ")).raw("<a");
    out.attribute("href", concat("../", record.url())).attribute("title", record.title);
    out.raw(">").text(day).raw("</a>");
  }
  if (records.size() > kMostDays) {
    out.raw(" ").text(site.words.count("lists.and_more", records.size() - kMostDays));
  }
  return out.take();
}

/// `A3 of 19 Feb 2021` for the first of the actions that are open for a factor of this kind.
SafeHtml actions_for(const SiteContext& site, const std::vector<size_t>& records,
                     std::string_view kind) {
  HtmlWriter out;
  size_t found = 0;
  for (const size_t index : records) {
    const Record& record = site.model.records[index];
    for (const ActionView& view : record.actions) {
      if (!view.live() || !addresses_kind(site.model, view, kind)) continue;
      if (++found > kMostDays) continue;
      const std::string day =
          record.day ? day_text(site.words, *record.day) : std::string(site.words["parts.no_date"]);
      const std::string name =
          view.action->id.empty() ? std::string(site.words["groups.an_action"]) : view.action->id;
      out.raw(found == 1 ? Markup("<a") : Markup(", <a"));
      out.attribute("href", concat("../", record.url(), "#", view.anchor)).raw(">");
      out.text(site.words.say("groups.action_of", {{"id", name}, {"day", day}})).raw("</a>");
    }
  }
  if (found == 0) return text_html("–");
  if (found > kMostDays) out.raw(" ").text(site.words.count("lists.and_more", found - kMostDays));
  return out.take();
}

}  // namespace

std::string since_text(const SiteContext& site, const std::vector<size_t>& records) {
  std::optional<absl::CivilDay> oldest;
  for (const size_t index : records) {
    const auto& day = site.model.records[index].day;
    if (day && (!oldest || *day < *oldest)) oldest = day;
  }
  if (!oldest) return record_count(site.words, records.size());
  return site.words.count("groups.since", records.size(),
                          {{"month", month_text(site.words, absl::CivilDay(*oldest))}});
}

OpenActions open_actions_in(const SiteModel& model, const std::vector<size_t>& records,
                            const std::function<bool(const ActionView& view)>& wanted) {
  OpenActions open;
  for (const size_t index : records) {
    for (const ActionView& view : model.records[index].actions) {
      if (!view.live() || (wanted && !wanted(view))) continue;
      ++open.live;
      if (view.overdue_days) ++open.overdue;
    }
  }
  return open;
}

std::string open_text(const Words& words, size_t live) {
  return live == 0 ? std::string(words["groups.none_open"]) : words.count("groups.open", live);
}

SafeHtml live_action_table(const SiteContext& site, const std::vector<size_t>& records,
                           const std::function<bool(const ActionView& view)>& wanted,
                           std::string_view none) {
  std::vector<const ActionView*> live;
  for (const ActionView* view : site.model.actions_of(records)) {
    if (view->live() && (!wanted || wanted(*view))) live.push_back(view);
  }
  if (live.empty()) {
    return HtmlWriter().raw("<p class=\"unknown\">").text(none).raw("</p>").take();
  }
  const size_t more = live.size() > kMostActions ? live.size() - kMostActions : 0;
  live.resize(live.size() - more);
  HtmlWriter out;
  out.html(action_table(
      site, live, {.caption = std::string(site.words["groups.open_actions"]), .root = "../"}));
  if (more > 0) {
    out.raw("<p class=\"more\"><a href=\"../actions.html\">")
        .text(site.words.count("groups.more_actions", more))
        .raw("</a></p>");
  }
  return out.take();
}

bool addresses_kind(const SiteModel& model, const ActionView& view, std::string_view kind) {
  const Document& document = model.records[view.record].document();
  for (const auto& address : view.action->addresses) {
    for (const Factor& factor : document.factors) {
      if (factor.kind == kind && !factor.id.empty() &&
          lower_ascii(factor.id) == lower_ascii(address.value)) {
        return true;
      }
    }
  }
  return false;
}

std::string factor_row_id(const Group& factor) { return concat("with-", factor.slug); }

SafeHtml factors_met(const SiteContext& site, const std::vector<size_t>& records) {
  const Words& words = site.words;
  const Counts kinds = counts_of(
      site.model, records,
      [](const Record& record) -> const std::vector<std::string>& { return record.factor_kinds; });
  HtmlWriter out;
  if (kinds.empty()) {
    return out.raw("<p class=\"unknown\">").text(words["groups.no_factors"]).raw("</p>").take();
  }
  out.raw("<table class=\"tbl st-tbl met\"><caption class=\"vh\">")
      .text(words["groups.factors_caption"])
      .raw("</caption>\n<thead><tr><th scope=\"col\">")
      .text(words["lists.factor"])
      .raw("</th><th scope=\"col\">")
      .text(words["lists.records"])
      .raw("</th><th scope=\"col\">")
      .text(words["groups.here"])
      .raw("</th><th scope=\"col\">")
      .text(words["groups.open_for"])
      .raw("</th></tr></thead>\n<tbody>\n");
  for (const auto& [kind, here] : kinds) {
    const Group& group = *site.model.group(GroupKind::kFactor, kind);
    const size_t all = group.records.size();
    out.raw("<tr").attribute("id", factor_row_id(group)).raw("><th scope=\"row\" class=\"wide\">");
    out.raw("<a class=\"id\"").attribute("href", concat("../", group.url())).raw("><bdi>");
    out.text(kind).raw("</bdi></a></th><td>").html(units_html(words, here.size(), all)).raw(" ");
    out.text(words.say("groups.here_elsewhere", {{"here", words.number(here.size())},
                                                 {"elsewhere", words.number(all - here.size())}}));
    out.raw("</td><td>").html(days_html(site, here)).raw("</td><td");
    out.attribute("data-l", words["groups.open_label"]).raw(">");
    out.html(actions_for(site, here, kind)).raw("</td></tr>\n");
  }
  return out.raw("</tbody></table>\n").take();
}

SafeHtml services_met(const SiteContext& site, const std::vector<size_t>& records) {
  const Words& words = site.words;
  const Counts services =
      counts_of(site.model, records, [](const Record& record) -> const std::vector<std::string>& {
        return record.document().services;
      });
  HtmlWriter out;
  if (services.empty()) {
    return out.raw("<p class=\"unknown\">").text(words["groups.no_services"]).raw("</p>").take();
  }
  const auto repeated = static_cast<size_t>(std::count_if(
      services.begin(), services.end(), [](const auto& each) { return each.second.size() > 1; }));
  out.raw("<p class=\"bar\">")
      .text(repeated == 0 ? std::string(words["groups.no_repeat"])
                          : words.count("groups.repeats", repeated))
      .raw("</p>\n<table class=\"tbl st-tbl met\"><caption class=\"vh\">")
      .text(words["groups.services_caption"])
      .raw("</caption>\n<thead><tr><th scope=\"col\">")
      .text(words["lists.service"])
      .raw("</th><th scope=\"col\">")
      .text(words["lists.records"])
      .raw("</th><th scope=\"col\">")
      .text(words["lists.latest"])
      .raw("</th></tr></thead>\n<tbody>\n");
  for (size_t i = 0; i < services.size() && i < kMostServices; ++i) {
    const auto& [id, here] = services[i];
    const ServiceView& service = site.model.services[site.model.service_of.at(id)];
    out.raw("<tr><th scope=\"row\" class=\"wide\">")
        .html(link_html(concat("../", service.url()), id))
        .raw("</th><td>")
        .html(units_html(words, here.size(), service.records.size()))
        .raw(" ")
        .text(words.say("groups.of_records", {{"n", words.number(here.size())},
                                              {"all", words.number(service.records.size())}}))
        .raw("</td><td>")
        .html(days_html(site, here))
        .raw("</td></tr>\n");
  }
  out.raw("</tbody></table>\n");
  if (services.size() > kMostServices) {
    out.raw("<p class=\"note\">")
        .text(words.count("lists.more", services.size() - kMostServices))
        .raw("</p>\n");
  }
  return out.take();
}

}  // namespace debrief
