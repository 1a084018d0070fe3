#include <algorithm>
#include <iterator>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/left_over.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

/// Fields whose form the schema holds already.
bool has_form(std::string_view key) {
  return is_one_of(key, {"debrief", "id", "status", "kind", "severity", "started", "detected",
                         "mitigated", "resolved", "debriefed", "written", "shared", "timezone",
                         "detected_by", "trigger", "visibility", "confidence", "scope"});
}

class Placeholders {
 public:
  Placeholders(const Document& document, Emit& emit)
      : document_(document), emit_(emit), written_(sections_with_text(document)) {}

  void find() {
    read_front_matter();
    for (const TextBlock& text : document_.texts) {
      if (text.kind != TextKind::kField && !text.quoted) read_text(text);
    }
    for (const Inline& piece : document_.markdown.inlines) {
      if (piece.kind == InlineKind::kHtml && piece.span && is_hint_tag(piece.literal)) {
        add(*piece.span);
      }
    }
  }

 private:
  /// The weight of a placeholder is that others take the document for complete.
  void add(Span span, std::string message = {}) {
    auto draft = emit_(span, std::move(message));
    if (!is_reviewed(document_.status)) draft.weaken();
  }

  void read_front_matter() {
    const YamlTree& tree = document_.front_matter.tree;
    if (tree.empty()) return;
    for (const YamlEntry& field : tree.root().entries) {
      if (document_.mode == DocumentMode::kManaged && has_form(tree[field.key].text)) continue;
      std::vector<YamlIndex> open = {field.value};
      while (!open.empty()) {
        const YamlNode& node = tree[open.back()];
        open.pop_back();
        if (node.kind == YamlKind::kScalar && !find_left_overs(node.text).empty()) {
          add(node.span, concat("“", tree[field.key].text, "” is still to be filled in"));
        }
        open.insert(open.end(), node.items.begin(), node.items.end());
        for (const YamlEntry& entry : node.entries) open.push_back(entry.value);
      }
    }
  }

  void read_text(const TextBlock& text) {
    if (text.role == SectionRole::kGlossary || is_header_cell(text)) return;
    // What a scaffold still offers in a draft, such as the heading of a first story, is no hole
    // yet.
    const bool is_offer = text.kind == TextKind::kHeading && !written_[text.section];
    if (is_offer && !is_reviewed(document_.status)) return;
    const Prose& prose = text.prose;
    if (is_aside(text) && is_guidance(prose.text)) {
      add(prose.source(0, prose.text.size()));
      return;
    }
    for (const LeftOver& each : find_left_overs(prose)) {
      const Span span = prose.source(each.begin, each.end);
      const bool whole = each.end - each.begin == trim(prose.text).size();
      if (!(whole && is_asked_elsewhere(text, span))) add(span);
    }
  }

  bool is_header_cell(const TextBlock& text) const {
    const auto& blocks = document_.markdown.blocks;
    return text.kind == TextKind::kTableCell && blocks[blocks[text.block].parent].header;
  }

  /// A paragraph in italics or brackets alone, as templates set what they ask for.
  bool is_aside(const TextBlock& text) const {
    if (text.kind == TextKind::kHeading) return false;
    const InlineList& pieces = document_.markdown.blocks[text.block].inlines;
    const bool italic = pieces.size() == 1 &&
                        document_.markdown.inlines[pieces.front()].kind == InlineKind::kEmphasis;
    const std::string_view words = trim(text.prose.text);
    return italic || (words.starts_with('(') && words.ends_with(')')) ||
           (words.starts_with('[') && words.ends_with(']'));
  }

  /// The time of an entry and the owner and day of an action have rules of their own.
  bool is_asked_elsewhere(const TextBlock& text, Span span) const {
    if (text.role == SectionRole::kTimeline) {
      const TimelineEntry* const entry = holder_of(document_.timeline, span);
      return entry != nullptr && entry->at_span.overlaps(span);
    }
    if (text.role != SectionRole::kActions || text.kind != TextKind::kTableCell) return false;
    const Action* const action = holder_of(document_.actions, span);
    return action != nullptr && action->text_block != text.block;
  }

  /// The entry or action that holds a place; nullptr when none does. They stand in its order.
  template <typename T>
  static const T* holder_of(const std::vector<T>& parts, Span span) {
    const auto behind = std::ranges::upper_bound(parts, span.begin, {},
                                                 [](const T& part) { return part.span.begin; });
    if (behind == parts.begin()) return nullptr;
    const T& part = *std::prev(behind);
    return part.span.contains(span) ? &part : nullptr;
  }

  const Document& document_;
  Emit& emit_;
  std::vector<bool> written_;  ///< sections that hold more than a template does
};

}  // namespace

void metadata_placeholder(const Document& document, const Config&, Emit& emit) {
  Placeholders(document, emit).find();
}

}  // namespace debrief
