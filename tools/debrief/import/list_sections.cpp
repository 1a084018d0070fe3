#include "debrief/import/list_sections.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/prose_part.h"
#include "debrief/postmortem/roles.h"
#include "debrief/postmortem/time_text.h"
#include "debrief/text/edit.h"

namespace debrief {
namespace {

constexpr size_t kLongestLabel = 60;

/// An item that begins with a label in bold.
struct LabelledItem {
  BlockIndex item = 0;
  std::string label;
  SectionRole role = SectionRole::kNone;
  uint32_t behind = 0;    ///< the first byte behind label, markup, colon and space
  bool has_text = false;  ///< whether text stands there, on the same line
};

class ListLifter {
 public:
  ListLifter(const Document& document, const Config& config)
      : document_(document),
        aliases_(config.headings),
        texts_(document.markdown.blocks.size(), nullptr),
        has_timeline_(document.section(SectionRole::kTimeline) != nullptr &&
                      !document.timeline.empty()) {
    for (const TextBlock& text : document.texts) {
      if (text.kind != TextKind::kField) texts_[text.block] = &text;
    }
  }

  std::optional<LiftedLists> lift() {
    for (const BlockIndex block : document_.markdown.blocks.front().children) {
      if (this->block(block).kind == BlockKind::kList) lift_list(block);
    }
    if (edits_.empty()) return std::nullopt;
    LiftedLists lifted{apply_edits(document_.source.bytes(), edits_), {}, std::move(notes_)};
    number_lines(lifted);
    return lifted;
  }

 private:
  const Block& block(BlockIndex index) const { return document_.markdown.blocks[index]; }

  std::optional<LabelledItem> label_of(BlockIndex item) const {
    const BlockList& children = block(item).children;
    const TextBlock* text = children.empty() ? nullptr : texts_[children.front()];
    if (text == nullptr || block(children.front()).kind != BlockKind::kParagraph) {
      return std::nullopt;
    }
    const Prose& prose = text->prose;
    const size_t bold = end_of_mark(prose, ProseMark::kStrong, 0);
    if (!prose.exact || bold == 0 || bold > kLongestLabel) return std::nullopt;
    Part label = trimmed(prose, {0, bold});
    while (!label.empty() && prose.text[label.end - 1] == ':') --label.end;
    label = trimmed(prose, label);
    if (label.empty()) return std::nullopt;
    LabelledItem found{.item = item, .label = std::string(text_of(prose, label))};
    found.role = aliases_.role_of(found.label);
    const std::string_view bytes = document_.source.bytes();
    const uint32_t end = block(children.front()).span.end;
    uint32_t at = span_of(prose, label).end;
    while (at < end && std::string_view("*_: \t").find(bytes[at]) != std::string_view::npos) ++at;
    found.behind = at;
    found.has_text = at < end && bytes[at] != '\n' && bytes[at] != '\r';
    return found;
  }

  void lift_list(BlockIndex list) {
    if (document_.role_of_section(document_.block_sections[list]) != SectionRole::kNone) return;
    std::vector<LabelledItem> items;
    for (const BlockIndex item : block(list).children) {
      auto labelled = label_of(item);
      if (!labelled) return;
      items.push_back(*std::move(labelled));
    }
    const bool sections = std::ranges::any_of(
        items, [](const LabelledItem& item) { return item.role != SectionRole::kNone; });
    if (items.size() < 2 || !sections) return;
    const bool timeline = has_timeline_ || std::ranges::any_of(items, [&](const auto& item) {
                            return item.role == SectionRole::kTimeline && is_timed(item.item);
                          });
    bool guess = !timeline;
    for (const LabelledItem& item : items) {
      const bool times = guess && item.role == SectionRole::kNone && is_timed(item.item);
      lift_item(item, document_.block_sections[list], times);
      guess &= !times;
    }
  }

  /// Whether at least three items below, and most of them, start with a time.
  bool is_timed(BlockIndex item) const {
    size_t all = 0, timed = 0;
    for (const BlockIndex list : block(item).children) {
      if (block(list).kind != BlockKind::kList) continue;
      for (const BlockIndex entry : block(list).children) {
        const auto& children = block(entry).children;
        const TextBlock* text = children.empty() ? nullptr : texts_[children.front()];
        const auto time = text == nullptr ? std::nullopt : read_time(text->prose.text);
        ++all;
        timed += time && time->clock;
      }
    }
    return timed >= 3 && timed * 2 > all;
  }

  void lift_item(const LabelledItem& item, uint32_t section, bool is_timeline) {
    const SourceFile& file = document_.source;
    const Span span = block(item.item).span;
    const uint32_t text = block(block(item.item).children.front()).span.begin;
    const uint32_t first = file.line_of(span.begin);
    const int outer = std::min(document_.sections[section].level, 5);
    const std::string end = file.bytes().find("\r\n") == std::string_view::npos ? "\n" : "\r\n";
    const bool apart = first == 1 || trim(file.slice(file.line_span(first - 1))).empty();
    const std::string heading =
        concat(apart ? "" : end, std::string(static_cast<size_t>(std::max(outer, 1)) + 1, '#'), " ",
               is_timeline ? "Timeline – " : "", item.label, end, item.has_text ? end : "");
    const uint32_t begin = file.line_span(first).begin;
    edits_.push_back({{begin, item.behind}, heading});
    const uint32_t indent = text - begin;
    for (uint32_t line = first + 1; line <= file.line_of(span.end); ++line) outdent(line, indent);
    notes_.push_back(
        {is_timeline ? Certainty::kGuessed : Certainty::kUnderstood, "heading",
         is_timeline ? concat("Timeline – ", item.label) : item.label,
         is_timeline ? "most items below it start with a time" : "was an item of a list", first,
         Sureness::kHigh});
  }

  /// Takes white space from the start of a line, up to the column where the item's text stands.
  void outdent(uint32_t line, uint32_t indent) {
    const Span span = document_.source.line_span(line);
    const std::string_view text = document_.source.slice(span);
    uint32_t size = 0;
    while (size < indent && size < text.size() && text[size] == ' ') ++size;
    if (size < indent && size < text.size() && text[size] == '\t') ++size;
    if (size > 0) edits_.push_back({{span.begin, span.begin + size}, ""});
  }

  /// Which line of the original each line comes from: headings add lines before and behind them.
  void number_lines(LiftedLists& lifted) {
    std::ranges::sort(edits_, {}, &Edit::span);
    std::vector<uint32_t>& lines = lifted.original_line;
    size_t edit = 0;
    const SourceFile& file = document_.source;
    for (uint32_t line = 1; line <= file.line_count(); ++line) {
      const Span span = file.line_span(line);
      size_t added = 0;
      for (; edit < edits_.size() && edits_[edit].span.begin <= span.end; ++edit) {
        added += static_cast<size_t>(std::ranges::count(edits_[edit].text, '\n'));
      }
      lines.insert(lines.end(), added + 1, line);
    }
  }

  const Document& document_;
  RoleAliases aliases_;
  std::vector<const TextBlock*> texts_;
  bool has_timeline_;
  std::vector<Edit> edits_;
  std::vector<ImportNote> notes_;
};

}  // namespace

std::optional<LiftedLists> lift_lists(const Document& document, const Config& config) {
  return ListLifter(document, config).lift();
}

}  // namespace debrief
