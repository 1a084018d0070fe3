#include <algorithm>
#include <iterator>
#include <vector>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/checks/places.h"
#include "debrief/checks/timeline_rows.h"
#include "debrief/postmortem/placeholder.h"

namespace debrief {
namespace {

/// One of the two worst severities that the configuration knows.
bool is_severe(const Document& document, const Config& config) {
  const auto& all = config.severities;
  const auto worst = all.begin() + static_cast<std::ptrdiff_t>(std::min<size_t>(2, all.size()));
  return std::find(all.begin(), worst, document.severity) != worst;
}

/// What stands in the timeline's sections instead of rows.
struct Contents {
  bool text = false;
  bool link = false;  ///< perhaps to where the timeline is kept
};

Contents contents_of(const Document& document) {
  Contents contents;
  for (const TextBlock& text : document.texts) {
    if (text.kind == TextKind::kField || text.kind == TextKind::kHeading) continue;
    const BlockIndex row = document.markdown.blocks[text.block].parent;
    if (document.markdown.blocks[row].header) continue;
    if (text.role == SectionRole::kTimeline && !is_placeholder(text.prose.text)) {
      contents.text = true;
    }
  }
  // Sections are in the order of the text, and one ends where the next of its level begins.
  std::vector<Span> spans;
  for (const Section& section : document.sections) {
    if (section.role != SectionRole::kTimeline) continue;
    if (!spans.empty() && spans.back().end >= section.span.end) continue;
    spans.push_back(section.span);
  }
  for (const Reference& reference : document.references) {
    if (reference.kind != Reference::Kind::kLink && reference.kind != Reference::Kind::kImage) {
      continue;
    }
    const auto behind = std::ranges::upper_bound(spans, reference.span.begin, {}, &Span::begin);
    contents.link |= behind != spans.begin() && std::prev(behind)->contains(reference.span);
  }
  return contents;
}

}  // namespace

void timeline_missing(const Document& document, const Config& config, Emit& emit) {
  if (needs_no_timeline(document) || !document.timeline.empty() || document.markdown.refusal) {
    return;
  }
  const Section* section = document.section(SectionRole::kTimeline);
  const Contents contents = section != nullptr ? contents_of(document) : Contents{};
  if (contents.link) return;
  if (section != nullptr && is_just_started(document)) return;
  const bool managed = document.mode == DocumentMode::kManaged;
  auto draft = section == nullptr ? emit(title_place(document))
               : contents.text ? emit(section->heading, "no row of the timeline starts with a time")
                               : emit(section->heading, "the timeline holds no row yet");
  if (!managed || !is_reviewed(document.status) || !is_severe(document, config)) draft.weaken();
  if (!managed) draft.weaken();
  // In a draft it is no reproach yet; the place for its timeline is there.
  if (section != nullptr && document.status == Status::kDraft) draft.weaken();
}

}  // namespace debrief
