#include <algorithm>
#include <span>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

// What a statement of safety says, each in some of the words that it is said with.
constexpr std::string_view kGoal[] = {"to learn", "learn from", "we want to understand",
                                      "learning review", "purpose of this"};
constexpr std::string_view kIntent[] = {"made sense to", "best intentions", "good intentions",
                                        "good faith",    "best they could", "the best job",
                                        "competent",     "did their best",  "best of their"};
constexpr std::string_view kConditions[] = {"the conditions", "the circumstances", "the system",
                                            "systemic"};
constexpr std::string_view kNoFault[] = {
    "blameless",   "blame-free",       "blame free",    "not to blame",  "no blame",
    "whose fault", "not assign blame", "without blame", "finding fault", "nobody is blamed"};
constexpr std::span<const std::string_view> kElements[] = {kGoal, kIntent, kConditions, kNoFault};

/// Whether a paragraph of the document holds two of the four: one alone is said in passing.
bool states_safety(const Document& document) {
  constexpr ptrdiff_t kEnough = 2;
  for (const TextBlock& text : document.texts) {
    if (text.kind == TextKind::kField || text.kind == TextKind::kHeading) continue;
    const std::string words = lower_ascii(text.prose.text);
    const auto said =
        std::ranges::count_if(kElements, [&](std::span<const std::string_view> element) {
          return std::ranges::any_of(
              element, [&](std::string_view each) { return words.find(each) != words.npos; });
        });
    if (said >= kEnough) return true;
  }
  return false;
}

}  // namespace

void process_safety_missing(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status)) return;
  if (document.markdown.refusal) return;
  const std::vector<bool> written = sections_with_text(document);
  const Section* empty = nullptr;
  for (size_t i = 0; i < document.sections.size(); ++i) {
    if (document.sections[i].role != SectionRole::kSafety) continue;
    if (written[i]) return;
    if (empty == nullptr) empty = &document.sections[i];
  }
  if (states_safety(document)) return;
  if (empty != nullptr) {
    emit(empty->heading, concat("nothing stands below “", empty->title, "”"));
  } else {
    emit(status_place(document), concat("the document is ", status_in_words(document.status),
                                        ", and nothing in it says that nobody is to be blamed"));
  }
}

}  // namespace debrief
