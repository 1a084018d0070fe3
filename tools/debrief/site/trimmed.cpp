#include "debrief/site/trimmed.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

bool is_leaf(const Inline& node) { return node.children.empty(); }

/// Cuts text and code to the bytes that come from `keep`. False when their place is not proven.
bool cut_leaf(Inline& node, Span keep) {
  const bool has_text = node.kind == InlineKind::kText || node.kind == InlineKind::kCode;
  if (!node.span) return false;
  if (keep.contains(*node.span)) return true;
  if (!has_text || !keep.overlaps(*node.span)) {
    node.literal = PackedText();
    node.sources.clear();
    // Nothing is left of a break or of raw markup but its place.
    if (!has_text) node.kind = InlineKind::kText;
    return true;
  }
  if (node.sources.size() != node.literal.size()) return false;
  std::string kept;
  for (size_t i = 0; i < node.literal.size(); ++i) {
    if (keep.contains(node.sources[i].begin)) kept += node.literal.view()[i];
  }
  node.literal = kept;
  return true;
}

/// Whether anything at or below the node is left to show.
bool is_empty(const std::vector<Inline>& inlines, InlineIndex index) {
  std::vector<InlineIndex> pending = {index};
  while (!pending.empty()) {
    const Inline& node = inlines[pending.back()];
    pending.pop_back();
    if (node.kind == InlineKind::kImage || !node.literal.empty()) return false;
    const bool is_break =
        node.kind == InlineKind::kSoftBreak || node.kind == InlineKind::kLineBreak;
    if (is_break || node.kind == InlineKind::kFootnoteReference) return false;
    pending.insert(pending.end(), node.children.begin(), node.children.end());
  }
  return true;
}

/// The block alone, with a copy of its inlines, as a tree of its own.
struct Excerpt {
  Markdown tree;
  std::vector<InlineIndex> leaves;
};

Excerpt excerpt_of(const Markdown& markdown, BlockIndex block) {
  Excerpt excerpt;
  excerpt.tree.blocks.resize(2);
  excerpt.tree.blocks[0].kind = BlockKind::kDocument;
  excerpt.tree.blocks[0].children = {1};
  excerpt.tree.blocks[1] = markdown.blocks[block];
  excerpt.tree.blocks[1].kind = BlockKind::kParagraph;
  excerpt.tree.blocks[1].parent = 0;
  excerpt.tree.blocks[1].children.clear();
  std::vector<Inline>& nodes = excerpt.tree.inlines;
  std::vector<InlineIndex> sources;
  const auto copy = [&](InlineList& indices) {
    for (InlineIndex& index : indices) {
      sources.push_back(index);
      index = static_cast<InlineIndex>(sources.size() - 1);
    }
  };
  copy(excerpt.tree.blocks[1].inlines);
  for (size_t i = 0; i < sources.size(); ++i) {
    Inline node = markdown.inlines[sources[i]];
    if (is_leaf(node)) excerpt.leaves.push_back(static_cast<InlineIndex>(i));
    copy(node.children);
    nodes.push_back(std::move(node));
  }
  // Notes are numbered by their definitions, wherever these stand.
  for (const Block& each : markdown.blocks) {
    if (each.kind != BlockKind::kFootnoteDefinition) continue;
    Block& note = excerpt.tree.blocks.emplace_back();
    note.kind = each.kind;
    note.literal = each.literal;
  }
  return excerpt;
}

/// The span and the raw tags that touch it: `<kbd>` before the first word belongs to what it opens.
Span with_raw_markup(const Excerpt& excerpt, Span keep) {
  const std::vector<Inline>& nodes = excerpt.tree.inlines;
  std::vector<Span> tags;
  for (const InlineIndex leaf : excerpt.leaves) {
    if (nodes[leaf].kind == InlineKind::kHtml && nodes[leaf].span) {
      tags.push_back(*nodes[leaf].span);
    }
  }
  // Several may stand one behind the other; they are in the order of the text.
  for (const Span tag : tags) {
    if (tag.begin == keep.end) keep.end = tag.end;
  }
  std::reverse(tags.begin(), tags.end());
  for (const Span tag : tags) {
    if (tag.end == keep.begin) keep.begin = tag.begin;
  }
  return keep;
}

