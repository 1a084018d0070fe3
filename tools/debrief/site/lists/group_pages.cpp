// What is known about each service, factor, team, tag and severity: its records, what is still to
// be done, what repeats.

#include "debrief/base/strings.h"
#include "debrief/postmortem/taxonomy.h"
#include "debrief/site/charts/durations.h"
#include "debrief/site/charts/severities.h"
#include "debrief/site/dates.h"
#include "debrief/site/lists/group_parts.h"
#include "debrief/site/lists/lists.h"
#include "debrief/site/lists/record_table.h"
#include "debrief/site/lists/statuses.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

/// What tells the kinds of groups apart: where their list is, and under which keys their words are.
struct GroupSort {
  std::string_view list, key;
};
constexpr GroupSort kServices = {"services.html", "services"};
constexpr std::array<GroupSort, kGroupKinds> kSorts = {
    GroupSort{"factors.html", "factors"}, GroupSort{"teams.html", "teams"},
    GroupSort{"tags.html", "tags"}, GroupSort{"severities.html", "severities"}};

/// One row of a list of groups, and what its page says at its top.
struct Member {
  std::string url, name, description, owner;
  const std::vector<size_t>* records = nullptr;
};

std::vector<Member> members_of(const SiteModel& model, GroupKind kind) {
  std::vector<Member> members;
  if (kind == GroupKind::kSeverity) {
    for (const Group* group : severities_by_rank(model)) {
      members.push_back({group->url(), group->id, "", "", &group->records});
    }
    return members;
  }
  for (const Group& group : model.groups_of(kind)) {
    members.push_back({group.url(), group.id, "", "", &group.records});
  }
  return members;
}

std::vector<Member> services_of(const SiteModel& model) {
  std::vector<Member> members;
  for (const ServiceView& service : model.services) {
    members.push_back({service.url(), service.id, without_addresses(service.description),
                       person_name(service.owner), &service.records});
  }
  return members;
}

/// What a configuration names and no record does, for kinds of which it has a list.
std::vector<std::string> unnamed(const SiteModel& model, GroupKind kind) {
  const Config& config = model.corpus->config;
  std::vector<std::string> names;
  if (kind == GroupKind::kSeverity) names = config.severities;
  if (kind == GroupKind::kTeam) names = config.teams;
  std::erase_if(names, [&](const std::string& name) { return model.group(kind, name) != nullptr; });
  return names;
}

Page list_page(const SiteContext& site, const GroupSort& sort, const std::vector<Member>& members,
               const std::vector<std::string>& others) {
  const Words& words = site.words;
  TemplateValues values;
  const std::string title(words[concat(sort.key, ".title")]);
  values.text("TITLE", title)
      .text("STATE", members.empty() ? std::string(words[concat(sort.key, ".none")])
                                     : words.count(concat(sort.key, ".state"), members.size()))
      .text("NOTE", words[concat(sort.key, ".note")])
      .text("COLUMN", words[concat(sort.key, ".column")])
      .show("EMPTY", members.empty());
  HtmlWriter rows;
  for (const Member& member : members) {
    const OpenActions open = open_actions_in(site.model, *member.records);
    rows.raw("<tr><th scope=\"row\" class=\"wide\">").html(link_html(member.url, member.name));
    if (!member.description.empty()) {
      rows.raw("<span class=\"sub\" dir=\"auto\">").text(member.description).raw("</span>");
    }
    rows.raw("</th><td").attribute("data-l", words["groups.records_label"]).raw(">");
    rows.number(member.records->size()).raw("</td><td");
    rows.attribute("data-l", words["groups.latest_label"]).raw(">");
    rows.html(member.records->empty()
                  ? text_html("–")
                  : record_day(site, site.model.records[member.records->front()]));
    rows.raw("</td><td").attribute("data-l", words["groups.actions_label"]).raw(">");
    rows.number(open.live);
    if (open.overdue > 0) {
      rows.raw(", <span class=\"late\">").text(words.count("parts.overdue", open.overdue));
      rows.raw("</span>");
    }
    rows.raw("</td></tr>\n");
  }
  if (!members.empty()) values.html_if("ROWS", rows.take());
  if (!others.empty()) {
    values.text_if("OTHERS", words.say("groups.unnamed", {{"names", join(others, ", ")}}));
  }
  Page page{std::string(sort.list), ""};
  const std::string_view nav = sort.list == kServices.list ? kServices.list : "incidents.html";
  page.bytes =
      in_layout(site, {page.path, title, nav}, site.templates.fill("site/groups.html", values));
  return page;
}

