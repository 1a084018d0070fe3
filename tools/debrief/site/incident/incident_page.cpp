// The page of one record: facts first, then what happened, what people told, what was learnt and is
// done about it, and what the repository knows.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/site/actions/trace_part.h"
#include "debrief/site/dates.h"
#include "debrief/site/incident/page_head.h"
#include "debrief/site/incident/page_images.h"
#include "debrief/site/incident/phase_bar.h"
#include "debrief/site/incident/places.h"
#include "debrief/site/marks.h"
#include "debrief/site/section_body.h"

namespace debrief {
namespace {

/// A section as the template takes it.
struct PageSection {
  std::string anchor, heading, note;
  SafeHtml body;
  SafeHtml heading_html = {};  ///< as the author wrote it; empty: `heading`
  bool full = false;           ///< its tables take the whole width in print
  Span span = {};              ///< of the section of the document; empty for parts of our own
};

std::string action_note(const Words& words, const Record& record) {
  static constexpr std::array kStates = {"incident.open", "incident.in_progress", "incident.done",
                                         "incident.declined"};
  std::array<size_t, 4> counts{};
  for (const ActionView& view : record.actions) {
    if (!view.overdue_days) ++counts[static_cast<size_t>(view.action->status)];
  }
  std::vector<std::string> parts;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    parts.push_back(words.say(kStates[i], {{"n", std::to_string(counts[i])}}));
  }
  if (const size_t overdue = record.overdue_actions(); overdue > 0) {
    parts.push_back(words.say("incident.overdue", {{"n", std::to_string(overdue)}}));
  }
  return parts.empty() ? "" : concat(join(parts, ", "), ".");
}

/// What the tool says beside a section, in its own voice. Under the headings of a legacy document
/// it only counts.
std::string note_of(const RecordContext& context, const OutlineNode& node) {
  const Record& record = context.record;
  const Words& words = context.site.words;
  const SectionRole role = record.document().sections[node.section].role;
  const bool counts = role == SectionRole::kTimeline || role == SectionRole::kActions;
  if (record.document().mode == DocumentMode::kLegacy && !counts) return "";
  switch (role) {
    case SectionRole::kTimeline:
      return timeline_note(context, node);
    case SectionRole::kStories:
      return std::string(words["stories.note"]);
    case SectionRole::kSecondStories:
      return std::string(words["stories.second_note"]);
    case SectionRole::kFactors:
      return std::string(words["incident.factors_note"]);
    case SectionRole::kActions:
      return action_note(words, record);
    case SectionRole::kCheckBack:
      return std::string(words["trace.note"]);
    default:
      return "";
  }
}

/// The text before the first section, and below the title.
SafeHtml preamble_html(const RecordContext& context) {
  HtmlWriter out;
  for (const uint32_t index : context.record.outline.preamble) {
    const Section& section = context.document().sections[index];
    // The title's heading stands above the page already, unless the front matter has another.
    if (!section.heading.empty() && section.title != context.record.title) {
      out.raw("<h3 dir=\"auto\">").html(heading_html(context, section)).raw("</h3>\n");
    }
    out.html(own_text(context, section));
  }
  return out.take();
}

class IncidentWriter {
 public:
  explicit IncidentWriter(const RecordContext& context) : context_(context) {}

  std::vector<PageSection> sections() {
    const std::vector<OutlineNode>& nodes = context_.record.outline.nodes;
    const bool has_facts = !nodes.empty() && role_of(nodes.front()) == SectionRole::kFacts;
    add_facts(has_facts ? &nodes.front() : nullptr);
    for (size_t i = has_facts ? 1 : 0; i < nodes.size();) {
      const size_t noticed = count_noticed(i);
      if (noticed > 1) {
        place_missing_timeline();
        add_noticed(i, noticed);
      } else {
        place_missing(nodes[i]);
        add_node(nodes[i]);
      }
      i += std::max<size_t>(noticed, 1);
    }
    place_missing_timeline();
    place_missing_actions();
    place_missing_check_back();
    const Words& words = context_.site.words;
    add({"related", std::string(words["related.title"]), std::string(words["related.note"]),
         related_body(context_)});
    add({"cited", std::string(words["cited.title"]), "", cited_body(context_)});
    add({"history", word("history"), history_note(), history_body(context_)});
    for (const ActionView& view : context_.record.actions) place(view);
    return std::move(sections_);
  }

