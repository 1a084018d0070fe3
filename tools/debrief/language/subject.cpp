#include "debrief/language/subject.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/agent.h"
#include "debrief/language/aside.h"
#include "debrief/language/grammar.h"
#include "debrief/language/noun_phrase.h"
#include "debrief/language/passive.h"
#include "debrief/language/subject_phrase.h"

namespace debrief {
namespace {

/// How many tokens a walk may pass: far more than people write between a subject and its verb.
constexpr int64_t kReach = 120;
constexpr size_t kNoGroup = SIZE_MAX;

class SubjectFinder {
 public:
  SubjectFinder(const LanguageData& data, const SentenceView& sentence,
                std::vector<VerbGroup>& groups, Antecedents& antecedents)
      : data_(data), s_(sentence), groups_(groups), antecedents_(antecedents) {
    owner_.assign(s_.last - s_.first, kNoGroup);
    for (size_t g = 0; g < groups_.size(); ++g) {
      for (uint32_t i = groups_[g].lead; i < groups_[g].last; ++i) owner_[i - s_.first] = g;
    }
  }

  void find() {
    const bool question = asks(s_);
    for (size_t g = 0; g < groups_.size(); ++g) {
      VerbGroup& group = groups_[g];
      group.question = question;
      group.condition = group.inverted || in_condition(group);
      group.subject = subject_of(g);
      const bool they = group.subject.plural_pronoun;
      resolve_pronoun(data_, s_, antecedents_, group.subject);
      if (they && antecedents_.plural_things && is_machine_act(group))
        group.subject.agent_class = AgentClass::kSystem;
      settle_doubt(data_, telling_verb(g), group.subject);
      group.agent =
          group.passive ? agent_of_passive(data_, s_, groups_, group, antecedents_) : group.subject;
      if (group.agent.nobody || (group.subject.nobody && !group.passive)) group.negative = true;
      remember(s_, group.subject, antecedents_);
    }
    give_means_their_agent();
    confirm_names(s_, groups_);
    remember_things(data_, s_, antecedents_);
  }

 private:
  const LanguageData& data_;
  const SentenceView& s_;
  std::vector<VerbGroup>& groups_;
  Antecedents& antecedents_;
  std::vector<size_t> owner_;  ///< the group that holds each token

  /// The verb that tells who a subject is: of `failed to reconcile` the second.
  const VerbGroup& telling_verb(size_t g) const {
    const VerbGroup& group = groups_[g];
    const bool empty = group.lemma == "fail" || group.lemma == "try" || group.lemma == "begin" ||
                       group.lemma == "start" || group.lemma == "continue";
    if (!empty || g + 1 == groups_.size()) return group;
    const VerbGroup& next = groups_[g + 1];
    return next.mood == Mood::kInfinitive && next.lead == group.last ? next : group;
  }

  bool is_machine_act(const VerbGroup& group) const {
    const WordClasses verb = data_.lexicon.verb_classes(group.lemma, group.particle);
    return verb.test(data_.classes.machine_only_verb) && !verb.test(data_.classes.human_verb) &&
           !verb.test(data_.classes.duty_verb);
  }

  /// `By misreading the graph, the engineer …`, `Rather than asking, we …`, `Forgetting the flag,
  /// we …`: what opens the sentence is whose the main verb is.
  void give_means_their_agent() {
    if (groups_.empty()) return;
    VerbGroup& means = groups_.front();
    if (means.mood != Mood::kGerund || means.lead > s_.first + 2) return;
    for (int64_t i = s_.first; i < static_cast<int64_t>(means.lead); ++i) {
      if (s_.tag(i) != Tag::kPreposition && s_.tag(i) != Tag::kAdverb && s_.tag(i) != Tag::kNot)
        return;
    }
    // “By pasting the line into the wrong window the operator …”
    const bool start_is_by = s_.is(s_.first, "by");
    for (const VerbGroup& main : groups_) {
      if (!is_finite(main) || main.mood == Mood::kImperative) continue;
      const bool by =
          start_is_by && s_.tag(static_cast<int64_t>(main.subject.first) - 1) == Tag::kNoun;
      if (!by && s_.tag(static_cast<int64_t>(main.subject.first) - 1) != Tag::kPunctuation)
        continue;
      means.subject = means.agent = main.subject;
      return;
    }
  }

  size_t group_at(int64_t i) const {
    return s_.holds(i) ? owner_[static_cast<size_t>(i - s_.first)] : kNoGroup;
  }

  /// The first place at `i` or left of it where neither an adverb nor `not` stands.
  int64_t over_adverbs(int64_t i) const {
    while (s_.tag(i) == Tag::kAdverb || s_.tag(i) == Tag::kNot) --i;
    return i;
  }

