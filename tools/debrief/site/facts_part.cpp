// The facts and the record's data beside them.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"
#include "debrief/site/parts.h"
#include "debrief/site/section_body.h"

namespace debrief {
namespace {

/// More than this is a narrative: it is set as prose, without numbers.
constexpr size_t kMostFacts = 8;
constexpr size_t kMostFactBytes = 1800;

/// The statements of a facts section: each paragraph and each item of a list. Empty when there is
/// anything that is neither, or too much for a list.
std::vector<BlockIndex> statements(const Document& document, const Section& section) {
  const Markdown& markdown = document.markdown;
  std::vector<BlockIndex> found;
  size_t bytes = 0;
  for (const BlockIndex block : section.blocks) {
    const Block& each = markdown.blocks[block];
    if (is_comment(each)) continue;
    if (each.span.overlaps(section.heading) && !section.heading.empty()) return {};
    if (each.kind == BlockKind::kParagraph) {
      found.push_back(block);
    } else if (each.kind == BlockKind::kList) {
      found.insert(found.end(), each.children.begin(), each.children.end());
    } else {
      return {};
    }
    bytes += each.span.size();
  }
  const bool few = found.size() <= kMostFacts && bytes <= kMostFactBytes;
  return few ? found : std::vector<BlockIndex>();
}

/// The blocks that show a statement: the paragraph, or what is in the list item.
std::vector<BlockIndex> content_of(const Markdown& markdown, BlockIndex statement) {
  const Block& block = markdown.blocks[statement];
  return block.kind == BlockKind::kItem ? block.children : std::vector<BlockIndex>{statement};
}

SafeHtml facts_html(const RecordContext& context, const Section& section) {
  const Markdown& markdown = context.document().markdown;
  const std::vector<BlockIndex> facts = statements(context.document(), section);
  if (facts.empty()) return own_text(context, section);
  HtmlWriter out;
  if (facts.size() == 1) {
    return out.raw("<div class=\"facts\" dir=\"auto\">\n")
        .html(markdown_html(markdown, content_of(markdown, facts.front()), context.html))
        .raw("</div>\n")
        .take();
  }
  out.raw("<ol class=\"facts\">\n");
  for (size_t i = 0; i < facts.size(); ++i) {
    out.raw("<li id=\"fact").number(i + 1).raw("\"><span class=\"n\">").number(i + 1);
    out.raw("</span><div dir=\"auto\">")
        .html(markdown_html(markdown, content_of(markdown, facts[i]), context.html))
        .raw("</div></li>\n");
  }
  return out.raw("</ol>\n").take();
}

/// The rows of the record's data, in the order they are read.
class DataRows {
 public:
  DataRows(const Words& words, TemplateValues& values, const Zone& zone)
      : words_(words), values_(values), zone_(zone) {}

  void row(std::string_view name, SafeHtml value) {
    values_.add("ROW").text("NAME", name).html("VALUE", std::move(value));
  }

  void text(std::string_view name, std::string_view value) {
    if (!value.empty()) row(name, text_html(value));
  }

  /// An instant; one that a managed document should have is shown as unknown.
  void instant(std::string_view name, const std::optional<Moment>& moment, bool expected,
               std::string_view remark = "") {
    if (!moment && !expected) return;
    HtmlWriter out;
    if (!moment) {
      row(name, out.raw("<span class=\"unknown\">not recorded</span>").take());
      return;
    }
    const Moment shown = in_zone_of(zone_, *moment);
    out.html(moment_html(words_, shown));
    if (shown.instant) {
      clock_ = zone_text(shown);
    } else if (!shown.date_only && zone_.zone) {
      out.text(shown.zone.empty() ? ", zone not recorded" : concat(" ", zone_text(shown)));
    }
    if (!remark.empty()) out.text(concat(", ", remark));
    row(name, out.take());
  }

  /// The zone of the instants so far, once for all.
  void zone() { text("Time zone", clock_); }

