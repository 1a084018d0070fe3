#include "debrief/language/antecedent.h"

#include "debrief/language/agent.h"
#include "debrief/language/noun_phrase.h"

namespace debrief {
namespace {

/// How many tokens before a pronoun may hold what it stands for.
constexpr int64_t kReach = 120;

}  // namespace

void resolve_pronoun(const LanguageData& data, const SentenceView& s,
                     const Antecedents& antecedents, Agent& agent) {
  if (!agent.plural_pronoun) return;
  agent.plural_pronoun = false;
  bool thing = false;
  // The nearest plural noun before it in the sentence, then what was last named.
  for (int64_t k = static_cast<int64_t>(agent.first) - 1;
       s.holds(k) && static_cast<int64_t>(agent.first) - k < kReach; --k) {
    const Tag tag = s.tag(k);
    if (tag != Tag::kNoun && tag != Tag::kName) continue;
    const Agent other =
        classify(data, s, phrase_start(s, static_cast<uint32_t>(k)), static_cast<uint32_t>(k + 1));
    const bool plural = s.text(k).ends_with("s") || s.is(k, "people") || s.is(k, "staff");
    const bool fits = other.agent_class == AgentClass::kTeam ||
                      (plural && other.agent_class != AgentClass::kUnknown &&
                       !(other.agent_class == AgentClass::kSystem && tag == Tag::kName));
    if (!fits) continue;
    // “the engineers acted with good intentions, so they …”: what hangs on a preposition comes
    // last.
    const bool hangs = s.tag(static_cast<int64_t>(other.first) - 1) == Tag::kPreposition;
    if (other.agent_class == AgentClass::kSystem && hangs) {
      thing = true;
      continue;
    }
    agent.agent_class = other.agent_class;
    return;
  }
  if (thing) {
    agent.agent_class = AgentClass::kSystem;
    return;
  }
  if (antecedents.people != AgentClass::kUnknown) {
    agent.agent_class = antecedents.people;
  } else if (antecedents.last_was_thing) {
    agent.agent_class = AgentClass::kSystem;
  }
}

void remember(const SentenceView& s, const Agent& subject, Antecedents& antecedents) {
  if (!subject.named() || subject.event) return;
  const std::string_view head = s.text(static_cast<int64_t>(subject.last) - 1);
  if (subject.agent_class == AgentClass::kSystem) {
    if (head.ends_with("s")) {
      antecedents.last_was_thing = true;
      antecedents.people = AgentClass::kUnknown;
    }
  } else if (subject.agent_class != AgentClass::kUnknown) {
    antecedents.people = subject.agent_class;
    antecedents.last_was_thing = false;
  }
}

void remember_things(const LanguageData& data, const SentenceView& s, Antecedents& antecedents) {
  antecedents.plural_things = false;
  for (int64_t i = s.first; i < s.last && !antecedents.plural_things; ++i) {
    antecedents.plural_things = s.tag(i) == Tag::kNoun && s.text(i).ends_with("s") &&
                                s[i].classes.test(data.classes.system);
  }
}

void confirm_names(const SentenceView& s, std::vector<VerbGroup>& groups) {
  int64_t pronoun = -1;
  for (int64_t i = s.first; i < s.last && pronoun < 0; ++i) {
    for (const std::string_view word : {"he", "she", "his", "her", "him", "himself", "herself"}) {
      if (s.is(i, word)) pronoun = i;
    }
  }
  if (pronoun < 0) return;
  for (VerbGroup& group : groups) {
    for (Agent* agent : {&group.subject, &group.agent}) {
      if (agent->agent_class != AgentClass::kUnknown || !agent->named() || agent->last > pronoun)
        continue;
      if (s.tag(static_cast<int64_t>(agent->last) - 1) == Tag::kName)
        agent->agent_class = AgentClass::kPerson;
    }
  }
}

}  // namespace debrief
