#pragma once
// What pronouns stand for: the nearest noun that fits, in the sentence or the one before.

#include <vector>

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// What was named last, carried from sentence to sentence.
struct Antecedents {
  AgentClass people = AgentClass::kUnknown;  ///< the last persons or team; kUnknown for none
  bool last_was_thing = false;               ///< the last plural noun was no people
  bool plural_things = false;                ///< the sentence before speaks of machines: the pods
};

/// Gives `they` the class of what it stands for; a team when nothing fits.
void resolve_pronoun(const LanguageData& data, const SentenceView& sentence,
                     const Antecedents& antecedents, Agent& agent);

/// Notes a subject for the pronouns to come.
void remember(const SentenceView& sentence, const Agent& subject, Antecedents& antecedents);

/// Notes whether the sentence names things in the plural.
void remember_things(const LanguageData& data, const SentenceView& sentence,
                     Antecedents& antecedents);

/// A capitalised stranger that `he` or `she` refers to later in the sentence is a person.
void confirm_names(const SentenceView& sentence, std::vector<VerbGroup>& groups);

}  // namespace debrief
