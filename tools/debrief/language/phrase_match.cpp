#include <algorithm>
#include <optional>

#include <absl/container/inlined_vector.h>

#include "debrief/language/agent.h"
#include "debrief/language/grammar.h"
#include "debrief/language/guard.h"
#include "debrief/language/inflect.h"
#include "debrief/language/matching.h"
#include "debrief/language/noun_phrase.h"

namespace debrief {
namespace {

class PhraseMatcher {
 public:
  PhraseMatcher(const LanguageData& data, const Reading::Impl& reading, const Phrase& phrase)
      : data_(data), r_(reading), phrase_(phrase) {}

  std::vector<LanguageMatch> match() {
    std::vector<LanguageMatch> matches;
    for (const ReadSentence& sentence : r_.sentences)
      try_range(sentence, sentence.first, sentence.last, matches);
    settle_overlaps(matches);
    return matches;
  }

  std::vector<LanguageMatch> match(const PhraseAnchor& anchored,
                                   std::span<const PatternCandidate> anchors) {
    std::vector<LanguageMatch> matches;
    uint32_t tried = 0;  // behind the last token from which a match was tried
    for (const PatternCandidate& anchor : anchors) {
      const ReadSentence& sentence = sentence_of(anchor.at);
      if (!may_hold(sentence, anchored, anchor.at)) continue;
      const uint32_t first =
          std::max(sentence.first, anchor.at - std::min(anchor.at, anchored.reach));
      tried = std::max(tried, first);
      if (tried > anchor.at) continue;
      try_range(sentence, tried, anchor.at + 1, matches);
      tried = anchor.at + 1;
    }
    settle_overlaps(matches);
    return matches;
  }

 private:
  using Kind = PhraseAlternative::Kind;

  /// How often one place may be tried: gaps and options of hostile rules multiply.
  static constexpr int kMostSteps = 2000;
  /// How far behind a noun phrase its verb is looked for.
  static constexpr uint32_t kVerbReach = 20;

  const LanguageData& data_;
  const Reading::Impl& r_;
  const Phrase& phrase_;
  Agent agent_;
  int steps_ = 0;

  const ReadSentence& sentence_of(uint32_t token) const {
    const auto behind = std::upper_bound(
        r_.sentences.begin(), r_.sentences.end(), token,
        [](uint32_t at, const ReadSentence& sentence) { return at < sentence.first; });
    return *(behind - 1);
  }

  /// Whether the parts from the anchor on stand at a token: most anchors fail here, before any noun
  /// phrase in front of them is looked at.
  bool may_hold(const ReadSentence& sentence, const PhraseAnchor& anchored, uint32_t at) {
    const SentenceView s(r_.tokens, sentence.first, sentence.last);
    agent_ = {};
    steps_ = kMostSteps;
    return match_from(s, at, anchored.part).has_value();
  }

  /// Tries to start at the tokens [first, last) of a sentence.
  void try_range(const ReadSentence& sentence, uint32_t first, uint32_t last,
                 std::vector<LanguageMatch>& matches) {
    const SentenceView s(r_.tokens, sentence.first, sentence.last);
    for (uint32_t i = first; i < last; ++i) {
      agent_ = {};
      steps_ = kMostSteps;
      const auto end = match_from(s, i, 0);
      if (!end || *end == i) continue;
      matches.push_back(result(sentence, i, *end));
      i = std::max(i, *end - 1);
    }
  }

