// What the linter asks of the records, what is not recorded, and how soon things were written down.
// About records, never about people: nothing here names or counts a person.

#include <algorithm>
#include <numeric>

#include "debrief/base/strings.h"
#include "debrief/lint/severities.h"
#include "debrief/site/charts/durations.h"
#include "debrief/site/dates.h"
#include "debrief/site/lists/finding_parts.h"
#include "debrief/site/lists/lists.h"
#include "debrief/site/lists/not_recorded.h"
#include "debrief/site/lists/record_table.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"

namespace debrief {
namespace {

constexpr size_t kMostWaiting = 30;
constexpr size_t kMostFindings = 300;
constexpr size_t kMostDelays = 50;

bool waits(const Record& record) {
  const Status status = record.document().status;
  return status == Status::kStub || status == Status::kDraft || status == Status::kReview;
}

/// For how many days a record has had the status it has; nullopt when history does not tell.
std::optional<int64_t> days_in_status(const SiteModel& model, const Record& record) {
  const auto& history = record.source->history;
  if (!history || history->life == nullptr) return std::nullopt;
  const auto& changes = history->life->statuses;
  if (changes.empty() || changes.back().after != record.document().status) return std::nullopt;
  const auto& at = changes.back().moment.at;
  if (!at) return std::nullopt;
  return std::max<int64_t>(0, model.as_of - day_of(*at));
}

std::string waiting_text(const SiteContext& site, const Record& record) {
  const Words& words = site.words;
  const Document& document = record.document();
  std::string text;
  const int64_t ended =
      document.resolved ? site.model.as_of - absl::CivilDay(document.resolved->local) : 0;
  const auto days = days_in_status(site.model, record);
  if (document.status == Status::kStub) {
    text = document.resolved && ended > 0
               ? words.count("parts.no_debrief_for", static_cast<uint64_t>(ended))
               : std::string(words["parts.no_debrief"]);
  } else if (days) {
    text = words.count(concat("quality.since_", status_name(document.status)),
                       static_cast<uint64_t>(*days));
  } else {
    text = std::string(words["quality.since_unknown"]);
  }
  if (!document.started) append(text, " ", words["quality.no_start"]);
  return text;
}

void add_waiting(const SiteContext& site, TemplateValues& values) {
  std::vector<size_t> waiting;
  for (size_t i = 0; i < site.model.records.size(); ++i) {
    if (waits(site.model.records[i])) waiting.push_back(i);
  }
  values.show("NONE_WAITING", waiting.empty());
  if (waiting.empty()) return;
  HtmlWriter out;
  out.raw("<ul class=\"recs\">\n");
  for (size_t i = 0; i < waiting.size() && i < kMostWaiting; ++i) {
    const Record& record = site.model.records[waiting[i]];
    out.raw("<li><p class=\"when\">").html(record_day(site, record));
    out.html(status_mark(site.words, record.document().status)).raw("</p><div><h3>");
    out.html(link_html(record.url(), record.title)).raw("</h3><p class=\"fact\">");
    out.text(waiting_text(site, record)).raw("</p></div></li>\n");
  }
  out.raw("</ul>\n");
  if (waiting.size() > kMostWaiting) {
    out.raw("<p class=\"more\"><a href=\"incidents.html\">")
        .text(site.words.count("lists.and_more", waiting.size() - kMostWaiting))
        .raw("</a></p>\n");
  }
  values.html_if("WAITING", out.take());
}

/// The gravest first, then the rule found in most records.
std::vector<std::pair<std::string_view, FindingList>> rules_in_order(const Findings& findings) {
  const auto by_rule = findings_by_rule(findings);
  std::vector<std::pair<std::string_view, FindingList>> rules(by_rule.begin(), by_rule.end());
  const auto worst = [](const FindingList& list) {
    Severity severity = Severity::kOff;
    for (const Finding* finding : list) severity = std::max(severity, finding->severity);
    return severity;
  };
  std::stable_sort(rules.begin(), rules.end(), [&](const auto& a, const auto& b) {
    return std::pair(worst(b.second), files_of(b.second)) <
           std::pair(worst(a.second), files_of(a.second));
  });
  return rules;
}

SafeHtml rule_table(const SiteContext& site) {
  const Words& words = site.words;
  HtmlWriter out;
  out.raw("<table class=\"tbl st-tbl rules\"><caption class=\"vh\">")
      .text(words["quality.by_rule"])
      .raw("</caption>\n<thead><tr><th scope=\"col\">")
      .text(words["rules.level"])
      .raw("</th><th scope=\"col\">")
      .text(words["rules.rule"])
      .raw("</th><th scope=\"col\">")
      .text(words["rules.finds"])
      .raw("</th><th scope=\"col\" class=\"num\">")
      .text(words["quality.found_in"])
      .raw("</th></tr></thead>\n<tbody>\n");
  for (const auto& [id, findings] : rules_in_order(site.findings)) {
    Severity worst = Severity::kOff;
    for (const Finding* finding : findings) worst = std::max(worst, finding->severity);
    const Rule* rule = site.options.rules == nullptr ? nullptr : site.options.rules->find(id);
    out.raw("<tr><td>")
        .html(finding_mark(words, worst))
        .raw("</td><th scope=\"row\" class=\"wide\">");
    out.html(rule_link(site, id, "")).raw("</th><td class=\"wide\">");
    out.text(rule == nullptr ? findings.front()->question : rule->summary)
        .raw("</td><td class=\"num\">");
    const std::string where = record_count(words, files_of(findings));
    if (rule == nullptr) {
      out.text(where);
    } else {
      out.raw("<a")
          .attribute("href", concat(rule_url(id), "#here"))
          .raw(">")
          .text(where)
          .raw("</a>");
    }
    out.raw("</td></tr>\n");
  }
  return out.raw("</tbody></table>\n").take();
}

/// One finding of a record: how grave, which rule, where.
void add_finding(const SiteContext& site, const Finding& finding, HtmlWriter& out) {
  out.raw("<li>").html(finding_mark(site.words, finding.severity)).raw(" ");
  out.html(rule_link(site, finding.rule, "")).raw(" <span>");
  out.html(place_html(site, finding)).raw("</span></li>\n");
}

/// The findings of each record behind its name, the gravest records first.
SafeHtml record_findings(const SiteContext& site) {
  const auto by_path = findings_by_path(site.findings);
  std::vector<std::pair<const Record*, const FindingList*>> records;
  for (const Record& record : site.model.records) {
    const auto found = by_path.find(record.source->path);
    if (found != by_path.end()) records.push_back({&record, &found->second});
  }
  std::stable_sort(records.begin(), records.end(), [](const auto& a, const auto& b) {
    const auto weight = [](const FindingCount& count) {
      return std::tuple(count.errors, count.warnings, count.infos);
    };
    return weight(b.first->findings) < weight(a.first->findings);
  });
  HtmlWriter out;
  size_t told = 0, shown = 0;
  for (const auto& [record, findings] : records) {
    if (told + findings->size() > kMostFindings && shown > 0) break;
    out.raw("<details class=\"finds\"><summary>").text(record->title).raw(" <span class=\"note\">");
    out.text(finding_counts(site.words, record->findings))
        .raw("</span></summary>\n<ul class=\"lines\">");
    out.raw("<li>").html(link_html(record->url(), site.words["quality.to_record"])).raw("</li>\n");
    for (size_t i = 0; i < findings->size() && i < kMostFindings; ++i) {
      add_finding(site, *(*findings)[i], out);
    }
    out.raw("</ul></details>\n");
    told += findings->size();
    ++shown;
  }
  if (shown < records.size()) {
    out.raw("<p class=\"note\">")
        .text(site.words.count("quality.more_records", records.size() - shown))
        .raw("</p>\n");
  }
  return out.take();
}

void add_delays(const SiteContext& site, TemplateValues& values) {
  const Words& words = site.words;
  const Config& config = site.model.corpus->config;
  values.text("DELAY_NOTE",
              words.say("quality.delay_note", {{"from", late_from_text(words, config)},
                                               {"target", target_text(config)}}));
  size_t known = 0, late = 0;
  for (const Record& record : site.model.records) {
    known += record.write_up.delay.has_value() ? 1 : 0;
    late += record.write_up.late ? 1 : 0;
  }
  values.text("DELAY_STATE",
              words.say("quality.delay_state", {{"known", words.number(known)},
                                                {"all", words.number(site.model.records.size())},
                                                {"late", words.number(late)}}));
  std::vector<size_t> everything(site.model.records.size());
  std::iota(everything.begin(), everything.end(), size_t{0});
  values.html("DELAY_CHART", write_up_figure(site, everything, measures_of(site.model, everything),
                                             {.id = "delays", .most_rows = kMostDelays}));
}

size_t silenced(const Findings& findings, SilencedBy by) {
  return static_cast<size_t>(
      std::count_if(findings.silenced.begin(), findings.silenced.end(),
                    [&](const Finding& finding) { return finding.silenced_by == by; }));
}

}  // namespace

Page quality_page(const SiteContext& site) {
  const SiteModel& model = site.model;
  const Words& words = site.words;
  TemplateValues values;
  values.text("ERRORS", words.count("findings.errors", model.findings.errors))
      .text("WARNINGS", words.count("findings.warnings", model.findings.warnings))
      .text("QUESTIONS", words.count("findings.questions", model.findings.infos))
      .text("PROFILE", words.say("quality.profile", {{"name", model.corpus->config.profile}}))
      .show("CLEAN", site.findings.all.empty())
      .show("EMPTY", model.records.empty());
  if (const size_t ignored = silenced(site.findings, SilencedBy::kComment); ignored > 0) {
    values.text_if("IGNORED", words.count("quality.ignored", ignored));
  }
  if (const size_t left = silenced(site.findings, SilencedBy::kBaseline); left > 0) {
    values.text_if("BASELINE", words.count("quality.baseline", left));
  }
  if (!site.findings.all.empty()) {
    values.html_if("BY_RULE", rule_table(site));
    values.html_if("BY_RECORD", record_findings(site));
  }
  if (!model.records.empty()) {
    TemplateValues records = values.add("RECORDS");
    add_waiting(site, records);
    records.html("NOT_RECORDED", not_recorded_table(site));
    add_delays(site, records);
  }
  Page page{"quality.html", ""};
  page.bytes = in_layout(site, {page.path, std::string(words["nav.quality"]), page.path},
                         site.templates.fill("site/quality.html", values));
  return page;
}

}  // namespace debrief
