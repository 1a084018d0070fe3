#include "debrief/markdown/tree.h"

#include <algorithm>
#include <utility>

namespace debrief {
namespace {

/// Node types of the extensions have no constants in cmark's headers, only names.
BlockKind extension_block(std::string_view type) {
  if (type == "table") return BlockKind::kTable;
  if (type == "table_header" || type == "table_row") return BlockKind::kTableRow;
  if (type == "table_cell") return BlockKind::kTableCell;
  return BlockKind::kParagraph;
}

BlockKind block_kind(cmark_node& node) {
  switch (node.type) {
    case CMARK_NODE_DOCUMENT:
      return BlockKind::kDocument;
    case CMARK_NODE_PARAGRAPH:
      return BlockKind::kParagraph;
    case CMARK_NODE_HEADING:
      return BlockKind::kHeading;
    case CMARK_NODE_BLOCK_QUOTE:
      return BlockKind::kBlockQuote;
    case CMARK_NODE_LIST:
      return BlockKind::kList;
    case CMARK_NODE_ITEM:
      return BlockKind::kItem;
    case CMARK_NODE_CODE_BLOCK:
      return BlockKind::kCodeBlock;
    case CMARK_NODE_HTML_BLOCK:
      return BlockKind::kHtmlBlock;
    case CMARK_NODE_THEMATIC_BREAK:
      return BlockKind::kThematicBreak;
    case CMARK_NODE_FOOTNOTE_DEFINITION:
      return BlockKind::kFootnoteDefinition;
    default:
      return extension_block(cmark_node_get_type_string(&node));
  }
}

InlineKind inline_kind(const cmark_node& node) {
  switch (node.type) {
    case CMARK_NODE_SOFTBREAK:
      return InlineKind::kSoftBreak;
    case CMARK_NODE_LINEBREAK:
      return InlineKind::kLineBreak;
    case CMARK_NODE_CODE:
      return InlineKind::kCode;
    case CMARK_NODE_HTML_INLINE:
      return InlineKind::kHtml;
    case CMARK_NODE_EMPH:
      return InlineKind::kEmphasis;
    case CMARK_NODE_STRONG:
      return InlineKind::kStrong;
    case CMARK_NODE_LINK:
      return InlineKind::kLink;
    case CMARK_NODE_IMAGE:
      return InlineKind::kImage;
    case CMARK_NODE_FOOTNOTE_REFERENCE:
      return InlineKind::kFootnoteReference;
    case CMARK_NODE_TEXT:
      return InlineKind::kText;
    default:
      return InlineKind::kStrikethrough;  // the only inline node of the extensions in use
  }
}

TableAlign table_align(const cmark_node& cell) {
  cmark_node* table = cell.parent->parent;
  const uint8_t* aligns = cmark_gfm_extensions_get_table_alignments(table);
  int column = 0;
  for (const cmark_node* left = cell.prev; left != nullptr; left = left->prev) ++column;
  if (aligns == nullptr || column >= cmark_gfm_extensions_get_table_columns(table))
    return TableAlign::kNone;
  switch (aligns[column]) {
    case 'l':
      return TableAlign::kLeft;
    case 'c':
      return TableAlign::kCenter;
    case 'r':
      return TableAlign::kRight;
    default:
      return TableAlign::kNone;
  }
}

Block make_block(cmark_node& node) {
  Block block;
  block.kind = block_kind(node);
  switch (block.kind) {
    case BlockKind::kHeading:
      block.level = static_cast<int16_t>(node.as.heading.level);
      block.setext = node.as.heading.setext;
      break;
    case BlockKind::kList:
      block.ordered = node.as.list.list_type == CMARK_ORDERED_LIST;
      block.tight = node.as.list.tight;
      block.start = node.as.list.start;
      break;
    case BlockKind::kTableRow:
      block.header = cmark_gfm_extensions_get_table_row_is_header(&node) != 0;
      break;
    case BlockKind::kTableCell:
      block.align = table_align(node);
      break;
    case BlockKind::kCodeBlock:
      block.info = without_stand_ins(view_of(node.as.code.info));
      block.literal = view_of(node.as.code.literal);
      break;
    case BlockKind::kHtmlBlock:
    case BlockKind::kFootnoteDefinition:
      block.literal = view_of(node.as.literal);
      break;
    default:
      break;
  }
  return block;
}

Inline make_inline(const cmark_node& node) {
  Inline piece;
  piece.kind = inline_kind(node);
  switch (piece.kind) {
    case InlineKind::kText:
    case InlineKind::kCode:
    case InlineKind::kHtml:
      piece.literal = view_of(node.as.literal);
      break;
    case InlineKind::kFootnoteReference:
      // Its own literal has become a number; the label stands at the definition.
      piece.literal = without_stand_ins(view_of(node.parent_footnote_def != nullptr
                                                    ? node.parent_footnote_def->as.literal
                                                    : node.as.literal));
      break;
    case InlineKind::kLink:
    case InlineKind::kImage:
      piece.url = without_stand_ins(view_of(node.as.link.url));
      piece.title = without_stand_ins(view_of(node.as.link.title));
      break;
    default:
      break;
  }
  return piece;
}

/// Whether cmark's iterator enters the node without ever leaving it.
bool is_leaf(const cmark_node& node) {
  switch (node.type) {
    case CMARK_NODE_HTML_BLOCK:
    case CMARK_NODE_THEMATIC_BREAK:
    case CMARK_NODE_CODE_BLOCK:
    case CMARK_NODE_TEXT:
    case CMARK_NODE_SOFTBREAK:
    case CMARK_NODE_LINEBREAK:
    case CMARK_NODE_CODE:
    case CMARK_NODE_HTML_INLINE:
      return true;
    default:
      return false;
  }
}

}  // namespace

Tree copy_tree(cmark_node& root) {
  Tree tree;
  Markdown& markdown = tree.markdown;
  std::vector<BlockIndex> blocks;
  std::vector<InlineIndex> inlines;
  const IteratorHandle iterator(cmark_iter_new(&root));
  for (cmark_event_type event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
       event = cmark_iter_next(iterator.get())) {
    cmark_node& node = *cmark_iter_get_node(iterator.get());
    const bool is_inline = CMARK_NODE_INLINE_P(&node);
    if (event == CMARK_EVENT_EXIT) {
      if (is_inline) {
        inlines.pop_back();
      } else {
        blocks.pop_back();
      }
      continue;
    }
    if (is_inline) {
      const auto index = static_cast<InlineIndex>(markdown.inlines.size());
      markdown.inlines.push_back(make_inline(node));
      tree.inline_nodes.push_back(&node);
      auto& siblings = inlines.empty() ? markdown.blocks[blocks.back()].inlines
                                       : markdown.inlines[inlines.back()].children;
      siblings.push_back(index);
      if (!is_leaf(node)) inlines.push_back(index);
    } else {
      const auto index = static_cast<BlockIndex>(markdown.blocks.size());
      markdown.blocks.push_back(make_block(node));
      tree.block_nodes.push_back(&node);
      if (!blocks.empty()) {
        markdown.blocks.back().parent = blocks.back();
        markdown.blocks[blocks.back()].children.push_back(index);
      }
      if (!is_leaf(node)) blocks.push_back(index);
    }
  }
  return tree;
}

}  // namespace debrief
