// Threads of whys: the lists of the section with their questions marked, nested as they were
// written.

#include <algorithm>
#include <unordered_map>

#include "debrief/base/strings.h"
#include "debrief/site/incident/told.h"
#include "debrief/site/trimmed.h"

namespace debrief {
namespace {

/// Lists below this are shown as any list is.
constexpr int kDeepest = 5;

class ThreadWriter {
 public:
  explicit ThreadWriter(const RecordContext& context)
      : context_(context), document_(context.document()) {
    for (const Why& why : document_.whys) why_of_.emplace(why.block, &why);
  }

  /// Whether a list is one of whys, and nothing in it needs more than a thread shows.
  bool is_thread(BlockIndex block) const {
    const Block& list = block_at(block);
    if (list.kind != BlockKind::kList) return false;
    return std::all_of(list.children.begin(), list.children.end(), [&](BlockIndex item) {
      const Block& each = block_at(item);
      return why_of_.contains(item) && each.checkbox == Checkbox::kNone && !each.children.empty();
    });
  }

  void write(BlockIndex list) {
    const bool flat = std::none_of(
        block_at(list).children.begin(), block_at(list).children.end(), [&](BlockIndex item) {
          const BlockList& inside = block_at(item).children;
          return std::any_of(inside.begin(), inside.end(), [&](BlockIndex each) {
            return block_at(each).kind == BlockKind::kList;
          });
        });
    // A ladder is one thread: each step asks on from the one above it.
    out_.raw(flat ? Markup("<ul class=\"threads\"><li>\n<ol>\n")
                  : Markup("<ul class=\"threads\">\n"));
    for (const BlockIndex item : block_at(list).children) write_item(item, 0);
    out_.raw(flat ? Markup("</ol>\n</li></ul>\n") : Markup("</ul>\n"));
  }

  HtmlWriter& out() { return out_; }

 private:
  const Block& block_at(BlockIndex block) const { return document_.markdown.blocks[block]; }

  void write_item(BlockIndex item, int depth) {
    out_.raw("<li>");
    bool first = true;
    for (const BlockIndex child : block_at(item).children) {
      const BlockKind kind = block_at(child).kind;
      if (first && kind == BlockKind::kParagraph) {
        write_step(item, child);
      } else if (kind == BlockKind::kList && depth < kDeepest) {
        out_.raw("\n<ol>\n");
        for (const BlockIndex each : block_at(child).children) write_item(each, depth + 1);
        out_.raw("</ol>\n");
      } else {
        out_.raw("<div class=\"prose detail\" dir=\"auto\">")
            .html(markdown_html(document_.markdown, {&child, 1}, context_.html))
            .raw("</div>");
      }
      first = false;
    }
    out_.raw("</li>\n");
  }

  /// The question in bold, what answers it behind it.
  void write_step(BlockIndex item, BlockIndex paragraph) {
    const Span span = block_at(paragraph).span;
    const auto why = why_of_.find(item);
    Span question{span.begin, span.begin};
    if (why != why_of_.end() && !why->second->question.empty()) {
      const Span answer = why->second->answer_span;
      question.end = !answer.empty() && span.contains(answer) ? answer.begin : span.end;
    }
    out_.raw("<p dir=\"auto\">");
    Span bold = question;
    while (!bold.empty() && is_ascii_space(document_.source.bytes()[bold.end - 1])) --bold.end;
    if (!bold.empty()) out_.raw("<b>").html(part(paragraph, bold)).raw("</b> ");
    if (question.end < span.end) out_.html(part(paragraph, {question.end, span.end}));
    out_.raw("</p>");
  }

  SafeHtml part(BlockIndex paragraph, Span keep) const {
    return trimmed_html(document_, paragraph, keep, context_.html, OuterNotes::kDrop);
  }

  const RecordContext& context_;
  const Document& document_;
  std::unordered_map<BlockIndex, const Why*> why_of_;
  HtmlWriter out_;
};

}  // namespace

SafeHtml whys_body(const RecordContext& context, const Section& section) {
  if (context.document().whys.empty()) return {};
  const RecordContext linked = with_references(context);
  ThreadWriter threads(linked);
  bool any = false;
  for (const BlockIndex block : section.blocks) {
    if (is_comment(context.document().markdown.blocks[block])) continue;
    if (threads.is_thread(block)) {
      threads.out().html(anchors_in(context, context.document().markdown.blocks[block].span));
      threads.write(block);
      any = true;
      continue;
    }
    Section alone = section;
    alone.blocks = {block};
    threads.out().html(own_text(linked, alone));
  }
  return any ? threads.out().take() : SafeHtml();
}

}  // namespace debrief