 private:
  SectionRole role_of(const OutlineNode& node) const { return context_.section(node).role; }
  bool managed() const { return context_.document().mode == DocumentMode::kManaged; }

  /// A text of the page's own section of words.
  std::string word(std::string_view key) const {
    return std::string(context_.site.words[concat("incident.", key)]);
  }
  SafeHtml unknown(std::string_view key) const {
    return HtmlWriter().raw("<p class=\"unknown\">").text(word(key)).raw("</p>\n").take();
  }

  SafeHtml phases() const {
    return phases_html(context_.site.words, context_.record.phases, context_.record.zone);
  }

  /// An action that stands where no part gave it a place (in a heading, in the facts) can be
  /// reached at the start of its section.
  void place(const ActionView& view) {
    const std::string mark = concat("id=\"", view.anchor, "\"");
    PageSection* home = nullptr;
    for (PageSection& section : sections_) {
      if (section.body.str().find(mark) != std::string::npos) return;
      const bool around = section.span.begin <= view.action->span.begin &&
                          view.action->span.begin < section.span.end;
      if (home == nullptr || around) home = &section;
    }
    if (home == nullptr) return;
    home->body = HtmlWriter()
                     .raw("<span class=\"place\"")
                     .attribute("id", view.anchor)
                     .raw("></span>")
                     .html(home->body)
                     .take();
  }

  void add(PageSection section) {
    if (!section.body.empty()) sections_.push_back(std::move(section));
  }

  void add_facts(const OutlineNode* facts) {
    SafeHtml preamble = preamble_html(context_);
    PageSection page{"record", word(managed() ? "facts" : "record"),
                     managed() ? word("facts_note") : "", facts_body(context_, facts)};
    if (facts != nullptr) {
      page.anchor = facts->anchor;
      page.heading = section_name(context_.site.words, context_.section(*facts));
      page.span = context_.section(*facts).span;
      page.heading_html = heading_html(context_, context_.section(*facts));
    }
    add(std::move(page));
    add({"preface", word("preface"), "", std::move(preamble)});
  }

  void add_node(const OutlineNode& node) {
    const Section& section = context_.section(node);
    const bool timeline = section.role == SectionRole::kTimeline;
    PageSection page{
        node.anchor, section_name(context_.site.words, section), note_of(context_, node), {}};
    HtmlWriter body;
    if (timeline && !phases_shown_) body.html(phases());
    phases_shown_ |= timeline;
    actions_shown_ |= section.role == SectionRole::kActions;
    SafeHtml text = section_body(context_, node);
    body.html(timeline ? with_day_strips(context_, node, std::move(text)) : std::move(text));
    page.span = section.span;
    page.body = body.empty() ? unknown("nothing_yet") : body.take();
    page.full = section.role == SectionRole::kActions || section.role == SectionRole::kCheckBack;
    page.heading_html = heading_html(context_, section);
    add(std::move(page));
  }

  /// How many sections from here on say what went well, where luck helped and what surprised.
  size_t count_noticed(size_t from) const {
    const std::vector<OutlineNode>& nodes = context_.record.outline.nodes;
    size_t count = 0;
    for (; managed() && from + count < nodes.size(); ++count) {
      const SectionRole role = role_of(nodes[from + count]);
      if (role != SectionRole::kWentWell && role != SectionRole::kLucky &&
          role != SectionRole::kSurprises) {
        break;
      }
    }
    return count;
  }

