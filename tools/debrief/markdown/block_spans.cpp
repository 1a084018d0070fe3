#include "debrief/markdown/block_spans.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

bool is_blank(const FedText& text, Span span) {
  return trim(std::string_view(text.bytes).substr(span.begin, span.size())).empty();
}

uint32_t count_lines(std::string_view literal) {
  const auto lines = static_cast<uint32_t>(std::count(literal.begin(), literal.end(), '\n'));
  return lines + (!literal.empty() && literal.back() != '\n' ? 1 : 0);
}

/// Without lines at the end that hold white space only.
std::string_view without_blank_lines(std::string_view literal) {
  const size_t last = literal.find_last_not_of(" \t\r\n\v\f");
  return literal.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

}  // namespace

Span without_trailing_space(const FedText& text, Span span) {
  while (!span.empty() && is_ascii_space(text.bytes[span.end - 1])) --span.end;
  return span;
}

uint32_t start_line_of(const cmark_node& node) {
  return static_cast<uint32_t>(std::max(node.start_line, 1) - 1);
}

LeafBlocks::LeafBlocks(Tree& tree, const FedText& text)
    : tree_(tree), text_(text), starts_block_(text.line_count() + 1) {
  for (size_t i = 1; i < tree.block_nodes.size(); ++i) {
    const uint32_t line = start_line_of(*tree.block_nodes[i]);
    if (line < starts_block_.size()) starts_block_[line] = true;
  }
}

Span LeafBlocks::to_line_end(const cmark_node& node, uint32_t last_line) const {
  const Span first = text_.line(start_line_of(node));
  const auto column = static_cast<uint32_t>(std::max(node.start_column, 1) - 1);
  const uint32_t begin = std::min(first.begin + column, first.end);
  const Span last = text_.line(std::min(last_line, text_.line_count() - 1));
  return without_trailing_space(text_, {begin, std::max(begin, last.end)});
}

/// A closing fence has fence characters at its end and only blanks and quote markers before them.
bool LeafBlocks::may_be_closing_fence(uint32_t line, const cmark_node& node) const {
  const Span span = without_trailing_space(text_, text_.line(line));
  uint32_t at = span.end;
  while (at > span.begin && text_.bytes[at - 1] == static_cast<char>(node.as.code.fence_char)) --at;
  if (span.end - at < node.as.code.fence_length) return false;
  while (at > span.begin && (text_.bytes[at - 1] == ' ' || text_.bytes[at - 1] == '\t' ||
                             text_.bytes[at - 1] == '>')) {
    --at;
  }
  return at == span.begin;
}

uint32_t LeafBlocks::last_fenced_line(const Block& block, const cmark_node& node) const {
  const uint32_t last = start_line_of(node) + count_lines(block.literal);
  const uint32_t behind = last + 1;
  // Where the fence ends with its container, the next line opens another block.
  const bool closed =
      behind < text_.line_count() && !starts_block_[behind] && may_be_closing_fence(behind, node);
  return closed ? behind : last;
}

void LeafBlocks::restore_literal(Block& block, uint32_t first_line) const {
  std::string literal = block.literal.str();
  size_t begin = 0;
  for (uint32_t line = first_line; begin < literal.size(); ++line) {
    const size_t end = std::min(literal.find('\n', begin), literal.size());
    const Span source = text_.line(line);
    // From the right: only containers and indentation are cut off on the left.
    size_t to = end;
    if (to > begin && literal[to - 1] == '\r') --to;
    for (uint32_t from = source.end; to > begin && from > source.begin; --to, --from) {
      if (literal[to - 1] != kStandIn) continue;
      const auto box = std::upper_bound(text_.checkboxes.begin(), text_.checkboxes.end(), from - 1);
      if (box != text_.checkboxes.begin() && from - 1 < *std::prev(box) + 3) {
        literal[to - 1] = text_.original[from - 1];
      }
    }
    begin = end + 1;
  }
  block.literal = without_stand_ins(literal);
}

/// cmark's column of a footnote definition is behind its label, which holds no blank.
uint32_t LeafBlocks::label_begin(uint32_t behind) const {
  const auto is_blank_at = [&](uint32_t at) {
    return text_.bytes[at] == ' ' || text_.bytes[at] == '\t';
  };
  const uint32_t line = text_.line(text_.line_of(behind)).begin;
  uint32_t at = behind;
  while (at > line && is_blank_at(at - 1)) --at;
  while (at > line && !is_blank_at(at - 1)) --at;
  const size_t label = text_.bytes.find("[^", at);
  return label < behind ? static_cast<uint32_t>(label) : behind;
}

/// The last line of a block that is neither code nor HTML: of a container its first line, and of
/// running text the last one before a blank line or another block.
uint32_t LeafBlocks::last_line(const cmark_node& node, uint32_t first) const {
  const bool inline_text = node.type == CMARK_NODE_PARAGRAPH || node.type == CMARK_NODE_HEADING;
  const bool holds_blocks = node.first_child != nullptr && !inline_text;
  if (holds_blocks || node.type == CMARK_NODE_THEMATIC_BREAK) return first;
  uint32_t end = first + 1;
  const auto behind = static_cast<uint32_t>(std::max(node.end_line, node.start_line));
  while (end < std::min(behind, text_.line_count()) && !starts_block_[end]) ++end;
  while (end > first + 1 && is_blank(text_, text_.line(end - 1))) --end;
  return end - 1;
}

void LeafBlocks::settle(BlockIndex index) {
  Block& block = tree_.markdown.blocks[index];
  const cmark_node& node = *tree_.block_nodes[index];
  const uint32_t first = start_line_of(node);
  switch (block.kind) {
    case BlockKind::kCodeBlock: {
      const bool fenced = node.as.code.fenced != 0;
      const uint32_t lines = std::max(count_lines(block.literal), 1u);
      block.span = to_line_end(node, fenced ? last_fenced_line(block, node) : first + lines - 1);
      restore_literal(block, fenced ? first + 1 : first);
      break;
    }
    case BlockKind::kHtmlBlock: {
      const uint32_t lines = std::max(count_lines(without_blank_lines(block.literal)), 1u);
      block.span = to_line_end(node, first + lines - 1);
      restore_literal(block, first);
      break;
    }
    case BlockKind::kDocument:
      block.span = {0, text_.size()};
      break;
    case BlockKind::kFootnoteDefinition:
      block.literal = without_stand_ins(block.literal);
      block.span = {label_begin(to_line_end(node, first).begin), text_.line(first).end};
      block.span = without_trailing_space(text_, block.span);
      break;
    default:
      block.span = to_line_end(node, last_line(node, first));
  }
}

void extend_containers(Tree& tree) {
  auto& blocks = tree.markdown.blocks;
  for (size_t i = blocks.size(); i-- > 1;) {
    Block& block = blocks[i];
    if (block.children.empty()) continue;
    block.span = cover(block.span, blocks[block.children.front()].span);
    block.span = cover(block.span, blocks[block.children.back()].span);
  }
}

}  // namespace debrief