/// Drops what stands empty, so that no empty emphasis or link is left.
void drop_empty(Markdown& tree) {
  const auto empty = [&](InlineIndex index) { return is_empty(tree.inlines, index); };
  const auto drop = [&](InlineList& list) {
    list.erase(std::remove_if(list.begin(), list.end(), empty), list.end());
  };
  drop(tree.blocks[1].inlines);
  for (Inline& node : tree.inlines) drop(node.children);
}

/// Drops white space and breaks at the outer ends.
void trim_ends(Markdown& tree) {
  InlineList& top = tree.blocks[1].inlines;
  const auto blank = [&](InlineIndex index) {
    const Inline& node = tree.inlines[index];
    const bool is_break =
        node.kind == InlineKind::kSoftBreak || node.kind == InlineKind::kLineBreak;
    return is_break || (node.kind == InlineKind::kText && trim(node.literal).empty());
  };
  while (!top.empty() && blank(top.back())) top.pop_back();
  while (!top.empty() && blank(top.front())) top.erase(top.begin());
}

}  // namespace

SafeHtml trimmed_html(const Document& document, BlockIndex block, Span keep,
                      const HtmlOptions& options, OuterNotes notes) {
  Excerpt excerpt = excerpt_of(document.markdown, block);
  keep = with_raw_markup(excerpt, keep);
  for (const InlineIndex leaf : excerpt.leaves) {
    Inline& node = excerpt.tree.inlines[leaf];
    const bool is_break =
        node.kind == InlineKind::kSoftBreak || node.kind == InlineKind::kLineBreak;
    // A break has no bytes of its own; at the ends it is trimmed away.
    if (is_break && !node.span) continue;
    if (node.kind == InlineKind::kFootnoteReference && notes == OuterNotes::kKeep) continue;
    if (!cut_leaf(node, keep)) return text_html(document.source.slice(keep));
  }
  drop_empty(excerpt.tree);
  trim_ends(excerpt.tree);
  return markdown_inline_html(excerpt.tree, 1, options);
}

Span span_of_text(const Document& document, BlockIndex block, std::string_view text) {
  const Span whole = document.markdown.blocks[block].span;
  const Prose prose = prose_of(document.markdown, document.source, block);
  const size_t at = text.empty() ? std::string::npos : prose.text.find(text);
  if (at == std::string::npos || !prose.exact) return whole;
  return prose.source(at, at + text.size());
}

SafeHtml below_item(const Document& document, BlockIndex item, BlockIndex shown,
                    const HtmlOptions& options) {
  const Block& block = document.markdown.blocks[item];
  if (block.kind != BlockKind::kItem) return {};
  std::vector<BlockIndex> rest(block.children.begin(), block.children.end());
  std::erase(rest, shown);
  return rest.empty() ? SafeHtml() : markdown_html(document.markdown, rest, options);
}

std::string factor_anchor(const Document& document, size_t index) {
  const std::string id = lower_ascii(document.factors[index].id);
  const bool plain = id.size() > 1 && id.size() < 8 && id[0] == 'f' &&
                     std::all_of(id.begin() + 1, id.end(), is_ascii_digit);
  const bool first =
      std::none_of(document.factors.begin(), document.factors.begin() + static_cast<long>(index),
                   [&](const Factor& earlier) { return lower_ascii(earlier.id) == id; });
  return plain && first ? id : concat("factor-", index + 1);
}

std::optional<std::string> factor_anchor(const Document& document, std::string_view id) {
  for (size_t i = 0; i < document.factors.size(); ++i) {
    if (!id.empty() && lower_ascii(document.factors[i].id) == lower_ascii(id)) {
      return factor_anchor(document, i);
    }
  }
  return std::nullopt;
}

}  // namespace debrief
