#include "debrief/markdown/html.h"

#include <algorithm>
#include <array>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/markdown/html_inlines.h"

namespace debrief {
namespace {

struct Alert {
  std::string_view mark, name, title;
};
constexpr std::array<Alert, 5> kAlerts = {{{"[!note]", "note", "Note"},
                                           {"[!tip]", "tip", "Tip"},
                                           {"[!important]", "important", "Important"},
                                           {"[!warning]", "warning", "Warning"},
                                           {"[!caution]", "caution", "Caution"}}};

struct Box {
  std::string_view name, label, glyph;
};

Box box_of(Checkbox checkbox) {
  switch (checkbox) {
    case Checkbox::kOpen:
      return {"open", "open", "\u2610"};
    case Checkbox::kDone:
      return {"done", "done", "\u2611"};
    case Checkbox::kDeclined:
      return {"declined", "declined", "\u2612"};
    case Checkbox::kInProgress:
      return {"in-progress", "in progress", "\u25D0"};
    case Checkbox::kNone:
      break;
  }
  return {};
}

std::string_view class_of(TableAlign align) {
  switch (align) {
    case TableAlign::kLeft:
      return " class=\"align-left\"";
    case TableAlign::kCenter:
      return " class=\"align-center\"";
    case TableAlign::kRight:
      return " class=\"align-right\"";
    case TableAlign::kNone:
      break;
  }
  return "";
}

class BlockWriter {
 public:
  BlockWriter(const Markdown& markdown, const HtmlOptions& options)
      : markdown_(markdown), options_(options), footnotes_(markdown) {}

  std::string write(std::span<const BlockIndex> roots) {
    stack_.push_back({roots, 0, std::nullopt});
    while (!stack_.empty()) {
      Level& level = stack_.back();
      if (level.next < level.children.size()) {
        const size_t position = level.next++;
        enter(level.children[position], level.children, position);
        continue;
      }
      const std::optional<BlockIndex> owner = level.owner;
      stack_.pop_back();
      if (owner) leave(*owner);
    }
    return std::move(out_);
  }

 private:
  struct Level {
    std::span<const BlockIndex> children;
    size_t next;
    std::optional<BlockIndex> owner;
  };

  const Block& block(BlockIndex index) const { return markdown_.blocks[index]; }

  void new_line() {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
  }

  void descend(BlockIndex index) { stack_.push_back({block(index).children, 0, index}); }

  void enter(BlockIndex index, std::span<const BlockIndex> siblings, size_t position) {
    const Block& self = block(index);
    switch (self.kind) {
      case BlockKind::kDocument:
        break;
      case BlockKind::kParagraph:
        return write_paragraph(index);
      case BlockKind::kHeading:
        return write_heading(index);
      case BlockKind::kCodeBlock:
        return write_code(self);
      case BlockKind::kHtmlBlock:
        return write_raw(self);
      case BlockKind::kThematicBreak:
        return write_line("<hr>");
      case BlockKind::kTableCell:
        return write_cell(self);
      case BlockKind::kBlockQuote:
        open_quote(self);
        break;
      case BlockKind::kList:
        open_list(self);
        break;
      case BlockKind::kItem:
        open_item(self);
        break;
      case BlockKind::kTable:
        write_line("<table>");
        break;
      case BlockKind::kTableRow:
        open_row(self, position);
        break;
      case BlockKind::kFootnoteDefinition:
        open_footnote(self, siblings, position);
        break;
    }
    descend(index);
  }

  void leave(BlockIndex index) {
    const Block& self = block(index);
    switch (self.kind) {
      case BlockKind::kBlockQuote:
        return write_line("</blockquote>");
      case BlockKind::kList:
        return write_line(self.ordered ? "</ol>" : "</ul>");
      case BlockKind::kItem:
        out_ += "</li>\n";
        return;
      case BlockKind::kTable:
        return write_line(self.children.size() > 1 ? "</tbody>\n</table>" : "</table>");
      case BlockKind::kTableRow:
        return write_line(self.header ? "</tr>\n</thead>" : "</tr>");
      case BlockKind::kFootnoteDefinition:
        return close_footnote(self);
      default:
        return;
    }
  }

