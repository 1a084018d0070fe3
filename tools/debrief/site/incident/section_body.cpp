#include "debrief/site/section_body.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/actions/life_line.h"
#include "debrief/site/actions/trace_part.h"
#include "debrief/site/incident/places.h"
#include "debrief/site/incident/told.h"
#include "debrief/site/parts.h"
#include "debrief/site/trimmed.h"

namespace debrief {
namespace {

/// Blocks as prose; tables scroll by themselves, so that a wide one does not widen the page.
class ProseWriter {
 public:
  explicit ProseWriter(const RecordContext& context) : context_(context) {}

  void add(BlockIndex block) {
    const Block& each = context_.document().markdown.blocks[block];
    if (is_comment(each)) return;
    if (SafeHtml anchors = anchors_in(context_, each.span); !anchors.empty()) {
      flush();
      out_.html(anchors);
    }
    if (each.kind != BlockKind::kTable) {
      pending_.push_back(block);
      return;
    }
    flush();
    out_.raw("<div class=\"scroll\" role=\"group\"");
    out_.attribute("aria-label", context_.site.words["incident.table"])
        .raw(" tabindex=\"0\">\n")
        .html(markdown_html(context_.document().markdown, {&block, 1}, context_.html))
        .raw("</div>\n");
  }

  /// A part of a paragraph, for a label whose text goes on in the same line.
  void add_rest(BlockIndex block, Span keep) {
    flush();
    const SafeHtml html = trimmed_html(context_.document(), block, keep, context_.html);
    if (!html.empty()) out_.raw("<div class=\"prose\"><p>").html(html).raw("</p></div>\n");
  }

  SafeHtml take() {
    flush();
    return out_.take();
  }

 private:
  void flush() {
    if (pending_.empty()) return;
    out_.raw("<div class=\"prose\" dir=\"auto\">\n")
        .html(markdown_html(context_.document().markdown, pending_, context_.html))
        .raw("</div>\n");
    pending_.clear();
  }

