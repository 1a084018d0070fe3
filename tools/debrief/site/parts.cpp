#include "debrief/site/parts.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"
#include "debrief/text/cut.h"

namespace debrief {
namespace {

/// A statement in a list is cut here, at a word.
constexpr size_t kMostFactBytes = 280;

/// The first paragraph at or below a block, in the order of the text.
std::optional<BlockIndex> first_paragraph(const Markdown& markdown, BlockIndex block) {
  // Children stand behind their parent, so one pass over a growing list is enough.
  std::vector<BlockIndex> pending = {block};
  while (!pending.empty()) {
    const BlockIndex at = pending.back();
    pending.pop_back();
    const Block& each = markdown.blocks[at];
    if (each.kind == BlockKind::kParagraph || each.kind == BlockKind::kTableCell) return at;
    pending.insert(pending.end(), each.children.rbegin(), each.children.rend());
  }
  return std::nullopt;
}

std::string first_words(const Document& document, const Section& section) {
  for (const BlockIndex block : section.blocks) {
    const BlockKind kind = document.markdown.blocks[block].kind;
    if (kind != BlockKind::kParagraph && kind != BlockKind::kList) continue;
    const auto paragraph = first_paragraph(document.markdown, block);
    std::string text = paragraph ? plain_text(document.markdown, *paragraph) : "";
    if (!text.empty()) return shortened(std::move(text), kMostFactBytes);
  }
  return "";
}

/// What a list says of a record without facts.
std::string missing_fact(const SiteContext& site, const Record& record) {
  const Document& document = record.document();
  if (document.mode == DocumentMode::kLegacy) return "";
  if (document.status != Status::kStub || !document.resolved) {
    return std::string(site.words["parts.no_facts"]);
  }
  const auto days = site.model.as_of - absl::CivilDay(document.resolved->local);
  if (days < 1) return std::string(site.words["parts.no_debrief"]);
  return site.words.count("parts.no_debrief_for", static_cast<uint64_t>(days));
}

}  // namespace

std::string record_count(const Words& words, size_t count) {
  return words.count("parts.records", count);
}

SafeHtml unknown_html(const SafeHtml& what) {
  return HtmlWriter().raw("<span class=\"unknown\">").html(what).raw("</span>").take();
}
SafeHtml unknown_html(std::string_view what) { return unknown_html(text_html(what)); }

SafeHtml words_html(std::string_view text, std::initializer_list<MarkupFiller> values) {
  HtmlWriter out;
  while (!text.empty()) {
    const size_t open = text.find('{');
    const size_t close = open == std::string_view::npos ? open : text.find('}', open);
    if (close == std::string_view::npos) break;
    out.text(text.substr(0, open));
    const std::string_view name = text.substr(open + 1, close - open - 1);
    for (const MarkupFiller& value : values) {
      if (value.name == name) out.html(value.value);
    }
    text.remove_prefix(close + 1);
  }
  return out.text(text).take();
}

SafeHtml incident_day(const SiteContext& site, const Record& record) {
  if (record.day) return day_html(site.words, *record.day);
  return unknown_html(site.words["parts.no_date"]);
}

SafeHtml record_day(const SiteContext& site, const Record& record) {
  if (record.day || !record.written_day) return incident_day(site, record);
  return unknown_html(words_html(site.words["parts.written"],
                                 {{"day", day_html(site.words, *record.written_day)}}));
}

std::string first_fact(const Document& document) {
  if (const Section* facts = document.section(SectionRole::kFacts)) {
    return first_words(document, *facts);
  }
  if (document.mode == DocumentMode::kManaged) return "";
  for (const Section& section : document.sections) {
    std::string text = first_words(document, section);
    if (!text.empty()) return text;
  }
  return "";
}

std::string action_summary(const Words& words, const Record& record) {
  if (record.actions.empty()) return "–";
  const size_t live = record.live_actions();
  return live == 0 ? words.count("parts.settled", record.actions.size())
                   : words.count("parts.open", live);
}

namespace {

/// `2 of 3 actions open`, `2 actions, all settled`.
std::string actions_text(const Words& words, const Record& record) {
  const size_t live = record.live_actions();
  if (live == 0) return words.count("parts.actions_settled", record.actions.size());
  return words.count("parts.actions_open", record.actions.size(), {{"open", std::to_string(live)}});
}

}  // namespace

SafeHtml record_list(const SiteContext& site, const std::vector<size_t>& records,
                     std::string_view root) {
  TemplateValues values;
  for (const size_t index : records) {
    const Record& record = site.model.records[index];
    const Document& document = record.document();
    const std::string fact = first_fact(document);
    TemplateValues item = values.add("RECORD");
    item.html("DAY", record_day(site, record))
        .html("SEVERITY", document.severity.empty()
                              ? SafeHtml()
                              : severity_mark(site.words, record.severity_rank, document.severity))
        .text("URL", concat(root, record.url()))
        .text("TITLE", record.title)
        .text_if("FACT", fact)
        .text_if("NO_FACT", fact.empty() ? missing_fact(site, record) : "")
        .html("STATUS", document.status == Status::kUnknown
                            ? SafeHtml()
                            : status_mark(site.words, document.status));
    for (const std::string& id : document.services) {
      const ServiceView& service = site.model.services[site.model.service_of.at(id)];
      item.add("SERVICE").text("SERVICE_URL", concat(root, service.url())).text("NAME", id);
    }
    if (record.actions.empty()) continue;
    item.text_if("ACTIONS", actions_text(site.words, record));
    const size_t overdue = record.overdue_actions();
    if (overdue > 0) item.text_if("OVERDUE", site.words.count("parts.overdue", overdue));
  }
  return site.templates.fill("site/part/records.html", values);
}

std::string_view late_from_text(const Words& words, const Config& config) {
  return words[concat("parts.late_from.", config.late_from)];
}

std::string target_text(const Config& config) {
  // Up to three days people speak of hours: the 48 h of the configuration are not 2 d.
  const int64_t hours = absl::ToInt64Hours(config.late_after);
  const bool plain = config.late_after == absl::Hours(hours) && hours > 0 && hours <= 72;
  return plain ? concat(hours, "\u00a0h") : duration_text(config.late_after);
}

SafeHtml unknown_date(const SiteContext& site, const Record& record) {
  const auto& history = record.source->history;
  const Words& words = site.words;
  if (!history) return unknown_html(words["parts.no_history"]);
  if (!history->was_committed()) return unknown_html(words["parts.not_committed"]);
  if (history->known_since && !history->lacks_contents) {
    return unknown_html(words_html(words["parts.before_history"],
                                   {{"day", day_html(words, *history->known_since)}}));
  }
  if (history->truncated) return unknown_html(words["parts.truncated"]);
  const Document& document = record.document();
  if (document.status == Status::kStub || first_fact(document).empty()) {
    return unknown_html(words["parts.not_yet"]);
  }
  return unknown_html(words["parts.not_known"]);
}

SafeHtml history_date(const SiteContext& site, const Record& record,
                      const std::optional<Timestamp>& date) {
  return date ? day_html(site.words, *date) : unknown_date(site, record);
}

SafeHtml write_up_html(const SiteContext& site, const Record& record) {
  const SiteModel& model = site.model;
  const WriteUp& write_up = record.write_up;
  if (!write_up.delay) {
    const Document& document = record.document();
    const Config& config = model.corpus->config;
    const auto& from = late_from(document, config);
    const bool written = record.source->history && record.source->history->first_written;
    const bool told = written || document.debriefed;
    if (!told || (from && from->instant)) return unknown_date(site, record);
    return unknown_html(site.words.say(from ? "parts.inexact" : "parts.not_recorded",
                                       {{"what", late_from_text(site.words, config)}}));
  }
  if (write_up.before) return text_html(site.words["parts.while_it_went_on"]);
  const std::string delay = duration_text(*write_up.delay);
  if (write_up.late) {
    return HtmlWriter().raw("<span class=\"late\">").text(delay).raw("</span>").take();
  }
  return text_html(write_up.at_most ? site.words.say("parts.at_most", {{"time", delay}}) : delay);
}

}  // namespace debrief
