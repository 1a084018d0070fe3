#include "debrief/site/outline.h"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// What a reader needs first stands first. Sections without a role stand where kNone does.
constexpr std::array kOrder = {
    SectionRole::kFacts,    SectionRole::kImpact,     SectionRole::kTimeline,
    SectionRole::kSafety,   SectionRole::kStories,    SectionRole::kSecondStories,
    SectionRole::kWhys,     SectionRole::kFactors,    SectionRole::kWentWell,
    SectionRole::kLucky,    SectionRole::kSurprises,  SectionRole::kLessons,
    SectionRole::kNone,     SectionRole::kActions,    SectionRole::kCheckBack,
    SectionRole::kGlossary, SectionRole::kAmendments,
};

size_t place_of(SectionRole role) {
  return static_cast<size_t>(std::find(kOrder.begin(), kOrder.end(), role) - kOrder.begin());
}

/// The section whose heading is the document's title: the first of level 1 that names no role.
std::optional<uint32_t> title_section(const Document& document) {
  for (uint32_t i = 0; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    if (section.level == 1 && section.role == SectionRole::kNone) return i;
  }
  return std::nullopt;
}

/// Gives every section an anchor that no other has.
class Anchors {
 public:
  std::string take(const Section& section) {
    const bool named = section.role != SectionRole::kNone;
    std::string wish =
        named ? std::string(role_name(section.role)) : concat("h-", heading_slug(section.title));
    // White space is all that an id may not hold (HTML, “The id attribute”).
    std::erase_if(wish, is_ascii_space);
    std::string anchor = wish;
    for (int n = 2; !taken_.insert(anchor).second; ++n) anchor = concat(wish, "-", n);
    return anchor;
  }

 private:
  std::set<std::string> taken_;
};

/// What GitHub would call the headings, in their order: repeated ones get `-1`, `-2`.
std::string github_anchor(const Section& section, std::map<std::string, int>& seen) {
  const std::string slug = heading_slug(section.title);
  const int repeated = seen[slug]++;
  return repeated == 0 ? slug : concat(slug, "-", repeated);
}

/// The sections below one parent, as nodes; nesting is as deep as headings have levels.
std::vector<OutlineNode> nodes_below(const std::vector<std::vector<uint32_t>>& children,
                                     const std::vector<std::string>& anchors, uint32_t parent) {
  std::vector<OutlineNode> nodes;
  for (const uint32_t child : children[parent]) {
    nodes.push_back({child, anchors[child], nodes_below(children, anchors, child)});
  }
  return nodes;
}

}  // namespace

Outline make_outline(const Document& document) {
  Outline outline;
  Anchors taken;
  std::map<std::string, int> seen;
  std::vector<std::string> anchors;
  std::vector<std::vector<uint32_t>> children(document.sections.size());
  std::vector<uint32_t> roots;
  const std::optional<uint32_t> title = title_section(document);
  for (uint32_t i = 0; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    anchors.push_back(title == i ? "main" : taken.take(section));
    if (!section.heading.empty()) {
      outline.anchors.emplace(github_anchor(section, seen), anchors.back());
    }
    // Below the title, or below nothing: a section of the page.
    if (section.parent && section.parent != title && *section.parent < i) {
      children[*section.parent].push_back(i);
    } else if (section.heading.empty() || title == i) {
      outline.preamble.push_back(i);
    } else {
      roots.push_back(i);
    }
  }
  for (const uint32_t root : roots) {
    outline.nodes.push_back({root, anchors[root], nodes_below(children, anchors, root)});
  }
  const bool managed = document.mode == DocumentMode::kManaged;
  const auto place = [&](const OutlineNode& node) -> size_t {
    const SectionRole role = document.sections[node.section].role;
    if (managed) return place_of(role);
    return role == SectionRole::kFacts ? 0 : 1;
  };
  std::stable_sort(outline.nodes.begin(), outline.nodes.end(),
                   [&](const OutlineNode& a, const OutlineNode& b) { return place(a) < place(b); });
  return outline;
}

}  // namespace debrief