  /// These sections side by side, under one name.
  void add_noticed(size_t from, size_t count) {
    HtmlWriter body;
    body.raw("<div class=\"two even\">\n");
    for (size_t i = from; i < from + count; ++i) {
      const OutlineNode& node = context_.record.outline.nodes[i];
      body.raw("<div><h3 dir=\"auto\"").attribute("id", node.anchor).raw(">");
      body.html(heading_html(context_, context_.section(node))).raw("</h3>\n");
      body.html(section_body(context_, node, 4)).raw("</div>\n");
    }
    body.raw("</div>\n");
    add({"noticed", word("noticed"), "", body.take()});
  }

  /// A managed record without a timeline or actions says so, where a reader looks for them.
  void place_missing(const OutlineNode& node) {
    const SectionRole role = role_of(node);
    const bool later = role != SectionRole::kImpact && role != SectionRole::kTimeline &&
                       role != SectionRole::kFacts;
    if (managed() && later) place_missing_timeline();
    const bool behind = role == SectionRole::kCheckBack || role == SectionRole::kGlossary ||
                        role == SectionRole::kAmendments;
    if (managed() && behind) place_missing_actions();
  }

  void place_missing_timeline() {
    if (phases_shown_) return;
    const bool elsewhere = context_.document().section(SectionRole::kTimeline) != nullptr;
    phases_shown_ = true;
    SafeHtml bar = phases();
    if (bar.empty() && (!managed() || elsewhere)) return;
    const std::string zone = bar.empty() ? "" : phase_zone(context_.record);
    HtmlWriter body;
    body.html(bar);
    if (!elsewhere && managed()) body.html(unknown("no_timeline"));
    add({"phases", word("timeline"),
         zone.empty() ? "" : context_.site.words.say("timeline.zone", {{"zone", zone}}),
         body.take()});
  }

  void place_missing_actions() {
    if (actions_shown_ || !managed()) return;
    actions_shown_ = true;
    if (context_.document().section(SectionRole::kActions) != nullptr) return;
    add({"no-actions", word("actions"), "", unknown("no_action")});
  }

  /// What the actions do about facts and factors can be told without a section for it.
  void place_missing_check_back() {
    if (context_.document().section(SectionRole::kCheckBack) != nullptr) return;
    const Words& words = context_.site.words;
    PageSection section{"trace", std::string(words["trace.title"]),
                        std::string(words["trace.note"]), trace_body(context_)};
    section.full = true;
    add(std::move(section));
  }

  std::string history_note() const {
    const auto& history = context_.record.source->history;
    if (!history || history->revisions.empty()) return "";
    return context_.site.words.count(
        history->truncated ? "incident.revisions_known" : "incident.revisions",
        history->revisions.size());
  }

  const RecordContext& context_;
  std::vector<PageSection> sections_;
  bool phases_shown_ = false;
  bool actions_shown_ = false;
};

}  // namespace

Page incident_page(const SiteContext& site, size_t index) {
  const Record& record = site.model.records[index];
  Page page{record.url(), ""};
  const PagePlaces places(record);
  RecordContext context{site, record, {}, &places};
  // Ids within the text are of notes and of headings in quotations; none is one of the page's own.
  context.html = {.id_prefix = "n-", .heading_offset = 3};
  context.html.rewrite = link_rewriter(site.model, record, site.options, page.assets);
  context.html.image_size = image_sizes(site.options, page.assets);
  TemplateValues values;
  fill_head(context, values);
  fill_banners(context, values);
  for (PageSection& section : IncidentWriter(context).sections()) {
    values.add("TOC").text("ANCHOR", section.anchor).text("WORD", section.heading);
    values.add("SECTION")
        .text("ANCHOR", section.anchor)
        .html("HEADING", section.heading_html.empty() ? text_html(section.heading)
                                                      : std::move(section.heading_html))
        .text_if("NOTE", section.note)
        .show("FULL", section.full)
        .html("BODY", std::move(section.body));
  }
  fill_turn(site, index, values);
  const PageFrame frame{
      .path = page.path, .title = record.title, .nav = "incidents.html", .record = index};
  page.bytes = in_layout(site, frame, site.templates.fill("site/incident.html", values));
  return page;
}

}  // namespace debrief
