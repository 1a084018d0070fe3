// Comments that speak to debrief: `<!-- debrief-ignore RULE, RULE: reason -->`. Only HTML comments
// of the Markdown count; in code they are text.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/reading.h"
#include "debrief/postmortem/scanner.h"

namespace debrief {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";
constexpr std::string_view kPrefix = "debrief-";

struct Form {
  std::string_view keyword;
  Directive::Scope scope;
};
constexpr Form kForms[] = {{"debrief-ignore", Directive::Scope::kNext},
                           {"debrief-ignore-section", Directive::Scope::kSection},
                           {"debrief-ignore-file", Directive::Scope::kFile}};

/// The comments that stand in a stretch of HTML, from `<!--` to behind `-->`.
std::vector<Span> comments_in(const SourceFile& file, Span html) {
  std::vector<Span> comments;
  const std::string_view text = file.slice(html);
  for (size_t begin = text.find(kOpen); begin < text.size(); begin = text.find(kOpen, begin)) {
    const size_t close = text.find(kClose, begin + kOpen.size());
    if (close == text.npos) break;
    const size_t end = close + kClose.size();
    comments.push_back(
        {html.begin + static_cast<uint32_t>(begin), html.begin + static_cast<uint32_t>(end)});
    begin = end;
  }
  return comments;
}

bool is_rule_byte(char byte) {
  return is_ascii_alnum(byte) || byte == '/' || byte == '-' || byte == '_' || byte == '*' ||
         byte == '.';
}

/// Whether `debrief-` stands in the text, letter case aside.
bool holds_prefix(std::string_view text) {
  if (text.find(kOpen) == text.npos) return false;
  const auto same = [](char a, char b) { return (a | 0x20) == (b | 0x20); };
  return std::search(text.begin(), text.end(), kPrefix.begin(), kPrefix.end(), same) != text.end();
}

/// What a comment says; nullopt when it does not speak to debrief. `covers` is left empty.
std::optional<Directive> read_comment(const SourceFile& file, Span comment) {
  Scanner scan{file.slice({comment.begin, comment.end - static_cast<uint32_t>(kClose.size())}),
               kOpen.size()};
  scan.skip_space();
  const size_t first = scan.at;
  while (is_rule_byte(scan.peek())) ++scan.at;
  const std::string_view keyword = file.slice({comment.begin + static_cast<uint32_t>(first),
                                               comment.begin + static_cast<uint32_t>(scan.at)});
  if (!lower_ascii(keyword).starts_with(kPrefix)) return std::nullopt;
  Directive directive;
  directive.span = comment;
  const auto* form = std::ranges::find(kForms, keyword, &Form::keyword);
  if (form == std::end(kForms)) {
    directive.unknown = keyword;
    return directive;
  }
  directive.scope = form->scope;
  while (!scan.done() && scan.peek() != ':') {
    const size_t begin = scan.at;
    while (is_rule_byte(scan.peek())) ++scan.at;
    if (scan.at == begin) {
      ++scan.at;
      continue;
    }
    const Span span{comment.begin + static_cast<uint32_t>(begin),
                    comment.begin + static_cast<uint32_t>(scan.at)};
    directive.rules.push_back({std::string(file.slice(span)), span});
  }
  if (scan.take(":")) directive.reason = fold_white_space(scan.rest());
  return directive;
}

/// The block behind a comment that is a block of its own: the next sibling, or that of the nearest
/// container that has one.
std::optional<BlockIndex> block_behind(const Markdown& markdown, BlockIndex index) {
  while (index != 0) {
    const BlockList& siblings = markdown.blocks[markdown.blocks[index].parent].children;
    const auto next = std::ranges::upper_bound(siblings, index);
    if (next != siblings.end()) return *next;
    index = markdown.blocks[index].parent;
  }
  return std::nullopt;
}

/// What a comment inside text belongs to: the row of a cell; of an item that the text starts, all
/// but the lists nested in it; or the block itself.
Span block_around(const Markdown& markdown, BlockIndex index) {
  const Block& block = markdown.blocks[index];
  const Block& parent = markdown.blocks[block.parent];
  if (block.kind == BlockKind::kTableCell) return parent.span;
  if (parent.kind != BlockKind::kItem || parent.children.front() != index) return block.span;
  const auto nested = std::ranges::find_if(parent.children, [&](BlockIndex child) {
    return markdown.blocks[child].kind == BlockKind::kList;
  });
  if (nested == parent.children.end()) return parent.span;
  return {parent.span.begin, std::max(block.span.end, markdown.blocks[*nested].span.begin)};
}

class DirectiveReader {
 public:
  explicit DirectiveReader(Document& document) : document_(document) {}

  void read_html_block(BlockIndex index) {
    const Block& block = document_.markdown.blocks[index];
    for (const Span comment : comments_in(document_.source, block.span)) {
      auto directive = read_comment(document_.source, comment);
      if (!directive) continue;
      Span next{comment.end, comment.end};
      if (const auto behind = block_behind(document_.markdown, index)) {
        next = document_.markdown.blocks[*behind].span;
      }
      add(std::move(*directive), index, next);
    }
  }

  void read_inlines(BlockIndex index) {
    const Markdown& markdown = document_.markdown;
    const InlineList& roots = markdown.blocks[index].inlines;
    std::vector<InlineIndex> open(roots.rbegin(), roots.rend());
    while (!open.empty()) {
      const Inline& piece = markdown.inlines[open.back()];
      open.pop_back();
      open.insert(open.end(), piece.children.rbegin(), piece.children.rend());
      if (piece.kind != InlineKind::kHtml || !piece.span) continue;
      for (const Span comment : comments_in(document_.source, *piece.span)) {
        auto directive = read_comment(document_.source, comment);
        if (directive) add(std::move(*directive), index, block_around(markdown, index));
      }
    }
  }

 private:
  void add(Directive directive, BlockIndex block, Span near) {
    switch (directive.scope) {
      case Directive::Scope::kNext:
        directive.covers = near;
        break;
      case Directive::Scope::kSection:
        directive.covers = document_.sections[document_.block_sections[block]].span;
        break;
      case Directive::Scope::kFile:
        directive.covers = {0, document_.source.size()};
        break;
    }
    document_.directives.push_back(std::move(directive));
  }

  Document& document_;
};

}  // namespace

void read_directives(DocumentReading& reading) {
  // Most documents hold none: looking for the word is cheaper than walking the inlines.
  const Document& document = reading.document;
  if (!holds_prefix(document.source.slice(document.body))) return;
  DirectiveReader reader(reading.document);
  for (BlockIndex index = 1; index < document.markdown.blocks.size(); ++index) {
    const Block& block = document.markdown.blocks[index];
    if (block.kind == BlockKind::kHtmlBlock) {
      reader.read_html_block(index);
    } else if (!block.inlines.empty()) {
      reader.read_inlines(index);
    }
  }
}

}  // namespace debrief
