#pragma once
// How strongly an action changes the system: the hierarchy of RCA2 (National Patient Safety
// Foundation, 2015), for software. The words stand in rules/lexicon/actions.yaml: to teach it one,
// add it to `strong-act`, `medium-act` or `weak-act` there and a row to
// tests/unit/checks/action_strength_test.cpp.

#include <optional>
#include <string_view>

#include "debrief/checks/wording.h"

namespace debrief {

/// Weaker: people must remember (training, reminders, policies, warnings). Intermediate: the system
/// helps them (alerts, checklists, tests, redundancy). Stronger: it cannot happen any more
/// (guardrails, automation, removal, simplification).
enum class ActionStrength { kWeaker, kIntermediate, kStronger };
/// `weaker`, `intermediate`, `stronger`.
std::string_view action_strength_name(ActionStrength strength);

/// The strength that a document gives an action itself: `stronger`, `Strong`, `medium`, …; nullopt
/// for an empty or unknown word.
std::optional<ActionStrength> strength_of_word(std::string_view word);

/// The strength that the words of an action speak of: the first of them decides, but what refuses
/// or automates is stronger also behind what only helps (“a check that refuses …”). Nullopt when
/// they speak of none.
std::optional<ActionStrength> strength_of_wording(const Wording& wording, Readings& readings);

/// The action's own word, else what its wording speaks of.
std::optional<ActionStrength> strength_of(const Document& document, const Action& action,
                                          Readings& readings);

}  // namespace debrief
