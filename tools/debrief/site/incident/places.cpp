#include "debrief/site/incident/places.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/site/trimmed.h"

namespace debrief {
namespace {

/// More than this is a narrative: it is set as prose, without numbers.
constexpr size_t kMostFacts = 8;
constexpr size_t kMostFactBytes = 1800;

/// `@Alice Example` is named `alice`, and `alice example`.
std::vector<std::string> names_of(const Story& story) {
  std::string name = lower_ascii(trim(story.who));
  if (name.starts_with('@')) name.erase(0, 1);
  return {name, name.substr(0, name.find(' '))};
}

/// The nodes of an outline, each before those nested in it.
std::vector<const OutlineNode*> all_nodes(const Outline& outline) {
  std::vector<const OutlineNode*> nodes;
  for (const OutlineNode& node : outline.nodes) nodes.push_back(&node);
  for (size_t i = 0; i < nodes.size(); ++i) {
    for (const OutlineNode& nested : nodes[i]->nested) nodes.push_back(&nested);
  }
  return nodes;
}

}  // namespace

PagePlaces::PagePlaces(const Record& record)
    : record_(record),
      rows_(record.document()),
      names_(record.document()),
      shown_(record.document().timeline.size()),
      factors_(record.document().stories.size()) {
  const Document& document = record.document();
  for (size_t i = 0; i < document.stories.size(); ++i) {
    story_of_.emplace(document.stories[i].section, i);
    for (std::string& name : names_of(document.stories[i])) story_named_.emplace(name, i);
  }
  for (const OutlineNode* node : all_nodes(record.outline)) {
    if (story_of_.contains(node->section)) anchors_.emplace(node->section, node->anchor);
    if (document.sections[node->section].role != SectionRole::kTimeline) continue;
    for (const size_t row : rows_.of_node(*node)) shown_[row] = true;
  }
  for (size_t i = 0; i < document.factors.size(); ++i) {
    for (const auto& evidence : document.factors[i].evidence) {
      const auto story = story_named(evidence.value);
      if (story && (factors_[*story].empty() || factors_[*story].back() != i)) {
        factors_[*story].push_back(i);
      }
    }
  }
}

std::optional<std::string> PagePlaces::of(std::string_view id) const {
  const Document& document = record_.document();
  if (const auto story = story_named(id)) {
    const auto anchor = anchors_.find(document.stories[*story].section);
    return anchor == anchors_.end() ? std::nullopt : std::optional("#" + anchor->second);
  }
  if (const auto row = names_.entry(id); row && shown_[*row]) return "#" + rows_.anchor(*row);
  for (const ActionView& view : record_.actions) {
    if (view.action->id == id) return "#" + view.anchor;
  }
  if (const auto factor = factor_anchor(document, id)) return "#" + *factor;
  const auto fact = names_.fact(id);
  const Section* facts = document.section(SectionRole::kFacts);
  if (!fact || facts == nullptr) return std::nullopt;
  const std::vector<BlockIndex> statements = fact_statements(document, *facts);
  const auto statement =
      std::find(statements.begin(), statements.end(), document.facts[*fact].block);
  if (statements.size() < 2 || statement == statements.end()) return std::nullopt;
  return concat("#fact", statement - statements.begin() + 1);
}

std::string PagePlaces::label(std::string_view id) const {
  const auto story = story_named(id);
  return story ? record_.document().stories[*story].who : std::string(id);
}

const Story* PagePlaces::story_of(uint32_t section) const {
  const auto found = story_of_.find(section);
  return found == story_of_.end() ? nullptr : &record_.document().stories[found->second];
}

std::optional<size_t> PagePlaces::story_named(std::string_view id) const {
  if (!id.starts_with("S:") && !id.starts_with("s:")) return std::nullopt;
  std::string name = lower_ascii(trim(id.substr(2)));
  if (name.starts_with('@')) name.erase(0, 1);
  const auto found = story_named_.find(name);
  return found == story_named_.end() ? std::nullopt : std::optional(found->second);
}

const std::vector<size_t>& PagePlaces::factors_of_story(const Story& story) const {
  return factors_[static_cast<size_t>(&story - record_.document().stories.data())];
}

std::vector<BlockIndex> fact_statements(const Document& document, const Section& section) {
  const Markdown& markdown = document.markdown;
  std::vector<BlockIndex> found;
  size_t bytes = 0;
  for (const BlockIndex block : section.blocks) {
    const Block& each = markdown.blocks[block];
    if (is_comment(each)) continue;
    if (each.span.overlaps(section.heading) && !section.heading.empty()) return {};
    if (each.kind == BlockKind::kParagraph) {
      found.push_back(block);
    } else if (each.kind == BlockKind::kList) {
      found.insert(found.end(), each.children.begin(), each.children.end());
    } else {
      return {};
    }
    bytes += each.span.size();
  }
  const bool few = found.size() <= kMostFacts && bytes <= kMostFactBytes;
  return few ? found : std::vector<BlockIndex>();
}

}  // namespace debrief
