// The page of one record: facts first, then what happened, what people told, what was learnt and is
// done about it, and what the repository knows.

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/site/actions/trace_part.h"
#include "debrief/site/dates.h"
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

constexpr size_t kWordsAMinute = 220;

size_t minutes_to_read(const Document& document) {
  size_t words = 0;
  for (const TextBlock& block : document.texts) {
    if (block.kind == TextKind::kField) continue;
    words +=
        1 + static_cast<size_t>(std::count(block.prose.text.begin(), block.prose.text.end(), ' '));
  }
  return std::max<size_t>(1, (words + kWordsAMinute - 1) / kWordsAMinute);
}

SafeHtml when_html(const RecordContext& context) {
  const Record& record = context.record;
  const Document& document = record.document();
  HtmlWriter out;
  if (!document.started) {
    out.raw("<span class=\"unknown\">start not recorded</span>");
    return out.take();
  }
  const Moment start = in_zone_of(record.zone, *document.started);
  const Moment end = in_zone_of(record.zone, document.resolved.value_or(start));
  out.raw("<span>").html(moment_html(context.site.words, start));
  if (const bool one_day = absl::CivilDay(start.local) == absl::CivilDay(end.local); !one_day) {
    out.raw(" – ").html(moment_html(context.site.words, end));
  } else if (document.resolved && !end.date_only) {
    out.raw(" – ").html(clock_html(context.site.words, end));
  }
  const std::string zone = zone_text(end.date_only ? start : end);
  if (!zone.empty()) out.text(concat(" ", zone));
  out.raw("</span>");
  const auto reversed = time_between(document.resolved, document.started);
  if (reversed && *reversed > absl::ZeroDuration()) {
    out.raw(" <span class=\"unknown\">resolved before it started</span>");
  }
  return out.take();
}

std::string action_note(const Words& words, const Record& record) {
  std::array<size_t, 4> counts{};
  for (const ActionView& view : record.actions) {
    if (!view.overdue_days) ++counts[static_cast<size_t>(view.action->status)];
  }
  std::vector<std::string> parts;
  for (size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    parts.push_back(concat(counts[i], " ",
                           lower_ascii(action_status_word(words, static_cast<ActionStatus>(i)))));
  }
  if (const size_t overdue = record.overdue_actions(); overdue > 0) {
    parts.push_back(concat(overdue, " overdue"));
  }
  return parts.empty() ? "" : concat(join(parts, ", "), ".");
}

/// What the tool says beside a section, in its own voice. Under the headings of a legacy document
/// it only counts.
std::string note_of(const Words& words, const Record& record, const OutlineNode& node) {
  const SectionRole role = record.document().sections[node.section].role;
  const bool counts = role == SectionRole::kTimeline || role == SectionRole::kActions;
  if (record.document().mode == DocumentMode::kLegacy && !counts) return "";
  switch (role) {
    case SectionRole::kTimeline:
      return timeline_note(record, node);
    case SectionRole::kStories:
      return "Told by those who were there, before anything was analysed.";
    case SectionRole::kSecondStories:
      return "The first story is where we start, never where we stop.";
    case SectionRole::kFactors:
      return "Unranked. Each was needed, none was enough.";
    case SectionRole::kActions:
      return action_note(words, record);
    case SectionRole::kCheckBack:
      return std::string(words["trace.note"]);
    default:
      return "";
  }
}

SafeHtml unknown(std::string_view text) {
  return HtmlWriter().raw("<p class=\"unknown\">").text(text).raw("</p>\n").take();
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
    add({"history", "History", history_note(), history_body(context_)});
    for (const ActionView& view : context_.record.actions) place(view);
    return std::move(sections_);
  }

 private:
  SectionRole role_of(const OutlineNode& node) const { return context_.section(node).role; }
  bool managed() const { return context_.document().mode == DocumentMode::kManaged; }

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
    PageSection page{"record", managed() ? "Facts" : "Record",
                     managed() ? "As a video feed would have printed them." : "",
                     facts_body(context_, facts)};
    if (facts != nullptr) {
      page.anchor = facts->anchor;
      page.heading = section_name(context_.section(*facts));
      page.span = context_.section(*facts).span;
      page.heading_html = heading_html(context_, context_.section(*facts));
    }
    add(std::move(page));
    add({"preface", "Before all else", "", std::move(preamble)});
  }

  void add_node(const OutlineNode& node) {
    const Section& section = context_.section(node);
    const bool timeline = section.role == SectionRole::kTimeline;
    PageSection page{node.anchor,
                     section_name(section),
                     note_of(context_.site.words, context_.record, node),
                     {}};
    HtmlWriter body;
    if (timeline && !phases_shown_) body.html(phases());
    phases_shown_ |= timeline;
    actions_shown_ |= section.role == SectionRole::kActions;
    body.html(section_body(context_, node));
    page.span = section.span;
    page.body = body.empty() ? unknown("Nothing is written here yet.") : body.take();
    page.full =
        section.role == SectionRole::kActions || section.role == SectionRole::kCheckBack;
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
      body.raw("<div class=\"part\"><h3 dir=\"auto\"").attribute("id", node.anchor).raw(">");
      body.html(heading_html(context_, context_.section(node))).raw("</h3>\n");
      body.html(section_body(context_, node, 4)).raw("</div>\n");
    }
    body.raw("</div>\n");
    add({"noticed", "What we noticed", "", body.take()});
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
    if (!elsewhere && managed()) body.html(unknown("No timeline is recorded."));
    add({"phases", "Timeline", zone.empty() ? "" : concat("Times in ", zone, "."), body.take()});
  }

  void place_missing_actions() {
    if (actions_shown_ || !managed()) return;
    actions_shown_ = true;
    if (context_.document().section(SectionRole::kActions) != nullptr) return;
    add({"no-actions", "Actions", "", unknown("No action is recorded.")});
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
    return concat(counted(history->revisions.size(), "revision"),
                  history->truncated ? " known." : ".");
  }

  const RecordContext& context_;
  std::vector<PageSection> sections_;
  bool phases_shown_ = false;
  bool actions_shown_ = false;
};

