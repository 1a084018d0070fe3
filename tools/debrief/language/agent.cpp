#include "debrief/language/agent.h"

#include <algorithm>
#include <iterator>

#include "debrief/base/strings.h"
#include "debrief/language/grammar.h"

namespace debrief {
namespace {

struct PronounRow {
  std::string_view word;
  AgentClass agent_class;
};

constexpr PronounRow kPronouns[] = {
    {"i", AgentClass::kPerson},         {"he", AgentClass::kPerson},
    {"she", AgentClass::kPerson},       {"me", AgentClass::kPerson},
    {"him", AgentClass::kPerson},       {"her", AgentClass::kPerson},
    {"myself", AgentClass::kPerson},    {"himself", AgentClass::kPerson},
    {"herself", AgentClass::kPerson},   {"someone", AgentClass::kPerson},
    {"somebody", AgentClass::kPerson},  {"anyone", AgentClass::kPerson},
    {"anybody", AgentClass::kPerson},   {"everyone", AgentClass::kPerson},
    {"everybody", AgentClass::kPerson}, {"whoever", AgentClass::kPerson},
    {"who", AgentClass::kPerson},       {"whom", AgentClass::kPerson},
    {"nobody", AgentClass::kPerson},    {"noone", AgentClass::kPerson},
    {"no-one", AgentClass::kPerson},    {"we", AgentClass::kTeam},
    {"us", AgentClass::kTeam},          {"ourselves", AgentClass::kTeam},
};
constexpr std::string_view kFirstPerson[] = {"i", "me", "myself", "we", "us", "ourselves"};
constexpr std::string_view kNobody[] = {"nobody", "noone", "no-one", "none", "neither"};

bool is_nobody(std::string_view word) {
  return std::find(std::begin(kNobody), std::end(kNobody), word) != std::end(kNobody);
}

class Classifier {
 public:
  Classifier(const LanguageData& data, const SentenceView& sentence, uint32_t first, uint32_t last)
      : data_(data), lexicon_(data.lexicon), classes_(data.classes), s_(sentence) {
    agent_.first = first;
    agent_.last = last;
    agent_.agent_class = AgentClass::kSystem;
  }

  Agent classify() {
    if (!agent_.named()) return agent_;
    int64_t head = static_cast<int64_t>(agent_.last) - 1;
    while (head > agent_.first && s_.tag(head) == Tag::kGenitive) --head;
    agent_.head = static_cast<uint32_t>(head);
    agent_.nobody = s_.is(agent_.first, "no") || is_nobody(s_.text(agent_.first));
    if (owner_acts(head)) return agent_;
    if (!known(head)) of_head(head);
    // Our team, our on-call engineer.
    if (s_.is(agent_.first, "our") &&
        (agent_.agent_class == AgentClass::kTeam || agent_.agent_class == AgentClass::kPerson)) {
      agent_.first_person = agent_.agent_class == AgentClass::kTeam;
    }
    return agent_;
  }

 private:
  const LanguageData& data_;
  const Lexicon::Impl& lexicon_;
  const EngineClasses& classes_;
  const SentenceView& s_;
  Agent agent_;

  void is(AgentClass agent_class, Doubt doubt = Doubt::kNone) {
    agent_.agent_class = agent_class;
    agent_.doubt = doubt;
  }

  /// `Bob's change`, `their mistake`: of a deed, its owner is the one who acts.
  bool owner_acts(int64_t head) {
    if (!s_[head].classes.test(classes_.deed)) return false;
    int64_t genitive = head - 1;
    while (genitive > agent_.first && s_.tag(genitive) != Tag::kGenitive) --genitive;
    Agent owner;
    if (genitive > agent_.first) {
      owner = debrief::classify(data_, s_, agent_.first, static_cast<uint32_t>(genitive));
    } else if (s_.tag(agent_.first) == Tag::kPossessive) {
      owner = possessor(s_, agent_.first);
    }
    if (owner.agent_class != AgentClass::kPerson && owner.agent_class != AgentClass::kTeam)
      return false;
    agent_ = owner;
    agent_.head = static_cast<uint32_t>(head);
    return true;
  }

