#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/checks/lifecycle.h"
#include "debrief/text/words.h"

namespace debrief {
namespace {

constexpr size_t kFew = 30;     ///< words that hardly tell where somebody stood
constexpr size_t kEnough = 60;  ///< words that tell it one way or the other

size_t count_words(const Prose& prose) {
  size_t count = 0;
  for (const Word& word : split_words(prose)) count += word.kind != WordKind::kPunctuation;
  return count;
}

}  // namespace

void analysis_story_thin(const Document& document, const Config&, Readings& readings, Emit& emit) {
  if (document.mode != DocumentMode::kManaged || !is_reviewed(document.status)) return;
  for (const Story& story : document.stories) {
    if (story.declined) continue;
    size_t words = 0;
    bool inside = false;
    for (const size_t text : readings.texts_in(document.sections[story.section].span)) {
      if (document.texts[text].kind == TextKind::kHeading) continue;
      words += count_words(document.texts[text].prose);
      inside |= !readings.find(text, "@inner-view-verb").empty();
    }
    // An empty story is a section to be filled in, and another rule's.
    if (words == 0 || words >= kEnough || (words >= kFew && inside)) continue;
    emit(story.heading, inside ? concat("the story has ", counted(words, "word"))
                               : concat("the story has ", counted(words, "word"),
                                        " and does not say what was seen, thought or expected"));
  }
}

}  // namespace debrief