  /// Where the phrase ends when its parts from `part` on stand at `i`. Depth is at most the number
  /// of parts, which is capped, as is the number of steps.
  std::optional<uint32_t> match_from(const SentenceView& s, uint32_t i, size_t part) {
    if (part == phrase_.parts.size()) return i;
    if (--steps_ < 0) return std::nullopt;
    const PhrasePart& wanted = phrase_.parts[part];
    switch (wanted.kind) {
      case PhrasePart::Kind::kStart:
        return starts(s, i) ? match_from(s, i, part + 1) : std::nullopt;
      case PhrasePart::Kind::kEnd:
        return ends_at(s, i) ? match_from(s, i, part + 1) : std::nullopt;
      case PhrasePart::Kind::kNotBehind:
        return s.holds(i) && !s[i].word.break_before && stands(s, i, wanted)
                   ? std::nullopt
                   : match_from(s, i, part + 1);
      case PhrasePart::Kind::kGap:
        return match_behind_gap(s, i, part);
      case PhrasePart::Kind::kWords:
        break;
    }
    if (s.holds(i)) {
      for (const PhraseAlternative& each : wanted.alternatives) {
        for (const uint32_t end : ends(s, i, each, part)) {
          const Agent before = agent_;
          if (is_slot(each)) agent_ = slot_agent(s, i, end, each);
          if (const auto last = match_from(s, end, part + 1)) return last;
          if (each.kind == Kind::kAgent && part + 1 < phrase_.parts.size()) {
            const VerbGroup* group = group_of_subject(s, i, end);
            if (group != nullptr && group->lead > end) {
              if (const auto last = match_from(s, group->lead, part + 1)) return last;
            }
          }
          agent_ = before;
        }
      }
    }
    return wanted.optional ? match_from(s, i, part + 1) : std::nullopt;
  }

  std::optional<uint32_t> match_behind_gap(const SentenceView& s, uint32_t i, size_t part) {
    for (uint32_t skipped = 0; skipped <= phrase_.parts[part].gap; ++skipped) {
      if (const auto last = match_from(s, i + skipped, part + 1)) return last;
      if (!s.holds(i + skipped) || s.tag(i + skipped) == Tag::kPunctuation ||
          s.tag(i + skipped) == Tag::kNot)
        return std::nullopt;
    }
    return std::nullopt;
  }

  /// Whether a statement starts at `i`: at the start, behind a mark that ends one, behind an aside
  /// at the start.
  static bool starts(const SentenceView& s, uint32_t i) {
    int64_t before = static_cast<int64_t>(i) - 1;
    for (int steps = 0; steps < 4 && s.tag(before) == Tag::kAdverb; ++steps) --before;
    if (!s.holds(before)) return true;
    return s.tag(before) == Tag::kPunctuation && !s.is(before, ",") && !s.is(before, ")");
  }
  static bool ends_at(const SentenceView& s, uint32_t i) {
    return !s.holds(i) || (s.tag(i) == Tag::kPunctuation && !s.is(i, "("));
  }

  bool stands(const SentenceView& s, uint32_t i, const PhrasePart& wanted) const {
    return std::any_of(wanted.alternatives.begin(), wanted.alternatives.end(),
                       [&](const PhraseAlternative& each) {
                         return !ends(s, i, each, phrase_.parts.size()).empty();
                       });
  }

  static bool is_slot(const PhraseAlternative& each) {
    return each.kind == Kind::kAgent || each.kind == Kind::kPossessive;
  }

  static bool is_word(const Token& token) {
    const WordKind kind = token.word.kind;
    return kind != WordKind::kCode && kind != WordKind::kUrl && kind != WordKind::kQuotation;
  }

  static bool has_form(const Token& token, const PhraseAlternative& wanted) {
    return wanted.forms == 0 || (token.forms & wanted.forms) != 0;
  }

  /// Places in a sentence: mostly one, and no allocation for it.
  using Ends = absl::InlinedVector<uint32_t, 4>;

  /// Where a part that starts at `i` can end, longest first.
  Ends ends(const SentenceView& s, uint32_t i, const PhraseAlternative& wanted, size_t part) const {
    const Token& token = s[i];
    switch (wanted.kind) {
      case Kind::kWord:
        if (is_word(token) && token.is(wanted.text)) return {i + 1};
        return {};
      case Kind::kLemma:
        if (is_word(token) && has_lemma(token, wanted.text) && has_form(token, wanted))
          return {i + 1};
        return {};
      case Kind::kForm:
        if (wanted.forms == 0)
          return s.tag(i) == Tag::kNoun || s.tag(i) == Tag::kName || s.tag(i) == Tag::kOpaque
                     ? Ends{i + 1}
                     : Ends{};
        if (s.tag(i) == Tag::kVerb && has_form(token, wanted)) return {i + 1};
        return {};
      case Kind::kClass:
        return class_ends(s, i, wanted);
      case Kind::kAgent:
        return agent_ends(s, i, wanted, part);
      case Kind::kPossessive:
        return possessive_ends(s, i, wanted);
    }
    return {};
  }