  /// A name that the surroundings know, at the end of the phrase; `Ann` is known in `Ann Smith`
  /// too.
  bool known(int64_t head) {
    for (int64_t i = head; i >= agent_.first && s_.tag(i) != Tag::kGenitive; --i) {
      const Token& token = s_[i];
      if (token.known == AgentClass::kUnknown) continue;
      const bool ends_here = i + token.known_size == head + 1;
      const bool surname = token.known == AgentClass::kPerson && s_.tag(head) == Tag::kName;
      if (!ends_here && !surname) continue;
      is(token.known);
      return true;
    }
    return false;
  }

  void of_head(int64_t head) {
    const Token& token = s_[head];
    switch (token.tag) {
      case Tag::kPronoun:
      case Tag::kObjectPronoun:
      case Tag::kRelative:
      case Tag::kPossessive:
        return of_pronoun(token);
      case Tag::kHandle:
        return of_handle(token);
      case Tag::kOpaque:
        return of_opaque(head);
      case Tag::kNumber:
        return of_number(head);
      case Tag::kDeterminer:
        if (!is_nobody(token.text())) return;
        return is(AgentClass::kPerson);
      default:
        return of_noun(head);
    }
  }

  void of_pronoun(const Token& token) {
    const std::string_view word = token.text();
    const auto* row = std::find_if(std::begin(kPronouns), std::end(kPronouns),
                                   [&](const PronounRow& pronoun) { return pronoun.word == word; });
    if (row != std::end(kPronouns)) {
      agent_.first_person = is_one_of(word, kFirstPerson);
      return is(row->agent_class);
    }
    if (word == "one" && agent_.nobody) return is(AgentClass::kPerson);
    if (word == "none") return is(AgentClass::kPerson);
    if (word == "they" || word == "them" || word == "themselves") {
      agent_.plural_pronoun = true;
      return is(AgentClass::kTeam);
    }
    if (word == "you" || word == "one") return is(AgentClass::kUnknown);
    agent_.event = true;
  }

  void of_handle(const Token& token) {
    const std::string_view text = token.text();
    const bool bot = text.ends_with("bot") || text.ends_with("-ci") || text.ends_with("-app");
    if (bot) return is(AgentClass::kSystem);
    is(text.find('/') == std::string_view::npos ? AgentClass::kPerson : AgentClass::kTeam);
  }

  /// Code and identifiers are things, but behind a role they name who has it: `engineer jdoe42`.
  void of_opaque(int64_t head) {
    if (head > agent_.first && s_[head].word.kind == WordKind::kIdentifier &&
        s_[head - 1].classes.test(classes_.person) && !s_[head - 1].classes.test(classes_.system) &&
        !s_[head - 1].classes.test(classes_.person_or_machine)) {
      return is(AgentClass::kPerson);
    }
    is(AgentClass::kSystem);
  }

  /// `SRE 2`, `team 7`, `node 3`: the noun before decides. A number alone counts something unsaid.
  void of_number(int64_t head) {
    if (head > agent_.first && s_.tag(head - 1) == Tag::kNoun) return of_noun(head - 1);
    if (head > agent_.first && s_.is(head, "one")) return is(AgentClass::kSystem);  // the next one
    is(AgentClass::kUnknown);
  }

  /// The token before the head inside the phrase, behind a genitive; out of the sentence for none.
  int64_t modifier(int64_t head) const {
    const int64_t before = head - 1;
    if (before < agent_.first || !is_nominal(s_.tag(before)) || s_.tag(before) == Tag::kGenitive)
      return -1;
    return before;
  }

  bool is_machine_modifier(int64_t i) const {
    if (!s_.holds(i)) return false;
    const Token& token = s_[i];
    if (token.classes.test(classes_.human_modifier)) return false;
    return token.tag == Tag::kOpaque || token.classes.test(classes_.system) ||
           (token.tag == Tag::kName && token.known == AgentClass::kSystem) ||
           token.word.all_capitals;
  }

  bool pair_has(int64_t head, size_t word_class) const {
    if (head <= agent_.first || s_[head - 1].info == nullptr) return false;
    const auto sequences = s_[head - 1].info->sequences;
    const std::string_view last = s_.text(head);
    return std::any_of(sequences.begin(), sequences.end(), [&](const WordSequence& sequence) {
      return sequence.classes.test(word_class) && sequence.words.size() == 2 &&
             sequence.words[1] == last;
    });
  }

