#include "debrief/format/action_line.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/base/time.h"
#include "debrief/format/metadata.h"

namespace debrief {
namespace {

using Edits = tl::expected<std::vector<Edit>, std::string>;

constexpr std::string_view kMarkup = "*_~`";

bool is_markup(char byte) { return kMarkup.find(byte) != kMarkup.npos; }

std::string_view box_of(ActionStatus status) {
  switch (status) {
    case ActionStatus::kDone:
      return "[x]";
    case ActionStatus::kDeclined:
      return "[-]";
    case ActionStatus::kInProgress:
      return "[~]";
    case ActionStatus::kOpen:
      break;
  }
  return "[ ]";
}

class ActionLine {
 public:
  ActionLine(const Planning& planning, const Action& action, const std::string& id)
      : planning_(planning),
        action_(action),
        id_(id),
        paragraph_(planning.block(action.text_block)),
        begin_(paragraph_.span.begin),
        text_(action.text_span) {}

  Edits make() {
    if (text_.empty() || !paragraph_.span.contains(text_)) return lost("its bytes are not proven");
    if (std::string what = extend_text(); !what.empty()) return lost(std::move(what));
    auto pieces = read_metadata(planning_, action_, {text_.end, paragraph_.span.end});
    if (!pieces) return lost(std::move(pieces.error()));
    if (std::string what = read_head(*pieces); !what.empty()) return lost(std::move(what));
    write_box();
    write_head();
    write_tail(*pieces);
    return std::move(edits_);
  }

 private:
  static tl::unexpected<std::string> lost(std::string what) {
    return tl::unexpected<std::string>(std::move(what));
  }

  /// Takes markup around the text, and the full stop at its end, into the text.
  std::string extend_text() {
    const std::string_view bytes = planning_.document().source.bytes();
    std::vector<InlineIndex> open(paragraph_.inlines.begin(), paragraph_.inlines.end());
    const Span core = text_;
    while (!open.empty()) {
      const Inline& piece = planning_.document().markdown.inlines[open.back()];
      open.pop_back();
      open.insert(open.end(), piece.children.begin(), piece.children.end());
      if (piece.kind == InlineKind::kText || !piece.span) continue;
      if (piece.span->contains(core.end - 1)) text_.end = std::max(text_.end, piece.span->end);
    }
    while (text_.end < paragraph_.span.end && is_markup(bytes[text_.end])) ++text_.end;
    if (text_.end < paragraph_.span.end && bytes[text_.end] == '.' &&
        (text_.end + 1 == paragraph_.span.end || is_ascii_space(bytes[text_.end + 1]))) {
      ++text_.end;
    }
    text_.end = std::min(text_.end, paragraph_.span.end);
    return owns_metadata() ? "its metadata stands within markup of its text" : "";
  }

  bool owns_metadata() const {
    const auto inside = [&](Span span) {
      return text_.contains(span) && !action_.text_span.contains(span);
    };
    return std::ranges::any_of(action_.owners,
                               [&](const auto& each) { return inside(each.span); }) ||
           (action_.due && inside(action_.due->span)) ||
           std::ranges::any_of(action_.addresses,
                               [&](const auto& each) { return inside(each.span); });
  }

  /// What stands before the text: the id, metadata in brackets, the text's own markup.
  std::string read_head(std::vector<MetadataPiece>& pieces) {
    head_end_ = begin_;
    if (!action_.id_span.empty() && Span{begin_, text_.begin}.contains(action_.id_span)) {
      if (std::string what = read_id(); !what.empty()) return what;
    }
    const std::string_view rest = planning_.slice({head_end_, text_.begin});
    if (std::ranges::all_of(rest, [](char byte) {
          return is_markup(byte) || byte == '[' || byte == '!' || byte == '<';
        })) {
      text_.begin = head_end_;
      return {};
    }
    auto found = read_metadata(planning_, action_, {head_end_, text_.begin});
    if (!found) return std::move(found.error());
    pieces.insert(pieces.begin(), found->begin(), found->end());
    return {};
  }

  /// `**A1:**`, `[A1]`, `A1 -`: markup or a bracket around the id, and what parts it from the text.
  std::string read_id() {
    const std::string_view before = planning_.slice({begin_, action_.id_span.begin});
    const std::string_view behind = planning_.slice({action_.id_span.end, text_.begin});
    std::string close;
    for (const char byte : before) {
      if (!is_markup(byte) && byte != '[' && byte != '(') return "its id is not at its start";
      close.insert(close.begin(), byte == '[' ? ']' : byte == '(' ? ')' : byte);
    }
    size_t at = pass_separators(behind, 0);
    if (!behind.substr(at).starts_with(close)) return "its id shares markup with its text";
    at = pass_separators(behind, at + close.size());
    head_end_ = action_.id_span.end + static_cast<uint32_t>(at);
    return {};
  }

  static size_t pass_separators(std::string_view text, size_t at) {
    for (bool moved = true; moved;) {
      moved = false;
      for (const std::string_view sign : {" ", "\t", ":", ".", ")", "—", "–", "-", "|"}) {
        if (at > text.size() || !text.substr(at).starts_with(sign)) continue;
        at += sign.size();
        moved = true;
      }
    }
    return at;
  }

  void write_box() {
    const Block& item = planning_.block(action_.block);
    const std::string_view box = box_of(action_.status);
    if (item.checkbox == Checkbox::kNone) {
      new_box_ = concat(box, " ");
    } else if (lower_ascii(planning_.slice(item.checkbox_span)) != box) {
      edits_.push_back({item.checkbox_span, std::string(box)});
    }
  }

  void write_head() {
    const std::string head = concat(new_box_, "**", id_, "** ");
    if (planning_.slice({begin_, text_.begin}) != head)
      edits_.push_back({{begin_, text_.begin}, head});
  }

  void write_tail(const std::vector<MetadataPiece>& pieces) {
    std::string tail = metadata_line(pieces);
    const std::string_view now = planning_.slice({text_.end, paragraph_.span.end});
    if (tail.empty()) return;
    // Where only lines are broken elsewhere, they stay as the author broke them.
    if (now.find('\n') != now.npos && fold_white_space(now) == trim(tail)) return;
    const std::string_view lead = now.substr(0, now.find_first_not_of(" \t\r\n"));
    if (lead.find('\n') != lead.npos) tail = concat(lead, trim(tail));
    if (now != tail) edits_.push_back({{text_.end, paragraph_.span.end}, tail});
  }

  const Planning& planning_;
  const Action& action_;
  const std::string& id_;
  const Block& paragraph_;
  uint32_t begin_;  ///< the paragraph's first byte, behind the checkbox
  Span text_;       ///< what is to be done, markup around it included
  uint32_t head_end_ = 0;
  std::string new_box_;
  std::vector<Edit> edits_;
};

}  // namespace

tl::expected<std::vector<Edit>, std::string> action_line(const Planning& planning,
                                                         const Action& action,
                                                         const std::string& id) {
  return ActionLine(planning, action, id).make();
}

}  // namespace debrief
