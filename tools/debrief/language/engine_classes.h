#pragma once
// The word classes that the engine itself asks for, as bits of one lexicon. A class that the
// lexicon lacks has no words.

#include "debrief/language/lexicon_data.h"

namespace debrief {

struct EngineClasses {
  explicit EngineClasses(const Lexicon::Impl& lexicon)
      : person(lexicon.bit("person")),
        person_or_machine(lexicon.bit("person-or-machine")),
        often_machine(lexicon.bit("often-machine")),
        human_modifier(lexicon.bit("human-modifier")),
        team(lexicon.bit("team")),
        team_or_machine(lexicon.bit("team-or-machine")),
        department(lexicon.bit("department")),
        outsider(lexicon.bit("outsider")),
        adversary(lexicon.bit("adversary")),
        partitive(lexicon.bit("partitive")),
        act(lexicon.bit("act")),
        handled(lexicon.bit("handled")),
        deed(lexicon.bit("deed")),
        given_name(lexicon.bit("given-name")),
        ambiguous_name(lexicon.bit("ambiguous-name")),
        system(lexicon.bit("system")),
        machine_verb(lexicon.bit("machine-verb")),
        machine_only_verb(lexicon.bit("machine-only-verb")),
        human_verb(lexicon.bit("human-verb")),
        only_human_verb(lexicon.bit("only-human-verb")),
        personal_verb(lexicon.bit("personal-verb")),
        harm_verb(lexicon.bit("harm-verb")),
        duty_verb(lexicon.bit("duty-verb")),
        report_verb(lexicon.bit("report-verb")),
        statement_verb(lexicon.bit("statement-verb")),
        mention_verb(lexicon.bit("mention-verb")),
        prevent_verb(lexicon.bit("prevent-verb")),
        meant_verb(lexicon.bit("meant-verb")),
        purpose_verb(lexicon.bit("purpose-verb")),
        achieving_verb(lexicon.bit("achieving-verb")),
        harmless_object(lexicon.bit("harmless-object")),
        spent(lexicon.bit("spent")),
        planned_work(lexicon.bit("planned-work")),
        drill(lexicon.bit("drill")),
        procedure(lexicon.bit("procedure")),
        intent_adverb(lexicon.bit("intent-adverb")),
        machine_adverb(lexicon.bit("machine-adverb")),
        noun_or_verb(lexicon.bit("noun-or-verb")),
        noun_in_ing(lexicon.bit("noun-in-ing")),
        verb_lookalike(lexicon.bit("verb-lookalike")),
        quality_participle(lexicon.bit("quality-participle")),
        adjective(lexicon.bit("adjective")),
        adverb(lexicon.bit("adverb")),
        not_an_adverb(lexicon.bit("not-an-adverb")) {}

  size_t person, person_or_machine, often_machine, human_modifier, team, team_or_machine,
      department, outsider, adversary, partitive, act, handled, deed, given_name, ambiguous_name,
      system;
  size_t machine_verb, machine_only_verb, human_verb, only_human_verb, personal_verb, harm_verb,
      duty_verb, report_verb, statement_verb, mention_verb, prevent_verb, meant_verb, purpose_verb,
      achieving_verb;
  size_t harmless_object, spent, planned_work, drill, procedure, intent_adverb, machine_adverb;
  size_t noun_or_verb, noun_in_ing, verb_lookalike, quality_participle, adjective, adverb,
      not_an_adverb;
};

/// What every pass over a sentence may ask.
struct LanguageData {
  explicit LanguageData(const Lexicon::Impl& loaded) : lexicon(loaded), classes(loaded) {}
  const Lexicon::Impl& lexicon;
  EngineClasses classes;
};

}  // namespace debrief