  /// Nobody is named: at the start of a statement the one who tells left himself out (“Forgot to
  /// drain the node”).
  Agent left_out(const VerbGroup& group) const {
    Agent agent = nobody_named(group.first);
    const int64_t before = over_adverbs(static_cast<int64_t>(group.lead) - 1);
    const bool starts = !s_.holds(before) || (s_.tag(before) == Tag::kPunctuation &&
                                              !s_.is(before, ",") && !s_.is(before, ")"));
    agent.elided = starts && group.mood == Mood::kFinite && !group.passive;
    return agent;
  }
  Agent nobody_named(int64_t at) const {
    Agent agent;
    agent.first = agent.last = static_cast<uint32_t>(std::max<int64_t>(at, 0));
    return agent;
  }
  Agent thing(int64_t first, int64_t last) const {
    Agent agent;
    agent.agent_class = AgentClass::kSystem;
    agent.act = group_at(first) != kNoGroup;
    agent.first = static_cast<uint32_t>(first);
    agent.last = static_cast<uint32_t>(last);
    return agent;
  }

  // ---- the walk ----------------------------------------------------------------------------

  Agent subject_of(size_t g) const {
    const VerbGroup& group = groups_[g];
    if (group.mood == Mood::kImperative) return nobody_named(group.first);
    if (group.mood == Mood::kGerund && hangs_on_preposition(group)) return subject_around(g);
    const int64_t limit = std::max<int64_t>(s_.first, static_cast<int64_t>(group.lead) - kReach);
    int64_t j = static_cast<int64_t>(group.lead) - 1;
    while (j >= limit) {
      const Tag tag = s_.tag(j);
      if (tag == Tag::kAdverb || tag == Tag::kNot) {
        --j;
      } else if (tag == Tag::kPunctuation) {
        if (!step_over_aside(s_, groups_, j))
          return s_.is(j, ",") ? shared_subject(g, j) : left_out(group);
      } else if (tag == Tag::kConjunction) {
        return shared_subject(g, j);
      } else if (tag == Tag::kRelative) {
        return antecedent_of(j);
      } else if (group_at(j) != kNoGroup) {
        if (!step_over_group(g, j)) return subject_beside(g, groups_[group_at(j)]);
      } else if (is_head(tag) || tag == Tag::kAdjective || tag == Tag::kGenitive) {
        Agent found;
        if (take_phrase(g, j, found)) return found;
      } else if (tag == Tag::kSubordinator) {
        return nobody_named(group.first);
      } else {
        --j;
      }
    }
    return left_out(group);
  }

  /// `deleted the table without checking`, `after rebooting`: whoever does the main verb.
  bool hangs_on_preposition(const VerbGroup& group) const {
    static constexpr std::string_view kBefore[] = {"without", "by", "after", "before", "despite"};
    const int64_t before = over_adverbs(static_cast<int64_t>(group.lead) - 1);
    return s_.tag(before) == Tag::kPreposition && is_one_of(s_.text(before), kBefore);
  }
  Agent subject_around(size_t g) const {
    for (size_t k = g; k-- > 0;) {
      if (is_finite(groups_[k]) && !groups_[k].passive) return groups_[k].subject;
      if (is_finite(groups_[k])) break;
    }
    return nobody_named(groups_[g].first);
  }

  /// `forgot the flag, ran the script and broke the site`: the subject of the predicate before.
  Agent shared_subject(size_t g, int64_t j) const {
    const VerbGroup& group = groups_[g];
    for (size_t k = g; k-- > 0;) {
      const VerbGroup& before = groups_[k];
      if (static_cast<int64_t>(before.last) + kReach < j) break;
      const bool same = before.mood == group.mood ||
                        (before.mood == Mood::kFinite && group.mood != Mood::kInfinitive);
      if (!same) continue;
      for (int64_t i = before.last; i < j; ++i) {
        if (s_.is(i, ";")) return nobody_named(group.first);
      }
      return before.subject;
    }
    return nobody_named(group.first);
  }

  /// The noun that `who`, `which` or `that` at `j` stands for.
  Agent antecedent_of(int64_t j) const {
    int64_t head = j - 1;
    while (s_.is(head, ",") || s_.tag(head) == Tag::kAdverb ||
           (s_.tag(head) == Tag::kPreposition && s_.is(j, "whom")))
      --head;
    const bool who = s_.is(j, "who") || s_.is(j, "whoever");
    if (!is_head(s_.tag(head))) {
      Agent agent =
          who ? classify(data_, s_, static_cast<uint32_t>(j), static_cast<uint32_t>(j + 1))
              : thing(j, j + 1);
      agent.event = !who;
      return agent;
    }
    Agent agent = phrase_agent(data_, s_, head);
    // The nearest noun may belong to a phrase behind the one meant: “the engineer on the team who”.
    if (who && agent.agent_class != AgentClass::kPerson &&
        agent.agent_class != AgentClass::kOutsider) {
      if (agent.agent_class != AgentClass::kTeam) agent.agent_class = AgentClass::kPerson;
      agent.doubt = Doubt::kNone;
    } else if (who) {
      agent.doubt = Doubt::kNone;
    }
    return agent;
  }