  void write_line(std::string_view html) {
    new_line();
    append(out_, html, "\n");
  }

  void write_text(std::span<const InlineIndex> inlines) {
    write_inlines(markdown_, inlines, options_, footnotes_, out_);
  }

  bool is_tight(const Block& paragraph) const {
    const Block& item = block(paragraph.parent);
    return item.kind == BlockKind::kItem && block(item.parent).tight;
  }

  void write_paragraph(BlockIndex index) {
    const Block& self = block(index);
    const Block& parent = block(self.parent);
    const bool first = !parent.children.empty() && parent.children.front() == index;
    std::span<const InlineIndex> inlines = self.inlines;
    if (first && alert_of(parent) != nullptr) {
      inlines = inlines.subspan(std::min<size_t>(2, inlines.size()));
      if (inlines.empty()) return;
    }
    const bool tight = is_tight(self);
    if (!tight) {
      new_line();
      out_ += "<p>";
    }
    if (first && parent.kind == BlockKind::kItem) write_box(parent.checkbox);
    write_text(inlines);
    if (!tight) out_ += "</p>\n";
  }

  void write_box(Checkbox checkbox) {
    if (checkbox == Checkbox::kNone) return;
    const Box box = box_of(checkbox);
    append(out_, "<span class=\"task-box\" role=\"img\" aria-label=\"", box.label, "\">", box.glyph,
           "</span> ");
  }

  void write_heading(BlockIndex index) {
    if (ids_.empty()) ids_ = heading_ids(markdown_, options_.id_prefix);
    const int level = std::clamp(block(index).level + options_.heading_offset, 1, 6);
    new_line();
    append(out_, "<h", level, " id=\"", escape_html(ids_[index]), "\">");
    write_text(block(index).inlines);
    append(out_, "</h", level, ">\n");
  }

  void write_code(const Block& self) {
    const std::string_view language =
        self.info.view().substr(0, self.info.view().find_first_of(" \t\r\n\v\f"));
    new_line();
    out_ += "<pre><code";
    if (!language.empty()) append(out_, " class=\"language-", escape_html(language), "\"");
    append(out_, ">", escape_html(self.literal), "</code></pre>\n");
  }

  void write_raw(const Block& self) {
    const std::string text = without_comments(self.literal);
    if (trim(text).empty()) return;
    new_line();
    append(out_, "<pre class=\"raw-html\">", escape_html(trim(text)), "</pre>\n");
  }

  /// Which of GitHub's alerts a block quote is: its first line is `[!NOTE]` alone.
  const Alert* alert_of(const Block& quote) const {
    if (quote.kind != BlockKind::kBlockQuote || quote.children.empty()) return nullptr;
    const auto& inlines = block(quote.children.front()).inlines;
    if (inlines.empty() || markdown_.inlines[inlines[0]].kind != InlineKind::kText) return nullptr;
    if (inlines.size() > 1) {
      const InlineKind next = markdown_.inlines[inlines[1]].kind;
      if (next != InlineKind::kSoftBreak && next != InlineKind::kLineBreak) return nullptr;
    }
    const std::string mark = lower_ascii(markdown_.inlines[inlines[0]].literal);
    const auto found = std::find_if(kAlerts.begin(), kAlerts.end(),
                                    [&](const Alert& alert) { return alert.mark == mark; });
    return found == kAlerts.end() ? nullptr : &*found;
  }

  void open_quote(const Block& self) {
    const Alert* alert = alert_of(self);
    if (alert == nullptr) return write_line("<blockquote>");
    write_line(concat("<blockquote class=\"alert alert-", alert->name, "\">"));
    append(out_, "<p class=\"alert-title\">", alert->title, "</p>\n");
  }

