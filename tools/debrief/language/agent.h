#pragma once
// What a noun phrase is: a person, a team, an outsider, a part of the system.

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// The class of the noun phrase [first, last), by its last noun. Common nouns that no class knows
/// are things, hence kSystem; capitalised names that nothing explains are kUnknown.
Agent classify(const LanguageData& data, const SentenceView& sentence, uint32_t first,
               uint32_t last);

/// Who a possessive pronoun stands for: `my`, `our`, `its`.
Agent possessor(const SentenceView& sentence, uint32_t at);

/// Whose act it is, once the verb is known: settles what classify() was not sure of.
void settle_doubt(const LanguageData& data, const VerbGroup& group, Agent& agent);

/// The kinds that an agent is of, its class among them.
AgentKinds kinds_of(const Agent& agent);

/// Whether the words [first, of) make what follows `of` the one who acts: `one of`, `a member of`.
bool is_partitive(const LanguageData& data, const SentenceView& sentence, uint32_t first,
                  uint32_t of);

}  // namespace debrief
