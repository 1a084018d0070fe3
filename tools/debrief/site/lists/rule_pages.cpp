// The rules: what each asks, why, the sentences that prove it, and what it finds here. All its
// words are those of its own file.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/lint/severities.h"
#include "debrief/rules/message.h"
#include "debrief/site/lists/finding_parts.h"
#include "debrief/site/lists/lists.h"
#include "debrief/site/lists/record_table.h"
#include "debrief/site/lists/rule_cases.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr size_t kMostPlaces = 100;

/// What all rule pages look things up in; made once.
struct RuleBook {
  const RuleSet& rules;
  std::vector<Severity> here;  ///< of each rule, in this configuration
  std::map<std::string_view, FindingList> findings;
  std::map<std::string_view, FindingList> silenced;

  RuleBook(const SiteContext& site, const RuleSet& set)
      : rules(set),
        here(Severities(set, site.model.corpus->config, {}).of("")),
        findings(findings_by_rule(site.findings)) {
    for (const Finding& finding : site.findings.silenced) {
      silenced[finding.rule].push_back(&finding);
    }
  }
  const FindingList& found(std::string_view id) const { return in(findings, id); }
  const FindingList& silent(std::string_view id) const { return in(silenced, id); }

 private:
  static const FindingList& in(const std::map<std::string_view, FindingList>& lists,
                               std::string_view id) {
    static const FindingList kNone;
    const auto found = lists.find(id);
    return found == lists.end() ? kNone : found->second;
  }
};

/// A text of the rule with what its first case marks in place of its placeholders.
std::string filled(const Rule& rule, const std::string& text) {
  std::string matched = "…";
  for (const RuleCase& each : rule.bad) {
    if (each.marks.empty() || !each.document.empty()) continue;
    matched = each.text.substr(each.marks[0].begin, each.marks[0].end - each.marks[0].begin);
    break;
  }
  return expand_message(text, matched, LanguageMatch{});
}

std::string admitted(const Words& words, const NameFilter& filter, std::string_view all) {
  std::string text(words[all]);
  if (!filter.include.empty()) text = join(filter.include, ", ");
  if (filter.exclude.empty()) return text;
  return words.say("rules.but", {{"what", text}, {"names", join(filter.exclude, ", ")}});
}

/// What the mock-up's margin says: where it looks, how sure it is, how it is silenced.
SafeHtml data_html(const Words& words, const Rule& rule, Severity here) {
  HtmlWriter out;
  const auto row = [&](std::string_view key, std::string_view text) {
    if (text.empty()) return;
    out.raw("<div><dt>").text(words[key]).raw("</dt><dd>").text(text).raw("</dd></div>\n");
  };
  out.raw("<dl class=\"dl\">\n");
  row("rules.says", filled(rule, rule.message));
  row("rules.looks_in", admitted(words, rule.applies.sections, "rules.all_sections"));
  row("rules.confidence", words[concat("rules.confidence_of.", confidence_name(rule.confidence))]);
  row("rules.kind", words[rule.check.empty() ? "rules.lexical" : "rules.structural"]);
  if (here != rule.severity) row("rules.own_level", finding_word(words, rule.severity));
  return out.raw("</dl>\n").take();
}

/// Where it was found: the record, and the line where the repository has a host.
SafeHtml places_html(const SiteContext& site, const FindingList& findings) {
  HtmlWriter out;
  out.raw("<ul class=\"lines\">\n");
  for (size_t i = 0; i < findings.size() && i < kMostPlaces; ++i) {
    const Finding& finding = *findings[i];
    const auto record = site.model.by_path.find(finding.path);
    out.raw("<li>");
    if (record == site.model.by_path.end()) {
      out.raw("<span class=\"id\">").text(finding.path).raw("</span>");
    } else {
      const Record& in = site.model.records[record->second];
      out.html(link_html(concat("../../", in.url()), in.title));
    }
    out.raw(" <span>").html(place_html(site, finding)).raw("</span>");
    if (!finding.justification.empty()) {
      out.raw(" <span class=\"note\" dir=\"auto\">").text(without_addresses(finding.justification));
      out.raw("</span>");
    }
    out.raw("</li>\n");
  }
  out.raw("</ul>\n");
  if (findings.size() > kMostPlaces) {
    out.raw("<p class=\"note\">")
        .text(site.words.count("lists.and_more", findings.size() - kMostPlaces))
        .raw("</p>\n");
  }
  return out.take();
}

SafeHtml here_html(const SiteContext& site, const RuleBook& book, const Rule& rule) {
  const Words& words = site.words;
  const FindingList& found = book.found(rule.id);
  HtmlWriter out;
  if (found.empty()) {
    out.raw("<p class=\"unknown\">").text(words["rules.not_found"]).raw("</p>\n");
  } else {
    out.raw("<p class=\"bar\">")
        .text(words.count("rules.found", found.size(),
                          {{"records", record_count(words, files_of(found))}}))
        .raw("</p>\n")
        .html(places_html(site, found));
  }
  const FindingList& silent = book.silent(rule.id);
  if (!silent.empty()) {
    out.raw("<h3 class=\"later\">").text(words.count("rules.silenced", silent.size()));
    out.raw("</h3>\n").html(places_html(site, silent));
  }
  return out.take();
}