  /// Moves `j` before a verb group that belongs to the subject: a participle, an infinitive, a
  /// relative clause. False when the group is a predicate of its own.
  bool step_over_group(size_t g, int64_t& j) const {
    const VerbGroup& other = groups_[group_at(j)];
    if (&other == &groups_[g]) return --j, true;
    const int64_t before = static_cast<int64_t>(other.first) - 1;
    if (!is_finite(groups_[g]) || clause_noun(other) >= 0) return false;
    if (other.mood == Mood::kGerund || other.mood == Mood::kInfinitive) {
      if (!is_head(s_.tag(before)) && s_.tag(before) != Tag::kPreposition) return false;
      j = before;
      return true;
    }
    const bool participle = other.mood == Mood::kParticiple ||
                            (other.modal.empty() && (s_[other.main].forms & kParticipleForm) != 0 &&
                             other.first == other.main);
    if (participle && is_head(s_.tag(before))) return j = before, true;
    return false;
  }

  static bool is_finite(const VerbGroup& group) { return group.mood == Mood::kFinite; }

  /// The subject when another predicate stands right before: a relative clause's noun, or the same.
  Agent subject_beside(size_t g, const VerbGroup& other) const {
    const VerbGroup& group = groups_[g];
    const int64_t before = over_adverbs(static_cast<int64_t>(other.first) - 1);
    if (!is_finite(group))
      return other.mood == Mood::kFinite || other.mood == Mood::kInfinitive
                 ? other.subject
                 : nobody_named(group.first);
    if (s_.tag(before) == Tag::kRelative) return antecedent_of(before);
    if (const int64_t noun = clause_noun(other); noun >= 0) return phrase_agent(data_, s_, noun);
    if (other.mood == Mood::kGerund) return thing(other.first, other.last);
    return other.subject;
  }

  /// The head that a clause with a subject of its own hangs on: `the job that we ran`, `the job we
  /// ran`; -1 for none.
  int64_t clause_noun(const VerbGroup& inner) const {
    if (!is_finite(inner)) return -1;
    const int64_t noun = over_adverbs(static_cast<int64_t>(inner.lead) - 1);
    if (!is_head(s_.tag(noun))) return -1;
    const int64_t before = static_cast<int64_t>(subject_start(inner, noun)) - 1;
    if (s_.tag(before) == Tag::kRelative && !s_.is(before, "who") && is_head(s_.tag(before - 1)))
      return before - 1;
    // Without `that`, only what cannot go on the noun before starts a clause.
    if (takes_statement(inner)) return -1;
    const Tag opening = s_.tag(before + 1);
    const bool starts_anew = opening == Tag::kPronoun || opening == Tag::kDeterminer ||
                             opening == Tag::kPossessive || opening == Tag::kName ||
                             opening == Tag::kHandle;
    return starts_anew && s_.tag(before) == Tag::kNoun ? before : -1;
  }

  /// Where the subject of a group starts, given the head right before it.
  uint32_t subject_start(const VerbGroup& inner, int64_t head) const {
    const bool named = inner.subject.named() && inner.subject.first < inner.lead;
    const uint32_t start = phrase_start(s_, static_cast<uint32_t>(head));
    return named ? std::min(inner.subject.first, start) : start;
  }

  // ---- noun phrases ------------------------------------------------------------------------