  void people(std::string_view name, const std::vector<Located<std::string>>& people) {
    std::vector<std::string> names;
    for (const auto& person : people) names.push_back(person_name(person.value));
    text(name, join(names, ", "));
  }

  void people(std::string_view name, const std::vector<PersonReference>& people) {
    std::vector<std::string> names;
    for (const PersonReference& person : people) {
      names.push_back(person.role.empty()
                          ? person_name(person.name)
                          : concat(person_name(person.name), " (", person.role, ")"));
    }
    text(name, join(names, ", "));
  }

  void links(const std::vector<FrontMatter::Link>& links) {
    HtmlWriter out;
    for (const FrontMatter::Link& link : links) {
      if (!out.empty()) out.raw(", ");
      const std::string& url = link.url.value;
      const bool external = url.starts_with("https://") || url.starts_with("http://");
      if (external) {
        out.raw("<a rel=\"noopener noreferrer nofollow\"").attribute("href", url).raw(">");
        out.text(link.name).raw("</a>");
      } else {
        out.text(concat(link.name, ": ", url));
      }
    }
    if (!out.empty()) row("Links", out.take());
  }

 private:
  const Words& words_;
  TemplateValues& values_;
  const Zone& zone_;
  std::string clock_;
};

std::string located(const std::optional<Located<std::string>>& value) {
  return value ? value->value : "";
}

std::string finding_text(const FindingCount& count) {
  std::vector<std::string> parts;
  if (count.errors > 0) parts.push_back(counted(count.errors, "error"));
  if (count.warnings > 0) parts.push_back(counted(count.warnings, "warning"));
  if (count.infos > 0) parts.push_back(counted(count.infos, "question"));
  return join(parts, ", ");
}

void add_write_up(const RecordContext& context, DataRows& rows) {
  const Record& record = context.record;
  const Config& config = context.site.model.corpus->config;
  HtmlWriter out;
  out.html(write_up_html(context.site, record));
  if (record.write_up.delay && !record.write_up.before) {
    out.text(concat(" after ", late_from_text(context.site.words, config)));
    if (record.write_up.late) out.text(concat("; the target is ", target_text(config)));
  }
  rows.row("Written up", out.take());
}

}  // namespace

SafeHtml facts_body(const RecordContext& context, const OutlineNode* facts) {
  const Document& document = context.document();
  const FrontMatter& front = document.front_matter;
  const bool managed = document.mode == DocumentMode::kManaged;
  TemplateValues values;
  HtmlWriter left;
  if (facts != nullptr) {
    left.html(facts_html(context, context.section(*facts))).html(nested_sections(context, *facts));
  }
  const bool beside = !left.empty() || managed;
  values.show("BESIDE", beside).show("ALONE", !beside).show("NONE", left.empty() && managed);
  values.html_if("FACTS", left.take());
  DataRows rows(context.site.words, values, context.record.zone);
  const std::string by = located(front.detected_by);
  rows.instant("Started", document.started, true);
  rows.instant("Detected", document.detected, managed,
               by.empty() || by == "unknown" ? "" : concat("by ", by));
  rows.instant("Mitigated", document.mitigated, false);
  rows.instant("Resolved", document.resolved, managed);
  rows.instant("Debriefed", document.debriefed, false);
  rows.instant("Shared", front.shared ? std::optional(front.shared->value) : std::nullopt, false);
  rows.zone();
  add_write_up(context, rows);
  rows.text("Trigger", located(front.trigger));
  rows.text("Owner", person_name(located(front.owner)));
  rows.text("Facilitator", person_name(located(front.facilitator)));
  rows.people("Participants", front.participants);
  rows.people("Informed", front.informed);
  rows.text("Teams", join(document.teams, ", "));
  rows.text("Tags", join(document.tags, ", "));
  rows.links(front.links);
  rows.text("Findings", finding_text(context.record.findings));
  return context.site.templates.fill("site/part/facts.html", values);
}

}  // namespace debrief