  void open_list(const Block& self) {
    if (!self.ordered) return write_line("<ul>");
    write_line(self.start == 1 ? "<ol>" : concat("<ol start=\"", self.start, "\">"));
  }

  void open_item(const Block& self) {
    new_line();
    out_ += "<li";
    if (self.checkbox != Checkbox::kNone) {
      append(out_, " class=\"task task-", box_of(self.checkbox).name, "\"");
    }
    out_ += '>';
  }

  void open_row(const Block& self, size_t position) {
    if (self.header) write_line("<thead>");
    if (!self.header && position == 1) write_line("<tbody>");
    write_line("<tr>");
  }

  void write_cell(const Block& self) {
    const bool header = block(self.parent).header;
    new_line();
    append(out_, header ? "<th scope=\"col\"" : "<td", class_of(self.align), ">");
    write_text(self.inlines);
    out_ += header ? "</th>" : "</td>";
  }

  /// Definitions next to one another share a list.
  void open_footnote(const Block& self, std::span<const BlockIndex> siblings, size_t position) {
    const uint32_t number = footnotes_.numbers.find(self.literal.view())->second;
    const auto is_footnote = [&](size_t at) {
      return block(siblings[at]).kind == BlockKind::kFootnoteDefinition;
    };
    if (position == 0 || !is_footnote(position - 1)) {
      write_line("<section class=\"footnotes\" aria-label=\"Footnotes\">");
      write_line(number == 1 ? "<ol>" : concat("<ol start=\"", number, "\">"));
    }
    last_footnote_ = position + 1 == siblings.size() || !is_footnote(position + 1);
    new_line();
    append(out_, "<li id=\"", escape_html(options_.id_prefix), "fn-", number, "\">");
  }

  void close_footnote(const Block& self) {
    const uint32_t number = footnotes_.numbers.find(self.literal.view())->second;
    // The way back stands at the end of the last paragraph, if there is one.
    const bool in_paragraph = out_.ends_with("</p>\n");
    if (in_paragraph) out_.resize(out_.size() - 5);
    append(out_, " <a href=\"#", escape_html(options_.id_prefix), "fnref-", number,
           "\" class=\"footnote-back\" aria-label=\"Back to reference ", number, "\">\u21A9</a>");
    out_ += in_paragraph ? "</p>\n</li>\n" : "</li>\n";
    if (last_footnote_) out_ += "</ol>\n</section>\n";
  }

  const Markdown& markdown_;
  const HtmlOptions& options_;
  const Footnotes footnotes_;
  std::string out_;
  std::vector<Level> stack_;
  std::vector<std::string> ids_;  ///< heading_ids(), when a heading needs them
  bool last_footnote_ = false;    ///< definitions do not nest
};

}  // namespace

std::vector<std::string> heading_ids(const Markdown& markdown, std::string_view prefix) {
  std::vector<std::string> ids(markdown.blocks.size());
  std::set<std::string> taken;
  std::map<std::string, uint32_t> counts;
  for (BlockIndex i = 0; i < markdown.blocks.size(); ++i) {
    if (markdown.blocks[i].kind != BlockKind::kHeading) continue;
    std::string slug = heading_slug(plain_text(markdown, i));
    if (slug.empty()) slug = "section";
    std::string id = slug;
    while (!taken.insert(id).second) id = concat(slug, "-", ++counts[slug]);
    ids[i] = concat(prefix, id);
  }
  return ids;
}

std::string render_html(const Markdown& markdown, std::span<const BlockIndex> blocks,
                        const HtmlOptions& options) {
  return BlockWriter(markdown, options).write(blocks);
}

std::string render_inlines(const Markdown& markdown, BlockIndex block, const HtmlOptions& options) {
  std::string html;
  write_inlines(markdown, markdown.blocks[block].inlines, options, Footnotes(markdown), html);
  return html;
}

}  // namespace debrief
