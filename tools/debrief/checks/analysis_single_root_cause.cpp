#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/wording.h"
#include "debrief/postmortem/label.h"

namespace debrief {
namespace {

/// A heading of the factors that leaves room for one: “Root cause”, not “Root causes”. The
/// analysis is a method, and a heading that goes on names more.
bool asks_for_one(const Section& section) {
  if (section.role != SectionRole::kFactors) return false;
  const std::string label = normal_label(section.title);
  return label == "root cause" || label == "the root cause" || label == "cause" ||
         label == "the cause" || label == "underlying cause" || label == "cause of the incident";
}

/// A factor that has none beside it, and no list of its own below it.
bool stands_alone(const Document& document) {
  if (document.factors.size() != 1) return false;
  const auto& blocks = document.markdown.blocks;
  const Block& block = blocks[document.factors.front().block];
  return std::ranges::none_of(
      block.children, [&](BlockIndex child) { return blocks[child].kind == BlockKind::kList; });
}

/// What was looked for at the time, and will be looked for, is no conclusion.
bool concludes(const TextBlock& text) {
  return text.kind != TextKind::kHeading && !text.quoted && text.role != SectionRole::kTimeline &&
         text.role != SectionRole::kActions;
}

}  // namespace

void analysis_single_root_cause(const Document& document, const Config&, Readings& readings,
                                Emit& emit) {
  bool asked = false;
  for (const Section& section : document.sections) {
    if (!asks_for_one(section)) continue;
    asked = true;
    emit(section.heading, concat("“", section.title, "” leaves room for one"))
        .rewrite("## Contributing factors");
  }
  if (!asked && stands_alone(document)) {
    const Factor& factor = document.factors.front();
    const auto wording = wording_of(document, factor, readings);
    emit(wording ? span_of(document, *wording) : factor.span,
         "stands alone among the contributing factors");
  }
  for (size_t text = 0; text < document.texts.size(); ++text) {
    const TextBlock& block = document.texts[text];
    if (!concludes(block)) continue;
    for (const LanguageMatch& match : readings.find(text, "the root cause")) {
      // “the root cause analysis” is the name of a method, and a denial says what we say.
      if (match.mentioned) continue;
      emit(block.prose.source(match.begin, match.end));
    }
  }
}

}  // namespace debrief