void add_banners(const RecordContext& context, TemplateValues& values) {
  const Document& document = context.document();
  std::vector<std::pair<std::string_view, std::string_view>> banners;
  const auto& confidence = document.front_matter.confidence;
  if (document.status == Status::kWithdrawn) {
    banners.push_back({"Withdrawn.", "Kept so that links to it still work."});
  }
  if (confidence && (confidence->value == "low" || confidence->value == "fuzzy")) {
    banners.push_back({"A rough record.", "Written from memory; better this than none."});
  }
  if (document.markdown.refusal) {
    banners.push_back({"Not shown.", document.markdown.refusal->message});
  }
  const auto& history = context.record.source->history;
  if (history && history->uncommitted) {
    banners.push_back({"Not committed yet.", "You see a preview of the files as they lie there."});
  }
  if (banners.empty()) return;
  TemplateValues list = values.add("BANNERS");
  for (const auto& [lead, text] : banners) list.add("BANNER").text("LEAD", lead).text("TEXT", text);
}

void add_turn(const SiteContext& site, size_t index, TemplateValues& values) {
  const auto& records = site.model.records;
  if (records.size() < 2) return;
  TemplateValues turn = values.add("TURN");
  const auto link = [&](const char* name, const Record& record) {
    turn.add(name).text("URL", concat("../", record.url())).text("RECORD", record.title);
  };
  if (index + 1 < records.size()) link("OLDER", records[index + 1]);
  if (index > 0) link("NEWER", records[index - 1]);
}

void fill_head(const RecordContext& context, TemplateValues& values) {
  const Record& record = context.record;
  const Document& document = record.document();
  const auto lasted = time_between(document.started, document.resolved);
  const auto& kind = document.front_matter.kind;
  values.text("ROOT", "../")
      .text("TITLE", record.title)
      .text("CRUMB", record.day ? short_day_text(context.site.words, *record.day) : "no date")
      .html("SEVERITY", severity_mark(context.site.words, record.severity_rank, document.severity))
      .html("STATUS", status_mark(context.site.words, document.status))
      .html("WHEN", when_html(context))
      .text_if("LASTED", lasted ? duration_text(*lasted) : "")
      .text_if("KIND", kind && kind->value != "incident" ? kind->value : "")
      .number("MINUTES", minutes_to_read(document))
      .text("ID", document.id);
  if (record.day) values.text_if("YEAR", std::to_string(record.day->year()));
  for (const std::string& id : document.services) {
    const ServiceView& service = context.site.model.services[context.site.model.service_of.at(id)];
    values.add("SERVICE").text("URL", concat("../", service.url())).text("NAME", id);
  }
}

}  // namespace

Page incident_page(const SiteContext& site, size_t index) {
  const Record& record = site.model.records[index];
  Page page{record.url(), ""};
  RecordContext context{site, record, {}};
  // Ids within the text are of notes and of headings in quotations; none is one of the page's own.
  context.html = {.id_prefix = "n-", .heading_offset = 3};
  context.html.rewrite = link_rewriter(site.model, record, site.options, page.assets);
  TemplateValues values;
  fill_head(context, values);
  add_banners(context, values);
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
  add_turn(site, index, values);
  const PageFrame frame{
      .path = page.path, .title = record.title, .nav = "incidents.html", .record = index};
  page.bytes = in_layout(site, frame, site.templates.fill("site/incident.html", values));
  return page;
}

}  // namespace debrief
