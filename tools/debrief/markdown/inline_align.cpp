#include "debrief/markdown/inline_align.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/markdown/markup.h"

namespace debrief {
namespace {

/// What decoding the text in a place has undergone.
enum class TextMode {
  kProse,    ///< escapes and entities
  kPointed,  ///< in `<…>`: entities only
  kBare,     ///< a bare address: as it stands, or as prose where it was found in decoded text
};

struct Level {
  std::span<const InlineIndex> children = {};
  size_t next = 0;
  std::optional<InlineIndex> owner = {};
  size_t begin = 0;              ///< where the owner starts in the content
  std::string_view marker = {};  ///< what opened an emphasis
  TextMode mode = TextMode::kProse;
};

class InlineAligner {
 public:
  InlineAligner(Tree& tree, const ContentMap& map)
      : tree_(tree), map_(map), content_(map.content) {}

  bool run(BlockIndex block) {
    stack_.push_back({.children = tree_.markdown.blocks[block].inlines});
    while (!stack_.empty()) {
      Level& level = stack_.back();
      if (level.next < level.children.size()) {
        if (!enter(level.children[level.next++])) return false;
        continue;
      }
      const Level closed = level;
      stack_.pop_back();
      if (closed.owner && !leave(closed)) return false;
    }
    return trim(content_.substr(at_)).empty();
  }

 private:
  bool enter(InlineIndex index) {
    Inline& piece = tree_.markdown.inlines[index];
    switch (piece.kind) {
      case InlineKind::kText:
        return match_text(piece);
      case InlineKind::kSoftBreak:
      case InlineKind::kLineBreak:
        return match_break(piece);
      case InlineKind::kCode:
        return match_code(piece);
      case InlineKind::kHtml:
        return match_html(piece);
      case InlineKind::kFootnoteReference:
        return match_footnote(index);
      case InlineKind::kEmphasis:
        return open_emphasis(index, 1);
      case InlineKind::kStrong:
        return open_emphasis(index, 2);
      case InlineKind::kStrikethrough:
        return open_emphasis(index, run_of('~'));
      case InlineKind::kLink:
        return open_link(index);
      case InlineKind::kImage:
        return at_text("![") && open_bracket(index, 2);
    }
    return false;
  }

  bool at_text(std::string_view text) const { return content_.substr(at_).starts_with(text); }

  size_t run_of(char byte) const {
    return std::min(content_.find_first_not_of(byte, at_), content_.size()) - at_;
  }

  /// `count` bytes of a literal, which the `length` bytes of content at `at` decode to.
  void record(Inline& piece, size_t at, size_t length, size_t count = 1) const {
    piece.sources.add(map_.source(at, at + length), count);
  }

  /// Bytes of a literal that are the content's `[begin, end)`.
  void record_verbatim(Inline& piece, size_t begin, size_t end) const {
    piece.sources.append(map_.sources, begin, end);
  }

  bool match_text(Inline& piece) {
    if (piece.literal.empty()) return true;
    const size_t begin = at_;
    const TextMode mode = stack_.back().mode;
    bool found = false;
    if (mode == TextMode::kBare && at_text(piece.literal)) {
      at_ += piece.literal.size();
      record_verbatim(piece, begin, at_);
      found = true;
    } else {
      found = decode_text(piece, mode);
    }
    if (!found) {
      piece.sources.clear();
      return false;
    }
    piece.span = map_.source(begin, at_);
    return true;
  }

  bool decode_text(Inline& piece, TextMode mode) {
    const std::string_view literal = piece.literal;
    for (size_t i = 0; i < literal.size();) {
      if (at_ >= content_.size()) return false;
      const char byte = content_[at_];
      if (byte == '\\' && mode != TextMode::kPointed && at_ + 1 < content_.size() &&
          is_ascii_punctuation(content_[at_ + 1]) && content_[at_ + 1] == literal[i]) {
        record(piece, at_, 2);
        at_ += 2;
        ++i;
        continue;
      }
      if (byte == '&') {
        const Decoded entity = decode_entity(content_.substr(at_));
        if (!entity.text.empty() && literal.substr(i).starts_with(entity.text)) {
          record(piece, at_, entity.length, entity.text.size());
          at_ += entity.length;
          i += entity.text.size();
          continue;
        }
      }
      // A label without its footnote is put back as it stood, not decoded.
      if (byte != literal[i]) return false;
      const size_t begin = at_;
      do {
        ++at_;
        ++i;
      } while (i < literal.size() && at_ < content_.size() && content_[at_] == literal[i] &&
               content_[at_] != '\\' && content_[at_] != '&');
      record_verbatim(piece, begin, at_);
    }
    return true;
  }

