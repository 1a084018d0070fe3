#include "debrief/language/subject_phrase.h"

#include "debrief/language/agent.h"
#include "debrief/language/grammar.h"
#include "debrief/language/noun_phrase.h"

namespace debrief {
namespace {

/// How many names a list is followed for.
constexpr int kLongestList = 12;

/// Whether what stands at `i` lets a subject start behind it.
bool may_open_subject(const SentenceView& s, int64_t i) {
  const Tag tag = s.tag(i);
  return !s.holds(i) || tag == Tag::kPunctuation || tag == Tag::kSubordinator ||
         tag == Tag::kConjunction || opens_clause(s, i);
}

/// `Alice and Bob`, `Alice, Bob and Carol`, `neither the operator nor the reviewer`: one subject
/// when the first phrase opens the clause.
void join_coordinated(const LanguageData& data, const SentenceView& s, Agent& agent) {
  if (agent.agent_class == AgentClass::kSystem) return;
  Agent joined = agent;
  for (int names = 0; names < kLongestList; ++names) {
    int64_t mark = static_cast<int64_t>(joined.first) - 1;
    const bool conjunction = s.tag(mark) == Tag::kConjunction;
    if (!conjunction && (names == 0 || !s.is(mark, ","))) return;
    if (conjunction && s.is(mark - 1, ",")) --mark;
    if (!is_head(s.tag(mark - 1))) return;
    const uint32_t first = phrase_start(s, static_cast<uint32_t>(mark - 1));
    const Agent left = classify(data, s, first, static_cast<uint32_t>(mark));
    if (left.agent_class != AgentClass::kPerson && left.agent_class != AgentClass::kTeam) return;
    if (joined.agent_class == AgentClass::kUnknown) joined.agent_class = left.agent_class;
    if (left.doubt == Doubt::kNone) joined.doubt = Doubt::kNone;
    joined.nobody = joined.nobody || left.nobody;
    joined.first = first;
    if (may_open_subject(s, static_cast<int64_t>(first) - 1)) agent = joined;
  }
}

}  // namespace

bool opens_clause(const SentenceView& s, int64_t i) {
  return s.is(i, "after") || s.is(i, "before") || s.is(i, "as") || s.is(i, "like");
}

Agent phrase_agent(const LanguageData& data, const SentenceView& s, int64_t head) {
  const uint32_t last = static_cast<uint32_t>(head + 1);
  const uint32_t first = phrase_start(s, static_cast<uint32_t>(head));
  Agent agent = classify(data, s, first, last);
  if (s.is(static_cast<int64_t>(first) - 1, "of") && first >= s.first + 2 &&
      is_head(s.tag(static_cast<int64_t>(first) - 2))) {
    const uint32_t outer = phrase_start(s, first - 2);
    if (is_partitive(data, s, outer, first - 1)) {
      agent.first = outer;
      agent.nobody = agent.nobody || s.is(outer, "none") || s.is(outer, "neither") ||
                     s.is(outer, "nobody") || s.is(outer, "no");
      if (agent.agent_class == AgentClass::kTeam && s[first - 2].classes.test(data.classes.person))
        agent.agent_class = AgentClass::kPerson;
      // A member of our team is not I.
      if (agent.agent_class == AgentClass::kPerson) agent.first_person = false;
      join_coordinated(data, s, agent);
      return agent;
    }
  }
  join_coordinated(data, s, agent);
  return agent;
}

}  // namespace debrief