/// How to silence it, and how to set its level.
void add_settings(const Words& words, const Rule& rule, TemplateValues& values) {
  if (rule.suppress != Suppressible::kNever) {
    const std::string_view word =
        rule.suppress == Suppressible::kFile ? "debrief-ignore-file" : "debrief-ignore";
    values.text_if("IGNORE",
                   concat("<!-- ", word, " ", rule.id, ": ", words["rules.a_reason"], " -->"));
  }
  // A template would fold the line break.
  values.html("SET_LEVEL",
              text_html(concat("rules:\n  ", rule.id, ": info   # error, warning, info, off")));
}

void add_neighbours(const RuleBook& book, const Rule& rule, TemplateValues& values) {
  for (const Rule& other : book.rules.rules) {
    if (other.group() != rule.group() || other.id == rule.id) continue;
    values.add("NEIGHBOUR").text("URL", concat("../../", rule_url(other.id))).text("ID", other.id);
  }
}

std::string history_text(const Words& words, const Rule& rule) {
  const std::string_view key = rule.status == RuleStatus::kPreview      ? "rules.preview"
                               : rule.status == RuleStatus::kDeprecated ? "rules.deprecated"
                                                                        : "rules.stable";
  return words.say(key, {{"version", rule.since}});
}

Page rule_page(const SiteContext& site, const RuleBook& book, size_t index) {
  const Rule& rule = book.rules.rules[index];
  const Words& words = site.words;
  Page page{rule_url(rule.id), ""};
  TemplateValues values;
  values.text("ROOT", "../../")
      .text("ID", rule.id)
      .text("GROUP", rule.group())
      .text("NAME", rule.id.substr(rule.group().size() + 1))
      .html("LEVEL", finding_mark(words, book.here[index]))
      .text("SINCE", history_text(words, rule))
      .text("SUMMARY", rule.summary)
      .text_if("QUESTION", filled(rule, rule.question))
      .html("WHY", rule_text_html(rule.why))
      .html("DATA", data_html(words, rule, book.here[index]))
      .html_if("BAD", cases_html(rule.bad))
      .html_if("GOOD", cases_html(rule.good))
      .show("NO_CASES", rule.bad.empty() && rule.good.empty())
      .text_if("REWRITE", filled(rule, rule.rewrite))
      .html("HERE", here_html(site, book, rule));
  add_settings(words, rule, values);
  for (const std::string& source : rule.sources) values.add("SOURCE").text("TEXT", source);
  add_neighbours(book, rule, values);
  page.bytes = in_layout(site, {page.path, rule.id, "rules.html"},
                         site.templates.fill("site/rule.html", values));
  return page;
}

void add_rule_row(const SiteContext& site, const RuleBook& book, size_t index, HtmlWriter& out) {
  const Rule& rule = book.rules.rules[index];
  const FindingList& found = book.found(rule.id);
  out.raw("<tr><td>").html(finding_mark(site.words, book.here[index]));
  out.raw("</td><th scope=\"row\" class=\"wide\">").html(rule_link(site, rule.id, ""));
  out.raw("</th><td class=\"wide\">").text(rule.summary).raw("</td><td class=\"num\">");
  if (found.empty()) {
    out.raw("–");
  } else {
    out.raw("<a").attribute("href", concat(rule_url(rule.id), "#here")).raw(">");
    out.text(record_count(site.words, files_of(found))).raw("</a>");
  }
  out.raw("</td></tr>\n");
}

Page rules_page(const SiteContext& site, const RuleBook& book) {
  const Words& words = site.words;
  const std::vector<Rule>& rules = book.rules.rules;
  TemplateValues values;
  const auto off =
      static_cast<size_t>(std::count(book.here.begin(), book.here.end(), Severity::kOff));
  values.text("STATE", words.count("rules.state", rules.size()))
      .text("PROFILE", words.say("quality.profile", {{"name", site.model.corpus->config.profile}}));
  if (off > 0) values.text_if("OFF", words.count("rules.off", off));
  for (size_t i = 0; i < rules.size();) {
    const std::string_view group = rules[i].group();
    HtmlWriter rows;
    for (; i < rules.size() && rules[i].group() == group; ++i) add_rule_row(site, book, i, rows);
    const std::string* known = words.find(concat("rules.groups.", group));
    values.add("GROUP")
        .text("GROUP", group)
        .text("TITLE", known == nullptr ? group : std::string_view(*known))
        .html("ROWS", rows.take());
  }
  Page page{"rules.html", ""};
  page.bytes = in_layout(site, {page.path, std::string(words["nav.rules"]), page.path},
                         site.templates.fill("site/rules.html", values));
  return page;
}

}  // namespace

void add_rule_pages(const SiteContext& site, std::vector<PageMaker>& makers) {
  static const RuleSet kNone;
  const RuleSet& rules = site.options.rules == nullptr ? kNone : *site.options.rules;
  const auto book = std::make_shared<const RuleBook>(site, rules);
  makers.push_back({{"rules.html"}, [&site, book] {
                      std::vector<Page> pages;
                      pages.push_back(rules_page(site, *book));
                      return pages;
                    }});
  constexpr size_t kTogether = 16;
  for (size_t begin = 0; begin < rules.rules.size(); begin += kTogether) {
    makers.push_back({{"rules/"}, [&site, book, begin] {
                        std::vector<Page> pages;
                        const size_t end = std::min(book->rules.rules.size(), begin + kTogether);
                        for (size_t i = begin; i < end; ++i)
                          pages.push_back(rule_page(site, *book, i));
                        return pages;
                      }});
  }
}

}  // namespace debrief