  bool has_lemma(const Token& token, std::string_view lemma) const {
    if (token.is(lemma) || token.lemma == lemma || is_singular(token.text(), lemma)) return true;
    const WordInfo* info = token.info;
    return info != nullptr && info->forms != 0 && data_.lexicon.lemmas[info->lemma] == lemma;
  }

  Ends class_ends(const SentenceView& s, uint32_t i, const PhraseAlternative& wanted) const {
    const size_t bit = wanted.bit;
    Ends found;
    const Token& token = s[i];
    if (!is_word(token) || !has_form(token, wanted)) return found;
    const WordInfo* base = token.lemma_info == token.info ? nullptr : token.lemma_info;
    for (const WordInfo* info : {token.info, base}) {
      if (info == nullptr) continue;
      for (const WordSequence& sequence : info->sequences) {
        if (!sequence.classes.test(bit)) continue;
        if (const uint32_t end = sequence_end(s, i, sequence)) found.push_back(end);
      }
    }
    std::sort(found.rbegin(), found.rend());
    const bool verb = token.lemma_info != nullptr && token.lemma_info->classes.test(bit);
    if (token.classes.test(bit) || verb) found.push_back(i + 1);
    return found;
  }

  /// Behind the words of a class entry that start at `i`; 0 when they are not there.
  static uint32_t sequence_end(const SentenceView& s, uint32_t i, const WordSequence& sequence) {
    const size_t size = sequence.words.size();
    int64_t at = i;
    for (size_t k = 1; k < size; ++k) {
      ++at;
      if (s.tag(at) == Tag::kGenitive) ++at;  // “operator's error”
      const bool same = s.is(at, sequence.words[k]) ||
                        (k + 1 == size && is_singular(s.text(at), sequence.words[k]));
      if (!s.holds(at) || !is_word(s[at]) || !same) return 0;
    }
    return static_cast<uint32_t>(at + 1);
  }

  static bool admits(const Agent& agent, const PhraseAlternative& wanted) {
    const std::string& name = wanted.text;
    // What an unsure class needs is a verb, and a phrase has none: only names and roles pass.
    if (agent.doubt != Doubt::kNone && agent.doubt != Doubt::kName &&
        agent.doubt != Doubt::kMachine && agent.doubt != Doubt::kProper &&
        agent.doubt != Doubt::kStranger)
      return false;
    if (agent.nobody) return false;  // whatever is said of nobody is denied
    // Only people own what a possessive is asked for: “Xandor's mistake”.
    const bool stranger = wanted.kind == Kind::kPossessive &&
                          agent.agent_class == AgentClass::kUnknown && agent.named() && !agent.act;
    if (stranger && name != "team" && name != "system") return true;
    if (name == "person") return agent.agent_class == AgentClass::kPerson;
    if (name == "team") return agent.agent_class == AgentClass::kTeam;
    if (name == "system") return agent.agent_class == AgentClass::kSystem;
    if (name == "others" && agent.first_person) return false;
    return agent.agent_class == AgentClass::kPerson || agent.agent_class == AgentClass::kTeam;
  }

  Ends agent_ends(const SentenceView& s, uint32_t i, const PhraseAlternative& wanted,
                  size_t part) const {
    Ends found;
    // A phrase is taken from its start: not from the middle of a longer one.
    const bool inside = is_nominal(s.tag(i)) && part == 0 && s.holds(static_cast<int64_t>(i) - 1) &&
                        phrase_start(s, i) < i;
    if (inside) return found;
    const uint32_t longest = partitive_end(s, i, phrase_end(s, i));
    const bool last_part = part + 1 >= phrase_.parts.size();
    for (uint32_t end = longest; end > i; --end) {
      if (admits(slot_agent(s, i, end, wanted), wanted)) found.push_back(end);
      if (last_part) break;
    }
    return found;
  }

  /// `one of the engineers` is one phrase.
  uint32_t partitive_end(const SentenceView& s, uint32_t i, uint32_t end) const {
    if (end == i || !s.is(end, "of") || !is_partitive(data_, s, i, end)) return end;
    const uint32_t inner = phrase_end(s, end + 1);
    return inner > end + 1 ? inner : end;
  }