/// The page of one group, but for the sections that only some have.
class GroupPage {
 public:
  GroupPage(const SiteContext& site, const GroupSort& sort, const Member& member,
            const OpenActions& open)
      : site_(site), sort_(sort), member_(member) {
    const Words& words = site.words;
    values_.text("ROOT", "../")
        .text("LIST_URL", concat("../", sort.list))
        .text("LIST", words[concat(sort.key, ".title")])
        .text("NAME", member.name)
        .show("MONO", sort.key == "factors")
        .text_if("DESCRIPTION", member.description)
        .text("STATE", since_text(site, *member.records))
        .text("OPEN", open_text(words, open.live))
        .text("RECORDS_NOTE",
              words.say("groups.of_all", {{"n", words.number(member.records->size())},
                                          {"all", words.number(site.model.records.size())}}));
    if (!member.owner.empty()) {
      values_.text_if("OWNER", words.say("groups.owner", {{"who", member.owner}}));
    }
    if (open.overdue > 0) values_.text_if("OVERDUE", words.count("parts.overdue", open.overdue));
    if (member.records->empty()) {
      values_.text_if("EMPTY", words[concat(sort.key, ".no_record")]);
    } else {
      values_.html_if("RECORDS", long_record_list(site, *member.records, "../"));
      add_charts();
    }
  }

  GroupPage& section(const char* id, std::string_view title, std::string_view note, bool full,
                     SafeHtml body) {
    values_.add("SECTION")
        .text("ANCHOR", id)
        .text("HEADING", title)
        .text_if("SECTION_NOTE", note)
        .show("FULL", full)
        .html("BODY", std::move(body));
    return *this;
  }

  Page page() {
    Page page{member_.url, ""};
    PageFrame frame{
        page.path, member_.name,
        sort_.key == "services" || sort_.key == "factors" ? sort_.list : "incidents.html"};
    const bool has_feed = sort_.key != "tags" && sort_.key != "severities";
    if (has_feed) frame.feed = concat(page.path.substr(0, page.path.rfind('.')), ".atom");
    page.bytes = in_layout(site_, frame, site_.templates.fill("site/group.html", values_));
    return page;
  }

 private:
  /// When they were, and how long they took, as far as they say.
  void add_charts() {
    std::vector<size_t> dated;
    for (const size_t index : *member_.records) {
      if (site_.model.records[index].day) dated.push_back(index);
    }
    if (dated.empty()) return;
    const ChartPlace place = {.id = "when", .root = "../", .most_rows = 12};
    values_.html_if("WHEN", any_in_months(site_.model, dated) ? months_figure(site_, dated, place)
                                                              : years_figure(site_, dated, place));
    if (sort_.key != "services") return;
    values_.html_if("DURATIONS",
                    durations_figure(site_, dated, measures_of(site_.model, dated),
                                     {.id = "durations", .root = "../", .most_rows = 12}));
  }

  const SiteContext& site_;
  const GroupSort& sort_;
  const Member& member_;
  TemplateValues values_;
};

Page member_page(const SiteContext& site, const GroupSort& sort, const Member& member) {
  const Words& words = site.words;
  GroupPage page(site, sort, member, open_actions_in(site.model, *member.records));
  page.section("actions", words["groups.open_actions"], words[concat(sort.key, ".actions_note")],
               true, live_action_table(site, *member.records, {}, words["groups.no_action_open"]));
  page.section("factors", words["groups.factors_met"], words["groups.factors_note"], true,
               factors_met(site, *member.records));
  return page.page();
}

Page factor_page(const SiteContext& site, const Group& group, const std::string& meaning) {
  const Words& words = site.words;
  const Member member = {group.url(), group.id, meaning, "", &group.records};
  const auto addresses = [&](const ActionView& view) {
    return addresses_kind(site.model, view, group.id);
  };
  GroupPage page(site, kSorts[static_cast<size_t>(GroupKind::kFactor)], member,
                 open_actions_in(site.model, group.records, addresses));
  page.section("services", words["factors.services"], words["factors.services_note"], true,
               services_met(site, group.records));
  page.section("actions", words["groups.open_actions"], words["factors.actions_note"], true,
               live_action_table(site, group.records, addresses, words["factors.no_action"]));
  return page.page();
}

/// A factor that a record names: its name leads to its page; its number of records.
void add_named_kind(const SiteContext& site, const Group& group, HtmlWriter& out) {
  out.raw("<a class=\"id\"").attribute("href", group.url()).raw("><bdi>").text(group.id);
  out.raw("</bdi></a></th><td class=\"num\">").number(group.records.size()).raw("</td><td");
  out.attribute("data-l", site.words["groups.latest_label"]).raw(">");
  out.html(record_day(site, site.model.records[group.records.front()]));
}

void add_kind(const SiteContext& site, std::string_view id, std::string_view meaning,
              HtmlWriter& out) {
  const Group* group = site.model.group(GroupKind::kFactor, id);
  out.raw("<tr><th scope=\"row\" class=\"wide\">");
  if (group != nullptr) {
    add_named_kind(site, *group, out);
  } else {
    out.raw("<span class=\"id\"><bdi>").text(id).raw("</bdi></span></th><td class=\"num\">0</td>");
    out.raw("<td>–");
  }
  out.raw("</td><td class=\"wide\" dir=\"auto\">");
  out.html(meaning.empty() ? unknown_html(site.words["factors.no_meaning"]) : text_html(meaning));
  out.raw("</td></tr>\n");
}