  void of_noun(int64_t head) {
    const WordClasses& has = s_[head].classes;
    const int64_t before = modifier(head);
    if (s_.tag(head) == Tag::kName && is_name_behind_role(head)) return;
    if (has.test(classes_.outsider) || has.test(classes_.adversary))
      return is(AgentClass::kOutsider);
    if (pair_has(head, classes_.person)) return is(AgentClass::kPerson);
    if (pair_has(head, classes_.team)) return is(AgentClass::kTeam);
    if (s_.tag(head) == Tag::kName) return of_name(head);
    if (has.test(classes_.person)) return of_person(head, before);
    if (has.test(classes_.team)) return of_team(head, before);
    if (has.test(classes_.department) && is_proper(head)) return is(AgentClass::kTeam);
    if (has.test(classes_.department) && before < 0)
      return is(AgentClass::kSystem, Doubt::kDepartment);
    if (has.test(classes_.act)) {
      agent_.act = true;
      return is(AgentClass::kUnknown);
    }
    is(AgentClass::kSystem);
  }

  /// `Data Platform`, `by Infrastructure`: a capital that the place in the sentence does not
  /// explain, in a sentence that has words without one.
  bool is_proper(int64_t head) const {
    if (!s_[head].word.capital || s_[head].word.all_capitals || agent_.first == s_.first)
      return false;
    if (s_.tag(static_cast<int64_t>(agent_.first) - 1) == Tag::kPunctuation) return false;
    for (int64_t i = s_.first; i < s_.last; ++i) {
      const bool word = s_[i].word.kind == WordKind::kWord && s_[i].word.end - s_[i].word.begin > 4;
      if (word && !s_[i].word.capital) return true;
    }
    return false;
  }

  /// `engineer Alice`, `Team Rocket`.
  bool is_name_behind_role(int64_t head) {
    const int64_t before = modifier(head);
    if (before < 0 || s_.tag(before) != Tag::kNoun) return false;
    const WordClasses& has = s_[before].classes;
    if (has.test(classes_.outsider)) return is(AgentClass::kOutsider), true;
    if (has.test(classes_.person)) return is(AgentClass::kPerson), true;
    if (has.test(classes_.team)) return is(AgentClass::kTeam), true;
    return false;
  }

  void of_person(int64_t head, int64_t before) {
    const WordClasses& has = s_[head].classes;
    if (!has.test(classes_.person_or_machine)) return is(AgentClass::kPerson);
    if (is_machine_modifier(before)) return is(AgentClass::kSystem);
    if (before >= 0 && s_[before].classes.test(classes_.human_modifier))
      return is(AgentClass::kPerson);
    is(AgentClass::kPerson,
       has.test(classes_.often_machine) ? Doubt::kOftenMachine : Doubt::kMachine);
  }

  void of_team(int64_t head, int64_t before) {
    const bool machine =
        s_[head].classes.test(classes_.team_or_machine) && is_machine_modifier(before);
    // “the storage group” is one of people where it does what people do
    if (machine) return is(AgentClass::kSystem, Doubt::kDepartment);
    is(AgentClass::kTeam);
  }

