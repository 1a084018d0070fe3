#include <algorithm>

#include "debrief/checks/checks.h"
#include "debrief/checks/places.h"
#include "debrief/postmortem/action_sentences.h"
#include "debrief/postmortem/placeholder.h"

namespace debrief {
namespace {

bool is_reviewed(Status status) {
  return status == Status::kReview || status == Status::kPublished || status == Status::kClosed;
}

/// What an actions section without actions holds.
struct HeldActions {
  bool text = false;  ///< something that says more than a placeholder
  bool none = false;  ///< that there are none
};

HeldActions held_in(const Document& document) {
  HeldActions held;
  for (const TextBlock& text : document.texts) {
    if (text.role != SectionRole::kActions || text.kind == TextKind::kHeading ||
        text.kind == TextKind::kField) {
      continue;
    }
    const Block& block = document.markdown.blocks[text.block];
    if (document.markdown.blocks[block.parent].header) continue;  // the head of a table
    const bool none = says_no_actions(text.prose.text);
    held.none |= none;
    held.text |= !none && !is_none(text.prose.text) && !text.quoted;
  }
  return held;
}

}  // namespace

void actions_none(const Document& document, const Config&, Emit& emit) {
  if (!document.actions.empty() || document.no_actions) return;
  const bool section = document.section(SectionRole::kActions) != nullptr;
  const bool managed = document.mode == DocumentMode::kManaged;
  if (managed ? !is_reviewed(document.status) : !section) return;
  const HeldActions held = held_in(document);
  // What a legacy document says in its own way may well be an action.
  if (!managed && held.text) return;
  auto draft = emit(section_place(document, SectionRole::kActions),
                    !section    ? "no section holds actions"
                    : held.none ? "there are no actions, and no reason is given"
                                : "the section of the actions holds none");
  if (held.none) draft.question("Why is nothing worth doing about it?");
}

}  // namespace debrief
