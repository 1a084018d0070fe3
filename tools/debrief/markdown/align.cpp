#include "debrief/markdown/align.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/markdown/block_spans.h"
#include "debrief/markdown/content_map.h"
#include "debrief/markdown/inline_align.h"

namespace debrief {
namespace {

constexpr std::string_view kMaskedBox = "\x1A\x1A\x1A";

class Aligner {
 public:
  Aligner(Tree& tree, const FedText& text)
      : tree_(tree), text_(text), leaves_(tree, text), blocks_(tree.markdown.blocks) {}

  void run() {
    for (BlockIndex i = 0; i < blocks_.size(); ++i) align_block(i);
    extend_containers(tree_);
    for (Block& block : blocks_) {
      if (block.kind == BlockKind::kItem) take_checkbox(block);
    }
    for (Block& block : blocks_) block.span = text_.in_file(block.span);
    for (Inline& piece : tree_.markdown.inlines) finish(piece);
  }

 private:
  void align_block(BlockIndex index) {
    const cmark_node& node = *tree_.block_nodes[index];
    switch (blocks_[index].kind) {
      case BlockKind::kParagraph:
        leaves_.settle(index);
        if (place_inlines(index, map_paragraph(node, text_))) blocks_[index].span = content_;
        break;
      case BlockKind::kHeading:
        align_heading(index);
        break;
      case BlockKind::kTable:
        align_table(index);
        break;
      case BlockKind::kTableRow:
      case BlockKind::kTableCell:
        break;  // with their table
      default:
        leaves_.settle(index);
    }
  }

  /// Whether the map was there, and with it the block's bytes.
  bool place_inlines(BlockIndex index, std::optional<ContentMap> map) {
    if (!map || map->content.empty()) return false;
    align_inlines(tree_, index, *map);
    content_ = map->source(0, map->content.size());
    return true;
  }

  void align_heading(BlockIndex index) {
    const cmark_node& node = *tree_.block_nodes[index];
    leaves_.settle(index);
    Block& block = blocks_[index];
    if (!block.setext) {
      place_inlines(index, map_atx_heading(node, text_));
      return;
    }
    if (!place_inlines(index, map_setext_heading(node, text_))) return;
    const Span underline = text_.line(text_.line_of(content_.end - 1) + 1);
    block.span = {content_.begin, without_trailing_space(text_, underline).end};
  }

  void align_table(BlockIndex index) {
    leaves_.settle(index);
    const uint32_t header = header_line(*tree_.block_nodes[index]);
    for (const BlockIndex row : blocks_[index].children) {
      place_row(row, blocks_[row].header ? header : start_line_of(*tree_.block_nodes[row]));
    }
    // Never less than the header and the line of dashes below it.
    const Span rule = without_trailing_space(text_, text_.line(header + 1));
    if (!blocks_[index].children.empty()) {
      blocks_[index].span = {blocks_[blocks_[index].children.front()].span.begin, rule.end};
    }
  }

  void place_row(BlockIndex index, uint32_t line) {
    Block& row = blocks_[index];
    const auto map = map_table_row(*tree_.block_nodes[index], line, text_);
    row.span = map ? map->span : without_trailing_space(text_, text_.line(line));
    for (size_t i = 0; i < row.children.size(); ++i) {
      Block& cell = blocks_[row.children[i]];
      cell.span = map ? map->cell_spans[i] : Span{row.span.begin, row.span.begin};
      if (map && !map->cells[i].content.empty()) {
        align_inlines(tree_, row.children[i], map->cells[i]);
      }
    }
  }

  /// The box before an item's text becomes the item's; the text begins behind it.
  void take_checkbox(Block& item) {
    if (item.children.empty()) return;
    Block& block = blocks_[item.children.front()];
    if (block.inlines.empty()) return;
    Inline& first = tree_.markdown.inlines[block.inlines.front()];
    const auto box =
        std::lower_bound(text_.checkboxes.begin(), text_.checkboxes.end(), item.span.begin);
    if (box == text_.checkboxes.end() || !first.literal.view().starts_with(kMaskedBox)) return;
    if (text_.line_of(*box) != text_.line_of(item.span.begin)) return;
    item.checkbox = checkbox_of(text_.original[*box + 1]);
    item.checkbox_span = text_.in_file({*box, *box + 3});
    uint32_t begin = *box + 3;
    while (begin < block.span.end && is_ascii_space(text_.bytes[begin])) ++begin;
    block.span = {begin, std::max(begin, block.span.end)};
    drop_box(block, first);
  }

  void drop_box(Block& block, Inline& first) {
    size_t size = kMaskedBox.size();
    const std::string_view text = first.literal;
    while (size < text.size() && is_ascii_space(text[size])) ++size;
    first.literal = text.substr(size);
    if (first.span) {
      first.sources.drop_front(size);
      first.span->begin = first.sources.empty() ? first.span->end : first.sources[0].begin;
    }
    if (!first.literal.empty()) return;
    const auto is_break = [&](InlineIndex index) {
      const InlineKind kind = tree_.markdown.inlines[index].kind;
      return kind == InlineKind::kSoftBreak || kind == InlineKind::kLineBreak;
    };
    block.inlines.erase(block.inlines.begin());
    if (!block.inlines.empty() && is_break(block.inlines.front())) {
      block.inlines.erase(block.inlines.begin());
    }
  }

  /// Spans into the file, and the bytes that were replaced put back.
  void finish(Inline& piece) const {
    if (piece.span) piece.span = text_.in_file(*piece.span);
    if (piece.literal.view().find(kStandIn) != std::string::npos) restore(piece);
    piece.sources.shift(text_.base);
  }

  bool is_in_checkbox(uint32_t offset) const {
    const auto behind = std::upper_bound(text_.checkboxes.begin(), text_.checkboxes.end(), offset);
    return behind != text_.checkboxes.begin() && offset < *std::prev(behind) + 3;
  }

  void restore(Inline& piece) const {
    if (piece.kind == InlineKind::kHtml && piece.span) {
      const Span span = {piece.span->begin - text_.base, piece.span->end - text_.base};
      std::string html = piece.literal.str();
      for (uint32_t at = span.begin; at < span.end; ++at) {
        if (is_in_checkbox(at)) html[at - span.begin] = text_.original[at];
      }
      piece.literal = html;
    }
    if (piece.sources.size() != piece.literal.size()) {
      piece.literal = without_stand_ins(piece.literal);
      return;
    }
    std::string literal;
    SourceMap sources;
    for (size_t i = 0; i < piece.literal.size(); ++i) {
      std::string_view bytes = piece.literal.view().substr(i, 1);
      if (bytes[0] == kStandIn) {
        const uint32_t offset = piece.sources[i].begin;
        bytes = is_in_checkbox(offset) ? text_.original.substr(offset, 1) : kShownStandIn;
      }
      literal += bytes;
      sources.add(piece.sources[i], bytes.size());
    }
    piece.literal = literal;
    piece.sources = std::move(sources);
  }

  Tree& tree_;
  const FedText& text_;
  LeafBlocks leaves_;
  std::vector<Block>& blocks_;
  Span content_;
};

}  // namespace

void align(Tree& tree, const FedText& text) { Aligner(tree, text).run(); }

}  // namespace debrief