SafeHtml kind_table(const SiteContext& site, const std::string& title, const SafeHtml& rows) {
  const Words& words = site.words;
  return HtmlWriter()
      .raw("<table class=\"tbl st-tbl kinds\"><caption class=\"vh\">")
      .text(title)
      .raw("</caption>\n<thead><tr><th scope=\"col\">")
      .text(words["lists.factor"])
      .raw("</th><th scope=\"col\" class=\"num\">")
      .text(words["lists.records"])
      .raw("</th><th scope=\"col\">")
      .text(words["lists.latest"])
      .raw("</th><th scope=\"col\">")
      .text(words["factors.meaning"])
      .raw("</th></tr></thead>\n<tbody>\n")
      .html(rows)
      .raw("</tbody></table>\n")
      .take();
}

Page factors_page(const SiteContext& site, const FactorTaxonomy& taxonomy) {
  const Words& words = site.words;
  const std::vector<Group>& named = site.model.groups_of(GroupKind::kFactor);
  TemplateValues values;
  values.text("STATE", named.empty() ? std::string(words["factors.none"])
                                     : words.count("factors.state", named.size()));
  const auto add = [&](std::string_view anchor, std::string_view title, std::string_view meaning,
                       SafeHtml rows) {
    values.add("GROUP")
        .text("ANCHOR", concat("group-", anchor))
        .text("TITLE", title)
        .text("MEANING", meaning)
        .html("TABLE", kind_table(site, std::string(title), rows));
  };
  for (const FactorGroup& group : taxonomy.groups()) {
    HtmlWriter rows;
    for (const FactorKind& kind : group.kinds) add_kind(site, kind.id, kind.meaning, rows);
    if (!rows.empty()) add(group.id, group.title, group.meaning, rows.take());
  }
  HtmlWriter own;
  for (const Group& group : named) {
    if (taxonomy.find(group.id) == nullptr) add_kind(site, group.id, "", own);
  }
  if (!own.empty()) add("other", words["factors.other"], words["factors.other_note"], own.take());
  Page page{"factors.html", ""};
  page.bytes = in_layout(site, {page.path, std::string(words["factors.title"]), page.path},
                         site.templates.fill("site/factors.html", values));
  return page;
}

/// A maker of many small pages of a folder at once: one for each of [0, count).
template <typename Make>
void add_all(std::vector<PageMaker>& makers, const std::string& folder, size_t count, Make make) {
  constexpr size_t kTogether = 16;
  for (size_t begin = 0; begin < count; begin += kTogether) {
    makers.push_back({{folder}, [make, begin, end = std::min(count, begin + kTogether)] {
                        std::vector<Page> pages;
                        for (size_t i = begin; i < end; ++i) pages.push_back(make(i));
                        return pages;
                      }});
  }
}

}  // namespace

Page services_page(const SiteContext& site) {
  return list_page(site, kServices, services_of(site.model), {});
}

Page service_page(const SiteContext& site, size_t index) {
  const ServiceView& service = site.model.services[index];
  const Member member = {service.url(), service.id, without_addresses(service.description),
                         person_name(service.owner), &service.records};
  return member_page(site, kServices, member);
}

void add_group_lists(const SiteContext& site, std::vector<PageMaker>& makers) {
  const auto taxonomy = std::make_shared<FactorTaxonomy>(
      FactorTaxonomy::own().with(site.model.corpus->config.factors));
  makers.push_back(
      {{"services.html", "factors.html", "teams.html", "tags.html", "severities.html"},
       [&site, taxonomy] {
         std::vector<Page> pages;
         pages.push_back(services_page(site));
         pages.push_back(factors_page(site, *taxonomy));
         for (const GroupKind kind : {GroupKind::kTeam, GroupKind::kTag, GroupKind::kSeverity}) {
           pages.push_back(list_page(site, kSorts[static_cast<size_t>(kind)],
                                     members_of(site.model, kind), unnamed(site.model, kind)));
         }
         return pages;
       }});
  add_all(makers, "services/", site.model.services.size(),
          [&site](size_t i) { return service_page(site, i); });
  add_all(makers, "factors/", site.model.groups_of(GroupKind::kFactor).size(),
          [&site, taxonomy](size_t i) {
            const Group& group = site.model.groups_of(GroupKind::kFactor)[i];
            const FactorKind* kind = taxonomy->find(group.id);
            return factor_page(site, group, kind == nullptr ? "" : kind->meaning);
          });
  for (const GroupKind kind : {GroupKind::kTeam, GroupKind::kTag, GroupKind::kSeverity}) {
    const auto members = std::make_shared<std::vector<Member>>(members_of(site.model, kind));
    const GroupSort& sort = kSorts[static_cast<size_t>(kind)];
    add_all(makers, concat(sort.key, "/"), members->size(),
            [&site, &sort, members](size_t i) { return member_page(site, sort, (*members)[i]); });
  }
}

}  // namespace debrief
