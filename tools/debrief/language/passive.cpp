#include "debrief/language/passive.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/agent.h"
#include "debrief/language/grammar.h"
#include "debrief/language/noun_phrase.h"

namespace debrief {
namespace {

/// What stands behind `by` without acting: `by mistake`, `by the end of June`.
constexpr std::string_view kNotAgents[] = {
    "accident", "chance",   "default", "definition", "design",    "end",     "error",    "far",
    "friday",   "hand",     "law",     "means",      "midnight",  "mistake", "monday",   "morning",
    "night",    "noon",     "now",     "saturday",   "sunday",    "then",    "thursday", "time",
    "today",    "tomorrow", "tuesday", "way",        "wednesday", "evening", "percent",  "minutes",
    "hours",    "seconds",  "factor",  "factors"};

class PassiveReader {
 public:
  PassiveReader(const LanguageData& data, const SentenceView& sentence,
                const std::vector<VerbGroup>& groups, const Antecedents& antecedents)
      : data_(data), s_(sentence), groups_(groups), antecedents_(antecedents) {}

  Agent agent_of(const VerbGroup& group) const {
    for (int64_t i = group.last; s_.holds(i) && i - group.last < 16; ++i) {
      if (s_.is(i, "by") && s_.tag(i) == Tag::kPreposition) {
        Agent agent;
        if (by_agent(i, agent)) return agent;
        continue;
      }
      const Tag tag = s_.tag(i);
      if (tag == Tag::kSubordinator || tag == Tag::kRelative || s_.is(i, ";") || s_.is(i, ":"))
        break;
      const VerbGroup* other = find_group(groups_, i);
      if (other != nullptr && other->mood == Mood::kFinite && !other->passive) break;
    }
    Agent agent;
    const WordClasses verb = data_.lexicon.verb_classes(group.lemma, group.particle);
    const bool machine = verb.test(data_.classes.machine_verb) &&
                         !verb.test(data_.classes.human_verb) && !is_handled(group.subject);
    if (machine || has_machine_adverb(group)) {
      agent.agent_class = AgentClass::kSystem;
    } else {
      agent.implied = true;
    }
    return agent;
  }

 private:
  const LanguageData& data_;
  const SentenceView& s_;
  const std::vector<VerbGroup>& groups_;
  const Antecedents& antecedents_;

  /// The agent that `by` names; false for `by hand`, `by noon`, `by restarting`.
  bool by_agent(int64_t by, Agent& agent) const {
    const int64_t first = by + 1;
    if (find_group(groups_, first) != nullptr) return false;  // by restarting
    uint32_t end = phrase_end(s_, static_cast<uint32_t>(first));
    if (s_.tag(first) == Tag::kRelative) end = static_cast<uint32_t>(first + 1);
    // “by our unit/integration tests”
    if (s_.is(end, "/") && phrase_end(s_, end + 1) > end + 1) end = phrase_end(s_, end + 1);
    if (static_cast<int64_t>(end) == first) return false;
    if (is_one_of(s_.text(static_cast<int64_t>(end) - 1), kNotAgents) ||
        is_instant(s_[static_cast<int64_t>(end) - 1]))
      return false;
    if (s_.tag(first) == Tag::kNumber && end == first + 1 && !s_.is(end, "of")) return false;
    agent = classify(data_, s_, static_cast<uint32_t>(first), end);
    if (s_.is(end, "of") && is_partitive(data_, s_, static_cast<uint32_t>(first), end)) {
      const uint32_t inner_end = phrase_end(s_, end + 1);
      if (inner_end > end + 1) {
        agent = classify(data_, s_, end + 1, inner_end);
        agent.first = static_cast<uint32_t>(first);
        if (agent.agent_class == AgentClass::kTeam) agent.agent_class = AgentClass::kPerson;
      }
    }
    if (s_.is(agent.last, "who") && agent.agent_class != AgentClass::kOutsider) {
      agent.agent_class = AgentClass::kPerson;
    }
    resolve_pronoun(data_, s_, antecedents_, agent);
    // `by` confirms a name and a role; a bare department stays open.
    if (agent.doubt == Doubt::kDepartment) agent.agent_class = AgentClass::kUnknown;
    if (agent.doubt == Doubt::kOftenMachine) agent.agent_class = AgentClass::kSystem;
    agent.doubt = Doubt::kNone;
    return true;
  }

  /// Whether a passive is about something that people handle: a ticket, an announcement; or about
  /// people.
  bool is_handled(const Agent& subject) const {
    if (!subject.named()) return false;
    // Whoever is told or called: “Support should have been paged”.
    if (subject.agent_class == AgentClass::kPerson || subject.agent_class == AgentClass::kTeam)
      return true;
    const WordClasses& has = s_[static_cast<int64_t>(subject.last) - 1].classes;
    return has.test(data_.classes.handled) || has.test(data_.classes.act);
  }

  bool has_machine_adverb(const VerbGroup& group) const {
    const int64_t from = std::max<int64_t>(s_.first, static_cast<int64_t>(group.first) - 2);
    for (int64_t i = from; s_.holds(i) && i < static_cast<int64_t>(group.last) + 3; ++i) {
      if (s_[i].classes.test(data_.classes.machine_adverb)) return true;
      // “every ten seconds”: nobody is that punctual
      if (s_.is(i, "every") && s_.tag(i + 1) == Tag::kNumber) return true;
    }
    return false;
  }
};

}  // namespace

Agent agent_of_passive(const LanguageData& data, const SentenceView& sentence,
                       const std::vector<VerbGroup>& groups, const VerbGroup& group,
                       const Antecedents& antecedents) {
  return PassiveReader(data, sentence, groups, antecedents).agent_of(group);
}

}  // namespace debrief