  bool match_break(Inline& piece) {
    const size_t begin = at_;
    while (at_ < content_.size() && is_ascii_space(content_[at_]) && content_[at_] != '\n') ++at_;
    const bool escaped =
        piece.kind == InlineKind::kLineBreak && at_ < content_.size() && content_[at_] == '\\';
    if (escaped) ++at_;
    if (!at_text("\n")) return false;
    piece.span = map_.source(begin, ++at_);
    while (!escaped && (at_text(" ") || at_text("\t"))) ++at_;
    return true;
  }

  /// CommonMark 0.29 §6.3: line endings become spaces, and one space at each end goes if there are
  /// two and something else between them.
  bool match_code(Inline& piece) {
    const size_t ticks = run_of('`');
    if (ticks == 0) return false;
    const size_t begin = at_ + ticks;
    size_t end = begin;
    size_t behind = begin;
    do {
      end = content_.find('`', behind);
      if (end == std::string_view::npos) return false;
      behind = std::min(content_.find_first_not_of('`', end), content_.size());
    } while (behind - end != ticks);
    std::string code(content_.substr(begin, end - begin));
    std::ranges::replace(code, '\n', ' ');
    size_t first = begin;
    if (code.size() >= 2 && code.front() == ' ' && code.back() == ' ' &&
        code.find_first_not_of(' ') != std::string::npos) {
      code = code.substr(1, code.size() - 2);
      ++first;
    }
    if (code != piece.literal) return false;
    record_verbatim(piece, first, first + code.size());
    if (!code.empty()) piece.span = map_.source(first, first + code.size());
    at_ = behind;
    return true;
  }

  bool match_html(Inline& piece) {
    if (!at_text(piece.literal)) return false;
    piece.span = map_.source(at_, at_ + piece.literal.size());
    at_ += piece.literal.size();
    return true;
  }

  bool match_footnote(InlineIndex index) {
    if (!at_text("[^")) return false;
    const cmark_node& node = *tree_.inline_nodes[index];
    size_t end = 0;
    if (node.end_column > node.start_column) {
      end = at_ + static_cast<size_t>(node.end_column - node.start_column);
    }
    if (end == 0 || end >= content_.size() || content_[end] != ']') end = content_.find(']', at_);
    if (end == std::string_view::npos) return false;
    tree_.markdown.inlines[index].span = map_.source(at_, end + 1);
    at_ = end + 1;
    return true;
  }

  bool open_emphasis(InlineIndex index, size_t length) {
    const std::string_view marker = content_.substr(std::min(at_, content_.size()), length);
    if (length == 0 || marker.size() != length) return false;
    const char byte = marker.front();
    if (byte != '*' && byte != '_' && byte != '~') return false;
    if (marker.find_first_not_of(byte) != std::string_view::npos) return false;
    push(index, length, TextMode::kProse);
    stack_.back().marker = marker;
    return true;
  }

  bool open_link(InlineIndex index) {
    Inline& piece = tree_.markdown.inlines[index];
    if (at_text("[")) return open_bracket(index, 1);
    piece.autolink = true;
    const bool pointed = at_text("<");
    push(index, pointed ? 1 : 0, pointed ? TextMode::kPointed : TextMode::kBare);
    return true;
  }

  bool open_bracket(InlineIndex index, size_t length) {
    tree_.markdown.inlines[index].autolink = false;
    push(index, length, TextMode::kProse);
    return true;
  }

  void push(InlineIndex index, size_t length, TextMode mode) {
    stack_.push_back({.children = tree_.markdown.inlines[index].children,
                      .owner = index,
                      .begin = at_,
                      .mode = mode});
    at_ += length;
  }

  bool leave(const Level& level) {
    Inline& piece = tree_.markdown.inlines[*level.owner];
    if (!level.marker.empty()) {
      if (!at_text(level.marker)) return false;
      at_ += level.marker.size();
    } else if (level.mode == TextMode::kPointed) {
      if (!at_text(">")) return false;
      ++at_;
    } else if (level.mode == TextMode::kProse) {
      if (!at_text("]")) return false;
      at_ = behind_link_tail(content_, at_ + 1);
    }
    if (at_ > level.begin) piece.span = map_.source(level.begin, at_);
    return true;
  }

  Tree& tree_;
  const ContentMap& map_;
  std::string_view content_;
  size_t at_ = 0;
  std::vector<Level> stack_;
};

}  // namespace

bool align_inlines(Tree& tree, BlockIndex block, const ContentMap& map) {
  return InlineAligner(tree, map).run(block);
}

}  // namespace debrief