  Ends possessive_ends(const SentenceView& s, uint32_t i, const PhraseAlternative& wanted) const {
    Ends found;
    if (s.is(i, "whose")) return found;  // asks for somebody, and names nobody
    if (s.tag(i) == Tag::kPossessive) {
      if (admits(slot_agent(s, i, i + 1, wanted), wanted)) found.push_back(i + 1);
      return found;
    }
    const uint32_t limit = phrase_end(s, i);
    for (uint32_t k = i + 1; k <= limit && s.holds(k); ++k) {
      if (s.tag(k) != Tag::kGenitive) continue;
      if (admits(slot_agent(s, i, k + 1, wanted), wanted)) found.push_back(k + 1);
    }
    return found;
  }

  /// The agent of a slot: of a possessive its owner.
  Agent slot_agent(const SentenceView& s, uint32_t first, uint32_t end,
                   const PhraseAlternative& wanted) const {
    if (wanted.kind == Kind::kPossessive) {
      if (s.tag(first) == Tag::kPossessive) return possessor(s, first);
      Agent owner = classify(data_, s, first, end - 1);
      // Only people own what is asked for here: “Security's decision”, unlike “the platform's”.
      const bool alone = end == first + 2 && phrase_start(s, end - 2) == first;
      if (owner.doubt == Doubt::kDepartment && alone) {
        owner.agent_class = AgentClass::kTeam;
        owner.doubt = Doubt::kNone;
      }
      return owner;
    }
    for (uint32_t k = first; k + 1 < end; ++k) {
      if (!s.is(k, "of") || !is_partitive(data_, s, first, k)) continue;
      Agent agent = classify(data_, s, k + 1, end);
      agent.first = first;
      return agent;
    }
    const Agent agent = classify(data_, s, first, end);
    return agent.doubt == Doubt::kNone ? agent : settled(s, agent);
  }

  /// The same, when its verb says that a phrase of doubt is people: “Ewan approved …”.
  Agent settled(const SentenceView& s, const Agent& agent) const {
    const VerbGroup* group = group_of_subject(s, agent.first, agent.last);
    if (group == nullptr) return agent;
    const bool people = group->subject.agent_class == AgentClass::kPerson ||
                        group->subject.agent_class == AgentClass::kTeam;
    return people ? group->subject : agent;
  }

  /// The predicate of which a noun phrase is the subject, whatever stands between the two: “the
  /// engineer | at the end of a night shift | fell asleep”. Null for none.
  const VerbGroup* group_of_subject(const SentenceView& s, uint32_t first, uint32_t last) const {
    for (uint32_t i = last; i < last + kVerbReach && s.holds(i); ++i) {
      const VerbGroup* group = find_group(r_.groups, i);
      if (group == nullptr) continue;
      if (group->mood == Mood::kFinite && group->subject.first == first &&
          group->subject.last == last)
        return group;
      i = std::max(i, group->last - 1);
    }
    return nullptr;
  }

  /// A class alone: a name for something rather than a statement.
  bool is_label() const {
    return phrase_.parts.size() == 1 && phrase_.parts[0].alternatives.size() == 1 &&
           phrase_.parts[0].alternatives[0].kind == Kind::kClass;
  }

  LanguageMatch result(const ReadSentence& sentence, uint32_t first, uint32_t last) const {
    const SaidAs said_as = is_label() ? SaidAs::kLabel : SaidAs::kStatement;
    LanguageMatch match = describe_tokens(data_, r_, sentence, first, last, said_as);
    if (said_as == SaidAs::kLabel && is_figure(data_, r_, sentence, first, last))
      match.mentioned = true;
    if (agent_.named()) {
      name_agent(r_, agent_, match);
      match.agent_kinds = kinds_of(agent_);
    }
    return match;
  }
};

}  // namespace

std::vector<LanguageMatch> match_phrase(const LanguageData& data, const Reading::Impl& reading,
                                        const Phrase& phrase) {
  return PhraseMatcher(data, reading, phrase).match();
}

std::vector<LanguageMatch> match_phrase(const LanguageData& data, const Reading::Impl& reading,
                                        const Phrase& phrase, const PhraseAnchor& anchor,
                                        std::span<const PatternCandidate> anchors) {
  return PhraseMatcher(data, reading, phrase).match(anchor, anchors);
}

}  // namespace debrief
