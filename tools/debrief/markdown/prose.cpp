// The running text of a block, with the way back to its bytes.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/markdown/markdown.h"
#include "debrief/markdown/markup.h"

namespace debrief {
namespace {

std::optional<ProseMark> mark_of(const Inline& piece) {
  switch (piece.kind) {
    case InlineKind::kCode:
      return ProseMark::kCode;
    case InlineKind::kLink:
      return piece.autolink ? ProseMark::kUrl : ProseMark::kLink;
    case InlineKind::kEmphasis:
      return ProseMark::kEmphasis;
    case InlineKind::kStrong:
      return ProseMark::kStrong;
    case InlineKind::kStrikethrough:
      return ProseMark::kDeleted;
    default:
      return std::nullopt;
  }
}

class ProseWriter {
 public:
  explicit ProseWriter(const Markdown& markdown) : markdown_(markdown) {}

  /// Writes what is below `roots`, depth first, without recursion.
  Prose write(std::span<const InlineIndex> roots) {
    stack_.push_back({roots, 0, std::nullopt});
    while (!stack_.empty()) {
      Level& level = stack_.back();
      if (level.next == level.children.size()) {
        if (level.mark) prose_.marks[*level.mark].end = size();
        stack_.pop_back();
        continue;
      }
      visit(markdown_.inlines[level.children[level.next++]]);
    }
    const auto empty = [](const ProseRange& range) { return range.begin == range.end; };
    auto& marks = prose_.marks;
    marks.erase(std::remove_if(marks.begin(), marks.end(), empty), marks.end());
    return std::move(prose_);
  }

 private:
  struct Level {
    std::span<const InlineIndex> children;
    size_t next;
    std::optional<size_t> mark;  ///< index into Prose::marks, closed when the level ends
  };

  void visit(const Inline& piece) {
    std::optional<size_t> mark;
    if (const auto kind = mark_of(piece)) {
      mark = prose_.marks.size();
      prose_.marks.push_back({*kind, size(), size()});
    }
    switch (piece.kind) {
      case InlineKind::kText:
        append_literal(piece);
        break;
      case InlineKind::kCode:
        append_literal(piece);
        prose_.marks[*mark].end = size();
        break;
      case InlineKind::kSoftBreak:
        append_byte(' ', piece.span);
        break;
      case InlineKind::kLineBreak:
        append_byte('\n', piece.span);
        break;
      case InlineKind::kHtml:
        if (is_break_tag(piece.literal)) append_byte('\n', piece.span);
        break;
      default:
        stack_.push_back({piece.children, 0, mark});
    }
  }

  void append_literal(const Inline& piece) {
    prose_.text += piece.literal;
    if (piece.sources.size() == piece.literal.size()) {
      prose_.sources.append(piece.sources);
    } else {
      pad();
    }
  }

  void append_byte(char byte, const std::optional<Span>& span) {
    prose_.text += byte;
    if (span) {
      prose_.sources.add(*span);
    } else {
      pad();
    }
  }

  /// Fills up for bytes whose place is not known.
  void pad() {
    prose_.exact = false;
    prose_.sources.fill_up(prose_.text.size());
  }

  uint32_t size() const { return static_cast<uint32_t>(prose_.text.size()); }

  const Markdown& markdown_;
  Prose prose_;
  std::vector<Level> stack_;
};

}  // namespace

Prose prose_of(const Markdown& markdown, const SourceFile& file, BlockIndex block) {
  const Block& source = markdown.blocks[block];
  Prose prose = ProseWriter(markdown).write(source.inlines);
  const uint32_t last = source.span.empty() ? source.span.begin : source.span.end - 1;
  prose.fallback = {file.line_span(file.line_of(source.span.begin)).begin,
                    file.line_span(file.line_of(last)).end};
  return prose;
}

std::string plain_text(const Markdown& markdown, BlockIndex block) {
  const Prose prose = ProseWriter(markdown).write(markdown.blocks[block].inlines);
  std::string folded;
  for (const char byte : prose.text) {
    if (!is_ascii_space(byte)) {
      folded += byte;
    } else if (!folded.empty() && folded.back() != ' ') {
      folded += ' ';
    }
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

}  // namespace debrief