  void of_name(int64_t head) {
    const WordClasses& has = s_[head].classes;
    const int64_t before = modifier(head);
    const bool surname = before >= 0 && s_.tag(before) == Tag::kName;
    const auto given = [&](int64_t i) {
      return s_[i].classes.test(classes_.given_name) || s_[i].classes.test(classes_.ambiguous_name);
    };
    if (surname && given(before)) return is(AgentClass::kPerson);
    const bool determined = s_.tag(agent_.first) == Tag::kDeterminer;
    if (has.test(classes_.department) && !has.test(classes_.given_name))
      return is(AgentClass::kTeam);
    if (!determined && has.test(classes_.given_name)) return is(AgentClass::kPerson, Doubt::kName);
    if (!determined && has.test(classes_.ambiguous_name))
      return is(AgentClass::kPerson, Doubt::kWordName);
    if (determined) return is(AgentClass::kSystem);
    // A word that only its place makes a name.
    const bool opens = !s_.holds(head - 1) || s_.tag(head - 1) == Tag::kPunctuation;
    is(AgentClass::kUnknown, opens && !surname ? Doubt::kStranger : Doubt::kProper);
  }
};

}  // namespace

Agent classify(const LanguageData& data, const SentenceView& sentence, uint32_t first,
               uint32_t last) {
  return Classifier(data, sentence, first, last).classify();
}

void settle_doubt(const LanguageData& data, const VerbGroup& group, Agent& agent) {
  if (agent.doubt == Doubt::kNone) return;
  const EngineClasses& classes = data.classes;
  const WordClasses verb = data.lexicon.verb_classes(group.lemma, group.particle);
  const bool human = verb.test(classes.human_verb) || verb.test(classes.harm_verb) ||
                     verb.test(classes.duty_verb) || verb.test(classes.only_human_verb);
  const bool machine = verb.test(classes.machine_only_verb) && !human;
  switch (agent.doubt) {
    case Doubt::kName:
      if (machine || group.lemma == "be" || (group.lemma == "have" && !human))
        agent.agent_class = AgentClass::kUnknown;
      break;
    case Doubt::kWordName:
      if (!human) agent.agent_class = AgentClass::kUnknown;
      break;
    case Doubt::kMachine:
      if (machine) agent.agent_class = AgentClass::kSystem;
      break;
    case Doubt::kOftenMachine:
      if (!verb.test(classes.duty_verb) && !verb.test(classes.only_human_verb))
        agent.agent_class = AgentClass::kSystem;
      break;
    case Doubt::kProper:
      if (verb.test(classes.personal_verb)) agent.agent_class = AgentClass::kPerson;
      break;
    case Doubt::kStranger:
      if (verb.test(classes.personal_verb)) {
        agent.agent_class = AgentClass::kPerson;
      } else if (!human) {
        agent.agent_class = AgentClass::kSystem;
      }
      break;
    case Doubt::kDepartment:
      if (human || group.lemma == "let" || group.lemma == "leave")
        agent.agent_class = AgentClass::kTeam;
      break;
    case Doubt::kNone:
      break;
  }
  agent.doubt = Doubt::kNone;
}

Agent possessor(const SentenceView& sentence, uint32_t at) {
  Agent agent;
  agent.first = at;
  agent.last = at + 1;
  const std::string_view word = sentence.text(at);
  agent.first_person = word == "my" || word == "our";
  if (word == "my" || word == "his" || word == "her" || word == "whose") {
    agent.agent_class = AgentClass::kPerson;
  } else if (word == "our" || word == "their") {
    agent.agent_class = AgentClass::kTeam;
  } else if (word == "its") {
    agent.agent_class = AgentClass::kSystem;
  }
  return agent;
}

AgentKinds kinds_of(const Agent& agent) {
  AgentKinds kinds;
  switch (agent.agent_class) {
    case AgentClass::kPerson:
      kinds.add(AgentKind::kPerson);
      break;
    case AgentClass::kTeam:
      kinds.add(AgentKind::kTeam);
      break;
    case AgentClass::kSystem:
      kinds.add(AgentKind::kSystem);
      break;
    case AgentClass::kUnknown:
      kinds.add(AgentKind::kUnknown);
      if (agent.named() && !agent.act) kinds.add(AgentKind::kStranger);
      break;
    case AgentClass::kOutsider:
      kinds.add(AgentKind::kOutsider);
      break;
  }
  if (agent.nobody) kinds.add(AgentKind::kNobody);
  if (agent.implied) kinds.add(AgentKind::kImplied);
  if (agent.elided) kinds.add(AgentKind::kElided);
  if (agent.act) kinds.add(AgentKind::kAct);
  if (agent.event) kinds.add(AgentKind::kEvent);
  if (agent.first_person)
    kinds.add(agent.agent_class == AgentClass::kPerson ? AgentKind::kSelf : AgentKind::kWe);
  return kinds;
}

bool is_partitive(const LanguageData& data, const SentenceView& sentence, uint32_t first,
                  uint32_t of) {
  if (of <= first) return false;
  return sentence[of - 1].classes.test(data.classes.partitive) ||
         data.lexicon.noun_classes(sentence.text(of - 1)).test(data.classes.partitive);
}

}  // namespace debrief
