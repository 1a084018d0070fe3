#include "debrief/site/search/document.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/trimmed.h"
#include "debrief/text/utf8.h"

namespace debrief {
namespace {

SearchField field_of(SectionRole role) {
  switch (role) {
    case SectionRole::kFacts:
    case SectionRole::kImpact:
      return SearchField::kFacts;
    case SectionRole::kTimeline:
      return SearchField::kTimeline;
    case SectionRole::kStories:
    case SectionRole::kSecondStories:
      return SearchField::kStories;
    case SectionRole::kFactors:
    case SectionRole::kWhys:
    case SectionRole::kWentWell:
    case SectionRole::kLucky:
    case SectionRole::kSurprises:
    case SectionRole::kLessons:
      return SearchField::kFactors;
    case SectionRole::kActions:
    case SectionRole::kCheckBack:
      return SearchField::kActions;
    case SectionRole::kNone:
    case SectionRole::kSafety:
    case SectionRole::kGlossary:
    case SectionRole::kAmendments:
      break;
  }
  return SearchField::kText;
}

std::string plain(std::string_view text) {
  return to_valid_utf8(without_addresses(fold_white_space(text)));
}

/// Where a text stands.
struct Place {
  std::string anchor, label;
};

void add_places(const Document& document, const std::vector<OutlineNode>& nodes,
                const std::string& above, std::vector<Place>& places) {
  for (const OutlineNode& node : nodes) {
    const std::string title = plain(document.sections[node.section].title);
    const std::string label =
        above.empty() || title.empty() ? concat(above, title) : concat(above, " › ", title);
    places[node.section] = {node.anchor, label};
    add_places(document, node.nested, label, places);
  }
}

/// A row, item or paragraph with a name of its own: an action, a factor, a row of the timeline.
struct OwnPlace {
  Span span;
  std::string anchor;  ///< empty: that of its section
  std::string id;
};

std::vector<OwnPlace> own_places(const Record& record) {
  const Document& document = record.document();
  std::vector<OwnPlace> own;
  for (const ActionView& view : record.actions) {
    own.push_back({view.action->span, view.anchor, view.action->id});
  }
  for (size_t i = 0; i < document.factors.size(); ++i) {
    const Factor& factor = document.factors[i];
    own.push_back({factor.span, factor_anchor(document, i), factor.id});
  }
  for (const TimelineEntry& entry : document.timeline) {
    own.push_back({entry.span, "", entry.id.empty() ? entry.at_text : entry.id});
  }
  std::stable_sort(own.begin(), own.end(), [](const OwnPlace& a, const OwnPlace& b) {
    return a.span.begin < b.span.begin;
  });
  return own;
}

/// A text of the body, still without a place.
struct Text {
  uint32_t begin = 0, section = 0;
  std::string_view text;
};

std::vector<Text> texts_of(const Document& document) {
  std::vector<Text> texts;
  for (const TextBlock& block : document.texts) {
    if (block.kind == TextKind::kField) continue;
    if (block.kind == TextKind::kHeading) {
      // The label says it already, and a section's usual name is nothing to find.
      const Section& section = document.sections[block.section];
      if (section.role != SectionRole::kNone || section.level == 1) continue;
    }
    const Span span = document.markdown.blocks[block.block].span;
    texts.push_back({span.begin, block.section, block.prose.text});
  }
  const std::vector<Block>& blocks = document.markdown.blocks;
  for (size_t i = 0; i < blocks.size() && i < document.block_sections.size(); ++i) {
    if (blocks[i].kind != BlockKind::kCodeBlock) continue;
    texts.push_back({blocks[i].span.begin, document.block_sections[i], blocks[i].literal});
  }
  std::stable_sort(texts.begin(), texts.end(),
                   [](const Text& a, const Text& b) { return a.begin < b.begin; });
  return texts;
}

std::string names_of(const Record& record) {
  const Document& document = record.document();
  std::vector<std::string> names = {document.id, document.severity};
  for (const auto* list :
       {&document.services, &document.teams, &document.tags, &record.factor_kinds}) {
    names.insert(names.end(), list->begin(), list->end());
  }
  return plain(join(names, " "));
}

}  // namespace

std::vector<SearchPiece> search_pieces(const Record& record) {
  const Document& document = record.document();
  std::vector<SearchPiece> pieces;
  pieces.push_back({SearchField::kTitle, "", "", plain(record.title)});
  pieces.push_back({SearchField::kNames, "", "", names_of(record)});
  std::vector<Place> places(document.sections.size());
  add_places(document, record.outline.nodes, "", places);
  const std::vector<OwnPlace> own = own_places(record);
  size_t next = 0;
  for (const Text& text : texts_of(document)) {
    while (next < own.size() && own[next].span.end <= text.begin) ++next;
    const bool inside = next < own.size() && own[next].span.begin <= text.begin;
    std::string bare = plain(text.text);
    if (bare.empty()) continue;
    const SearchField field = field_of(document.role_of_section(text.section));
    const Place& place = places[text.section];
    const bool named = inside && !own[next].anchor.empty();
    const std::string& anchor = named ? own[next].anchor : place.anchor;
    std::string label = place.label;
    if (inside && !own[next].id.empty()) append(label, label.empty() ? "" : " ", own[next].id);
    label = plain(label);
    SearchPiece& last = pieces.back();
    if (pieces.size() > 2 && last.field == field && last.anchor == anchor && last.label == label) {
      append(last.text, "\n", bare);
      continue;
    }
    pieces.push_back({field, anchor, std::move(label), std::move(bare)});
  }
  return pieces;
}

}  // namespace debrief