  const RecordContext& context_;
  std::vector<BlockIndex> pending_;
  HtmlWriter out_;
};

/// Whether a list item says nothing: an empty task, or one with nothing but the id of an action.
bool is_blank(const Document& document, BlockIndex item) {
  const Block& block = document.markdown.blocks[item];
  if (block.kind != BlockKind::kItem) return false;
  if (block.children.empty()) return true;
  if (block.children.size() > 1) return false;
  const std::string text = lower_ascii(plain_text(document.markdown, block.children.front()));
  const bool number =
      text.size() < 8 && std::all_of(text.begin() + !text.empty(), text.end(), is_ascii_digit);
  return text.empty() || (text[0] == 'a' && number);
}

/// A block of a section's own. Of a label and its text in one paragraph only the text: the label is
/// the heading already.
void add_own_block(const RecordContext& context, const Section& section, BlockIndex block,
                   ProseWriter& prose) {
  const Span span = context.document().markdown.blocks[block].span;
  if (!section.heading.empty() && span.overlaps(section.heading)) {
    prose.add_rest(block, {section.heading.end, span.end});
  } else {
    prose.add(block);
  }
}

/// One axis for the lives of all actions of a record, whatever section they stand in.
LifeAxis axis_of_page(const RecordContext& context) {
  const SiteModel& model = context.site.model;
  std::vector<const ActionView*> views;
  for (const ActionView& view : context.record.actions) views.push_back(&view);
  std::vector<ActionEntry> all = entries_of(model, views);
  const auto self = static_cast<size_t>(&context.record - model.records.data());
  const std::vector<ActionEntry> vanished = vanished_from(model, {self});
  all.insert(all.end(), vanished.begin(), vanished.end());
  return life_axis(model, all);
}

SafeHtml actions_of_section(const RecordContext& context, const Section& section) {
  std::vector<const ActionView*> views;
  std::vector<BlockIndex> whole;  // lists and tables of which every row is an action
  const Markdown& markdown = context.document().markdown;
  for (const BlockIndex block : section.blocks) {
    const Block& each = markdown.blocks[block];
    if (each.kind != BlockKind::kList && each.kind != BlockKind::kTable) continue;
    std::vector<const ActionView*> rows;
    size_t expected = 0;
    for (const BlockIndex row : each.children) {
      if (markdown.blocks[row].header) continue;
      const auto view =
          std::find_if(context.record.actions.begin(), context.record.actions.end(),
                       [&](const ActionView& candidate) { return candidate.action->block == row; });
      if (view != context.record.actions.end()) rows.push_back(&*view);
      expected += view != context.record.actions.end() || !is_blank(context.document(), row);
    }
    if (rows.empty() || rows.size() != expected) continue;
    whole.push_back(block);
    views.insert(views.end(), rows.begin(), rows.end());
  }
  ProseWriter prose(context);
  HtmlWriter out;
  for (const BlockIndex block : section.blocks) {
    if (std::find(whole.begin(), whole.end(), block) != whole.end()) continue;
    add_own_block(context, section, block, prose);
  }
  out.html(prose.take());
  std::vector<ActionEntry> entries = entries_of(context.site.model, views);
  if (context.document().section(SectionRole::kActions) == &section) {
    const auto self = static_cast<size_t>(&context.record - context.site.model.records.data());
    const std::vector<ActionEntry> vanished = vanished_from(context.site.model, {self});
    entries.insert(entries.end(), vanished.begin(), vanished.end());
  }
  if (!entries.empty()) {
    const LifeAxis axis = axis_of_page(context);
    out.html(action_table(context.site, entries,
                          {.caption = section.title,
                           .own_page = true,
                           .html = context.html,
                           .axis = &axis,
                           .key = true}));
  }
  return out.take();
}

/// What was written of the facts looking back; the actions that it names are links.
SafeHtml check_back_body(const RecordContext& context, const Section& section) {
  const SafeHtml written = own_text(with_references(context), section);
  const bool first = context.document().section(SectionRole::kCheckBack) == &section;
  return first ? trace_with(context, section, written) : written;
}

/// The text of a section as its role has it.
SafeHtml text_of_role(const RecordContext& context, const Section& section, SectionRole role) {
  SafeHtml special;
  if (role == SectionRole::kTimeline) special = timeline_body(context, section);
  if (role == SectionRole::kFactors) special = factors_body(context, section);
  if (role == SectionRole::kSecondStories) special = second_stories_body(context, section);
  if (role == SectionRole::kWhys) special = whys_body(context, section);
  if (role == SectionRole::kCheckBack) return check_back_body(context, section);
  if (role == SectionRole::kActions) return actions_of_section(context, section);
  return special.empty() ? own_text(context, section) : special;
}

/// The story that a nested section of the stories tells; nullptr when it is something else.
const Story* story_of(const RecordContext& context, const OutlineNode& node) {
  return context.places == nullptr ? nullptr : context.places->story_of(node.section);
}

struct HeadingMarkup {
  Markup begin, end;
};
constexpr HeadingMarkup kHeadings[] = {
    {"<h3 dir=\"auto\"", "</h3>\n"},
    {"<h4 dir=\"auto\"", "</h4>\n"},
    {"<h5 dir=\"auto\"", "</h5>\n"},
    {"<h6 dir=\"auto\"", "</h6>\n"},
};

void write_heading(const RecordContext& context, const OutlineNode& node, int level,
                   HtmlWriter& out) {
  const Section& section = context.section(node);
  const Story* story = story_of(context, node);
  const size_t rank = static_cast<size_t>(std::clamp(level, 3, 6) - 3);
  if (section.heading_block) {
    out.html(anchors_in(context, context.document().markdown.blocks[*section.heading_block].span));
  }
  out.raw(kHeadings[rank].begin).attribute("id", node.anchor).raw(">");
  const bool split = story != nullptr && !story->role.empty() &&
                     section.title.find(story->role) != std::string::npos;
  if (split) {
    out.text(story->who).raw(" <span>").text(story->role).raw("</span>");
  } else {
    out.html(heading_html(context, section));
  }
  out.raw(kHeadings[rank].end);
}

void write_nested(const RecordContext& context, const OutlineNode& node, SectionRole inherited,
                  int level, HtmlWriter& out);

/// A section inside another: its heading, its text, and what is nested in it.
void write_child(const RecordContext& context, const OutlineNode& child, SectionRole inherited,
                 int level, HtmlWriter& out) {
  const Section& section = context.section(child);
  const SectionRole role = section.role == SectionRole::kNone ? inherited : section.role;
  write_heading(context, child, level, out);
  out.html(text_of_role(context, section, role));
  write_nested(context, child, role, level + 1, out);
}

/// A story, what it led to in its margin.
void write_story(const RecordContext& context, const OutlineNode& child, const Story& story,
                 SectionRole inherited, int level, HtmlWriter& out) {
  const Section& section = context.section(child);
  out.raw("<article class=\"part story\">\n");
  write_heading(context, child, level, out);
  out.raw("<div class=\"told\">\n");
  HtmlWriter told;
  told.html(text_of_role(context, section, inherited));
  write_nested(context, child, inherited, level + 1, told);
  if (told.empty()) {
    const std::string_view why = story.declined ? "stories.declined" : "stories.not_told";
    told.raw("<p class=\"unknown\">").text(context.site.words[why]).raw("</p>\n");
  }
  out.html(told.take()).raw("</div>\n");
  const SafeHtml insights = insights_html(context, story);
  if (!insights.empty()) out.raw("<div class=\"insights\">\n").html(insights).raw("</div>\n");
  out.raw("</article>\n");
}

/// Nesting follows heading levels, of which there are seven: the depth is bounded.
void write_nested(const RecordContext& context, const OutlineNode& node, SectionRole inherited,
                  int level, HtmlWriter& out) {
  const std::vector<OutlineNode>& children = node.nested;
  for (size_t i = 0; i < children.size(); ++i) {
    if (const Story* story = story_of(context, children[i])) {
      write_story(context, children[i], *story, inherited, level, out);
      continue;
    }
    const bool pair =
        inherited == SectionRole::kSecondStories && is_first_label(context.section(children[i]));
    out.raw(pair ? Markup("<div class=\"pair\">\n<div>\n") : Markup("<div class=\"part\">\n"));
    write_child(context, children[i], inherited, level, out);
    if (pair) {
      out.raw("</div>\n<div>\n");
      if (i + 1 < children.size() && is_second_label(context.section(children[i + 1]))) {
        write_child(context, children[++i], inherited, level, out);
      } else {
        out.raw("<p class=\"unknown\">").text(context.site.words["stories.untold"]).raw("</p>\n");
      }
      out.raw("</div>\n");
    }
    out.raw("</div>\n");
  }
}

}  // namespace

SafeHtml anchors_in(const RecordContext& context, Span span) {
  HtmlWriter out;
  const auto place = [&](Span item, std::string_view anchor) {
    if (!span.contains(item)) return;
    out.raw("<span class=\"place\"").attribute("id", anchor).raw("></span>");
  };
  for (const ActionView& view : context.record.actions) place(view.action->span, view.anchor);
  const Document& document = context.document();
  for (size_t i = 0; i < document.factors.size(); ++i) {
    place(document.factors[i].span, factor_anchor(document, i));
  }
  return out.take();
}

bool is_comment(const Block& block) {
  if (block.kind != BlockKind::kHtmlBlock) return false;
  std::string_view text = trim(block.literal);
  while (text.starts_with("<!--")) {
    const size_t end = text.find("-->");
    if (end == std::string_view::npos) return true;
    text = trim(text.substr(end + 3));
  }
  return text.empty();
}

std::string section_name(const Words& words, const Section& section) {
  return section.title.empty() ? std::string(words["incident.untitled"]) : section.title;
}

std::string section_name(const Section& section) { return section_name(Words::english(), section); }

SafeHtml heading_html(const RecordContext& context, const Section& section) {
  const Markdown& markdown = context.document().markdown;
  if (section.title.empty()) {
    return HtmlWriter()
        .raw("<span class=\"unknown\">")
        .text(section_name(context.site.words, section))
        .raw("</span>")
        .take();
  }
  const bool heading =
      section.heading_block && markdown.blocks[*section.heading_block].kind == BlockKind::kHeading;
  if (!heading) return text_html(section.title);
  return markdown_inline_html(markdown, *section.heading_block, context.html);
}

SafeHtml own_text(const RecordContext& context, const Section& section) {
  ProseWriter prose(context);
  for (const BlockIndex block : section.blocks) add_own_block(context, section, block, prose);
  return prose.take();
}

SafeHtml nested_sections(const RecordContext& context, const OutlineNode& node, int level) {
  HtmlWriter out;
  write_nested(context, node, context.section(node).role, level, out);
  return out.take();
}

SafeHtml section_body(const RecordContext& context, const OutlineNode& node, int level) {
  const Section& section = context.section(node);
  return HtmlWriter()
      .html(text_of_role(context, section, section.role))
      .html(nested_sections(context, node, level))
      .take();
}

}  // namespace debrief
