#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/postmortem/label.h"

namespace debrief {
namespace {

struct BetterHeading {
  std::string_view label;  ///< in normal form
  std::string_view title;
};

// Names that work against what the section is for. Others, such as “Action items”, are as good as
// ours. The singular “Root cause” is analysis/single-root-cause's.
constexpr auto kBetterHeadings = std::to_array<BetterHeading>({
    {"rca", "Contributing factors"},
    {"root cause analysis", "Contributing factors"},
    {"root cause and contributing factors", "Contributing factors"},
    {"root cause s", "Contributing factors"},
    {"root causes", "Contributing factors"},
    {"root causes and contributing factors", "Contributing factors"},
    {"underlying causes", "Contributing factors"},
});
static_assert(std::ranges::is_sorted(kBetterHeadings, {}, &BetterHeading::label));

/// Whether a link within the document leads to the heading, so that a rename would break it.
bool is_linked(const Document& document, const Section& section) {
  const std::string anchor = concat("#", heading_slug(section.title));
  return std::ranges::any_of(
      document.references, [&](const Reference& reference) { return reference.target == anchor; });
}

}  // namespace

void metadata_heading_alias(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged) return;
  for (const Section& section : document.sections) {
    if (section.role == SectionRole::kNone || section.heading.empty()) continue;
    const std::string label = normal_label(section.title);
    const auto rename = std::ranges::lower_bound(kBetterHeadings, label, {}, &BetterHeading::label);
    if (rename == kBetterHeadings.end() || rename->label != label) continue;
    auto draft =
        emit(section.heading, concat("“", section.title, "” is read as “", rename->title, "”"));
    draft.rewrite(concat("Call it “", rename->title, "”"));
    const std::string_view written = document.source.slice(section.heading);
    const size_t at = written.find(section.title);
    if (at == written.npos || is_linked(document, section)) continue;
    const auto begin = section.heading.begin + static_cast<uint32_t>(at);
    const auto end = begin + static_cast<uint32_t>(section.title.size());
    draft.fix(concat("call the section “", rename->title, "”"),
              {{{begin, end}, std::string(rename->title)}});
  }
}

}  // namespace debrief