  /// The noun phrase that ends at `j`: the subject, or something on the way to it (`j` moves on).
  bool take_phrase(size_t g, int64_t& j, Agent& found) const {
    const VerbGroup& group = groups_[g];
    // “the engineer responsible for it”: an adjective behind its noun
    if (s_.tag(j) == Tag::kAdjective && is_head(s_.tag(j - 1)) && s_.is(j + 1, "for")) --j;
    const int64_t first = phrase_start(s_, static_cast<uint32_t>(j));
    int64_t before = first - 1;
    while (s_.tag(before) == Tag::kAdverb) --before;
    const Tag tag = s_.tag(before);
    if (opens_clause(s_, before) && is_finite(group) && is_right_before(j, group) &&
        !ends_relative_clause(before)) {
      found = phrase_agent(data_, s_, j);
      return true;
    }
    if (tag == Tag::kPreposition || (tag == Tag::kTo && group_at(before) == kNoGroup)) {
      // “began with a contractor running the script”: a participle's subject may stand anywhere.
      int64_t noun = static_cast<int64_t>(group.lead) - 1;
      while (s_.tag(noun) == Tag::kAdverb) --noun;
      if (j == noun && (group.mood == Mood::kGerund || group.mood == Mood::kParticiple)) {
        found = phrase_agent(data_, s_, j);
        return true;
      }
      if (s_.is(before, "of") && is_head(s_.tag(before - 1))) {
        const uint32_t outer = phrase_start(s_, static_cast<uint32_t>(before - 1));
        if (is_partitive(data_, s_, outer, static_cast<uint32_t>(before))) {
          found = phrase_agent(data_, s_, j);
          return true;
        }
      }
      // “from”, “of”, “on” hang on the noun before; at the start they make an adverbial.
      if (!s_.holds(before - 1) || s_.tag(before - 1) == Tag::kPunctuation) {
        found = nobody_named(group.first);
        return true;
      }
      j = before - 1;
      return false;
    }
    const size_t other = group_at(before);
    if (other != kNoGroup && &groups_[other] != &group && !phrase_is_subject(g, other)) {
      const VerbGroup& inner = groups_[other];
      if (const int64_t noun = clause_noun(inner); noun >= 0)
        return found = phrase_agent(data_, s_, noun), true;
      const int64_t lead = over_adverbs(static_cast<int64_t>(inner.first) - 1);
      if (s_.tag(lead) == Tag::kRelative) return found = antecedent_of(lead), true;
      if (inner.mood == Mood::kGerund && !is_head(s_.tag(lead))) {
        if (s_.tag(lead) == Tag::kPreposition)
          return j = lead - 1, !s_.holds(lead - 1) && (found = nobody_named(group.first), true);
        return found = thing(inner.first, j + 1), true;
      }
      j = lead;
      return false;
    }
    found = phrase_agent(data_, s_, j);
    return true;
  }

  /// `the student who looks after the server | never told us`: the preposition belongs to the verb
  /// of a relative clause.
  bool ends_relative_clause(int64_t preposition) const {
    const size_t verb = group_at(preposition - 1);
    if (verb == kNoGroup) return false;
    return s_.is(over_adverbs(static_cast<int64_t>(groups_[verb].lead) - 1), "who");
  }

  /// `we noticed the cache should have expired`: the object may be a whole statement.
  bool takes_statement(const VerbGroup& group) const {
    return data_.lexicon.verb_classes(group.lemma, group.particle)
        .test(data_.classes.statement_verb);
  }

  bool is_right_before(int64_t head, const VerbGroup& group) const {
    const int64_t i = over_adverbs(static_cast<int64_t>(group.lead) - 1);
    return i == head;
  }

  /// `… who ran the script | should have`, `the decision to skip the stage | was`: the noun phrase
  /// behind another verb is that verb's object unless the verb takes statements.
  bool phrase_is_subject(size_t g, size_t other) const {
    const VerbGroup& group = groups_[g];
    const VerbGroup& inner = groups_[other];
    if (!is_finite(group)) return true;
    const int64_t lead = over_adverbs(static_cast<int64_t>(inner.first) - 1);
    // “the person who wrote this alert | did not test it”: the main clause needs a verb.
    const bool main_clause = s_.is(lead, "who") && g + 1 == groups_.size();
    if (takes_statement(inner) && !main_clause) return true;
    if (clause_noun(inner) >= 0) return false;
    if (inner.mood == Mood::kGerund || inner.mood == Mood::kInfinitive) return false;
    if (inner.mood == Mood::kParticiple) return !is_head(s_.tag(lead));
    const bool reduced = inner.modal.empty() && inner.first == inner.main &&
                         (s_[inner.main].forms & kParticipleForm) != 0 && is_head(s_.tag(lead));
    return s_.tag(lead) != Tag::kRelative && !reduced;
  }

  // ---- around the clause -------------------------------------------------------------------

  /// Whether an if-clause holds the group: its word stands before, without a mark or another
  /// predicate between.
  bool in_condition(const VerbGroup& group) const {
    for (int64_t k = static_cast<int64_t>(group.first) - 1;
         s_.holds(k) && static_cast<int64_t>(group.first) - k < 40; --k) {
      if (is_condition(s_.text(k)) && s_[k].tag == Tag::kSubordinator) return true;
      if (s_.is(k, "case") && s_.tag(k) == Tag::kSubordinator) return true;
      if (s_.tag(k) == Tag::kPunctuation) return false;
      const size_t other = group_at(k);
      if (other != kNoGroup && is_finite(groups_[other]) && &groups_[other] != &group &&
          s_.tag(k + 1) != Tag::kConjunction)
        return false;
    }
    return false;
  }
};

}  // namespace

void find_subjects(const LanguageData& data, const SentenceView& sentence,
                   std::vector<VerbGroup>& groups, Antecedents& antecedents) {
  SubjectFinder(data, sentence, groups, antecedents).find();
}

}  // namespace debrief
