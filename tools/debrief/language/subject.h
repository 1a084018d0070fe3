#pragma once
// Who acts in each verb group: a walk to the left for the subject, to the right for `by`, and
// pronouns by what was named before.

#include <vector>

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// The last thing that each plural pronoun could mean, carried from sentence to sentence.
struct Antecedents {
  Agent people;  ///< the last persons or team named
  bool has_people = false;
  bool last_was_thing = false;  ///< the last plural noun was no people
};

/// Fills `subject` and `agent` of the groups of one sentence. Linear: each walk is bounded.
void find_subjects(const LanguageData& data, const SentenceView& sentence,
                   std::vector<VerbGroup>& groups, Antecedents& antecedents);

}  // namespace debrief
