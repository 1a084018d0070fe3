#include "debrief/language/guard.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/agent.h"
#include "debrief/language/grammar.h"
#include "debrief/language/noun_phrase.h"

namespace debrief {
namespace {

constexpr int64_t kScope = 12;

constexpr std::string_view kDenials[] = {"not", "never",   "no",   "nobody", "neither",
                                         "nor", "without", "none", "hardly", "unlike"};
constexpr std::string_view kPreventions[] = {
    "against",     "chance",    "chances",    "likelihood",  "opportunities", "opportunity",
    "possibility", "potential", "prevention", "probability", "prone",         "protection",
    "resilient",   "risk",      "risks",      "robust",      "room",          "scope",
    "susceptible", "tolerant",  "vulnerable"};
/// Only before `to`: “open to human error”.
constexpr std::string_view kExposures[] = {"exposed", "exposure",  "immune",
                                           "open",    "resistant", "subject"};
constexpr std::string_view kTerms[] = {"category", "concept", "expression", "idea", "label",
                                       "notion",   "phrase",  "phrases",    "tag",  "term",
                                       "terms",    "wording", "word",       "words"};
/// What is said of a label rather than with it: “human error is a symptom”.
constexpr std::string_view kAboutLabels[] = {
    "attribution", "consequence",  "effect",   "excluded", "expected",
    "inevitable",  "insufficient", "label",    "myth",     "never",
    "normal",      "possible",     "starting", "symptom",  "unavoidable"};
/// Verbs that take what they say for true even when they are denied.
constexpr std::string_view kFactive[] = {"discover",  "know",     "learn", "notice", "realise",
                                         "recognise", "remember", "see",   "spot",   "understand",
                                         "forget",    "tell",     "inform"};

/// What a question is not when nobody is to answer it.
constexpr std::string_view kConcerns[] = {"business", "concern",  "interest", "issue", "matter",
                                          "point",    "question", "subject",  "theme", "topic"};
constexpr std::string_view kConcernVerbs[] = {"ask",    "belong",   "concern", "count",
                                              "matter", "interest", "seek"};

class Scope {
 public:
  Scope(const LanguageData& data, const Reading::Impl& reading, const ReadSentence& sentence)
      : data_(data), r_(reading), s_(sentence) {}

  bool mentions(int64_t first, int64_t last, SaidAs said_as) const {
    if (is_supposed(first) || spoken_about_left(first) || is_waved_aside(first, last)) return true;
    return said_as == SaidAs::kLabel && (spoken_about_right(last) || is_compound(last));
  }

  bool ends_in_question() const { return asks(SentenceView(r_.tokens, s_.first, s_.last)); }

  /// `by the end of June`: an expectation of the future, or of a plan.
  bool has_due_date(const VerbGroup& group) const {
    for (int64_t i = group.last; holds(i) && i - group.last < 14; ++i) {
      if (tag(i) == Tag::kPunctuation || tag(i) == Tag::kSubordinator) return false;
      if (is(i, "by") && is(i + 1, "the") && (is(i + 2, "end") || is(i + 2, "time"))) return true;
    }
    return false;
  }

  /// `if`, `whether` or `in case` in the same clause before.
  bool is_supposed(int64_t first) const {
    for (int64_t i = first - 1; i >= s_.first && first - i < 30; --i) {
      if (tag(i) == Tag::kPunctuation) return false;
      if (tag(i) == Tag::kSubordinator && (is_condition(text(i)) || is(i, "case"))) return true;
    }
    return false;
  }

  const VerbGroup* group_at(int64_t i) const {
    const auto begin = r_.groups.begin() + s_.first_group, end = r_.groups.begin() + s_.last_group;
    const auto found = std::upper_bound(
        begin, end, i, [](int64_t at, const VerbGroup& group) { return at < group.last; });
    return found == end || i < found->first ? nullptr : &*found;
  }

  /// The last group that ends at or before a token; null for none.
  const VerbGroup* group_before(int64_t i) const {
    const auto begin = r_.groups.begin() + s_.first_group, end = r_.groups.begin() + s_.last_group;
    const auto found = std::upper_bound(
        begin, end, i, [](int64_t at, const VerbGroup& group) { return at < group.last; });
    return found == begin ? nullptr : &*(found - 1);
  }

  WordClasses verb_classes(const VerbGroup& group) const {
    return data_.lexicon.verb_classes(group.lemma, group.particle);
  }

  uint8_t forms(int64_t i) const {
    return holds(i) ? r_.tokens[static_cast<size_t>(i)].forms : uint8_t{0};
  }
  Tag tag(int64_t i) const {
    return holds(i) ? r_.tokens[static_cast<size_t>(i)].tag : Tag::kPunctuation;
  }
  std::string_view text(int64_t i) const {
    return holds(i) ? r_.tokens[static_cast<size_t>(i)].text() : std::string_view();
  }
  bool is(int64_t i, std::string_view word) const { return text(i) == word; }
  bool holds(int64_t i) const { return i >= s_.first && i < s_.last; }

 private:
  const LanguageData& data_;
  const Reading::Impl& r_;
  const ReadSentence& s_;

  bool spoken_about_left(int64_t first) const {
    bool elsewhere = false;  // behind `in`, `during`: no longer what the verb speaks of
    for (int64_t i = first - 1; holds(i) && first - i <= kScope; --i) {
      const std::string_view word = text(i);
      if (tag(i) == Tag::kPunctuation && !is(i, "/")) return false;
      if (is_one_of(word, kDenials)) return !is(i + 1, "only") && !is(i + 1, "doubt");
      if (is(i, "than") && is(i - 1, "rather")) return true;
      if (is(i, "of") && is(i - 1, "instead")) return true;
      if (is_one_of(word, kPreventions)) return true;
      if (is(i, "to") && is_one_of(text(i - 1), kExposures)) return true;
      if (is_one_of(word, kTerms) && first - i <= 2) return true;
      if (is_cause(word)) return cause_is_denied(i);
      if (tag(i) == Tag::kSubordinator || tag(i) == Tag::kRelative) return false;
      elsewhere = elsewhere || is(i, "in") || is(i, "during") || is(i, "herself") ||
                  is(i, "himself") || is(i, "themselves");
      const VerbGroup* group = group_at(i);
      if (group == nullptr) continue;
      i = group->first;
      if (group->last > first) continue;  // a part of what was found
      if (speaks_about(*group) && !(elsewhere && !prevents(*group))) return true;
      if (group->mood == Mood::kFinite) return group->negative;
    }
    return false;
  }

  bool prevents(const VerbGroup& group) const {
    return verb_classes(group).test(data_.classes.prevent_verb);
  }

  /// “Whose fault it was is no question here”, “who did it does not matter”.
  bool is_waved_aside(int64_t first, int64_t last) const {
    if (!is(first, "whose") && !is(first, "who") && !is(first, "which")) return false;
    for (int64_t i = last; holds(i) && i - last < kScope; ++i) {
      if (tag(i) == Tag::kPunctuation) return false;
      if (is(i, "no") && is_one_of(text(i + 1), kConcerns)) return true;
      const VerbGroup* group = group_at(i);
      if (group == nullptr) continue;
      i = std::max(i, static_cast<int64_t>(group->last) - 1);
      if (!group->negative || group->mood != Mood::kFinite) continue;
      if (is_one_of(group->lemma, kConcernVerbs)) return true;
      for (int64_t k = i + 1; k < i + 5; ++k) {
        if (is_one_of(text(k), kConcerns)) return true;
      }
    }
    return false;
  }

  /// `prevents`, `to avoid`, `calling it`: verbs that do not assert their object.
  bool speaks_about(const VerbGroup& group) const {
    const WordClasses classes = verb_classes(group);
    // What was removed or excluded in a passive happened to something else.
    if (classes.test(data_.classes.prevent_verb) && !group.passive) return true;
    if (!classes.test(data_.classes.mention_verb)) return false;
    return group.mood == Mood::kInfinitive || group.mood == Mood::kGerund ||
           group.mood == Mood::kImperative || !group.modal.empty() || group.negative;
  }

  /// `not because of`, `was not caused by`, `is not due to`.
  bool cause_is_denied(int64_t cause) const {
    for (int64_t i = cause - 1; holds(i) && cause - i <= 5; --i) {
      if (is_one_of(text(i), kDenials)) return true;
      const VerbGroup* group = group_at(i);
      const bool passes = group != nullptr || tag(i) == Tag::kAdverb || is_cause(text(i)) ||
                          is(i, "to") || is(i, "of");
      if (!passes) return false;
      if (group != nullptr && group->negative) return true;
      if (group != nullptr && !group->modal.empty() && !group->perfect)
        return true;  // can be caused by
    }
    return false;
  }

  bool spoken_about_right(int64_t last) const {
    int64_t i = last;
    while (tag(i) == Tag::kAdverb) ++i;
    if (is(i, "(") && tag(i + 1) == Tag::kNumber) return true;
    const VerbGroup* group = group_at(i);
    if (group == nullptr || group->first != i) return false;
    if (group->mood != Mood::kFinite) return false;
    if (group->negative) return true;
    if (!group->modal.empty() && !group->perfect) return true;
    if (verb_classes(*group).test(data_.classes.prevent_verb) && group->passive) return true;
    if (group->lemma != "be" && !group->passive) return false;
    for (int64_t k = group->main; holds(k) && k - group->main < 5; ++k) {
      if (is_one_of(text(k), kAboutLabels)) return true;
    }
    return false;
  }

  /// `user error rate`, `human error prevention`.
  bool is_compound(int64_t last) const {
    if (!holds(last) || tag(last) != Tag::kNoun) return false;
    return !r_.tokens[static_cast<size_t>(last)].word.break_before &&
           tag(last - 1) != Tag::kGenitive;
  }
};

/// Whether what was said follows a verb of saying: `said that …`, `told us the job …`, `wrote: …`.
/// “Bob wrote the script that broke it” hands on no words.
bool opens_statement(const Reading::Impl& reading, const ReadSentence& sentence,
                     const VerbGroup& said) {
  const SentenceView s(reading.tokens, sentence.first, sentence.last);
  int64_t i = said.last;
  while (s.tag(i) == Tag::kAdverb) ++i;
  if (said.lemma == "tell") {
    const uint32_t listener = phrase_end(s, static_cast<uint32_t>(i));
    if (s.is(listener, "that") || s.is(listener, ":") || s.is(listener, ",")) return true;
    if (listener > static_cast<uint32_t>(i) && s.tag(listener) != Tag::kVerb) i = listener;
  }
  if (s.is(i, "that") || s.is(i, ":") || s.is(i, ",") || s.tag(i) == Tag::kSubordinator)
    return true;
  for (uint32_t g = sentence.first_group; g < sentence.last_group; ++g) {
    const VerbGroup& group = reading.groups[g];
    if (group.lead < i) continue;
    if (group.mood != Mood::kFinite || group.subject.first != static_cast<uint32_t>(i))
      return false;
    int64_t behind = group.subject.last;
    while (s.tag(behind) == Tag::kAdverb || s.tag(behind) == Tag::kNot) ++behind;
    return behind == static_cast<int64_t>(group.lead);
  }
  return false;
}

/// `…, the vendor says.`
bool is_attributed_behind(const LanguageData& data, const Reading::Impl& reading,
                          const ReadSentence& sentence, uint32_t first) {
  if (sentence.first_group == sentence.last_group) return false;
  const Scope scope(data, reading, sentence);
  const VerbGroup& last = reading.groups[sentence.last_group - 1];
  const Agent& speaker = last.subject;
  if (last.first <= first || !speaker.named() || speaker.first <= first) return false;
  if (!scope.is(static_cast<int64_t>(speaker.first) - 1, ",") || speaker.last != last.lead ||
      scope.is(speaker.first, "we") || scope.is(speaker.first, "i"))
    return false;
  const bool ends = last.last == sentence.last ||
                    (last.last + 1 == sentence.last && scope.tag(last.last) == Tag::kPunctuation);
  return ends && last.mood == Mood::kFinite && last.modal.empty() && !last.negative &&
         data.lexicon.verb_classes(last.lemma, last.particle).test(data.classes.report_verb);
}

/// `Why nobody looked at the queue.`: what a second story answers, without a main clause of its
/// own.
bool opens_inquiry(const Reading::Impl& reading, const ReadSentence& sentence,
                   const VerbGroup& group) {
  const SentenceView s(reading.tokens, sentence.first, sentence.last);
  return (s.is(sentence.first, "why") || s.is(sentence.first, "how")) && group.subject.named() &&
         group.subject.first == sentence.first + 1;
}

/// Whether a group hangs on a verb that says it happened: `managed to break`, `ended up deleting`.
bool is_achieved(const LanguageData& data, const Scope& scope, const VerbGroup& group) {
  const VerbGroup* outer = scope.group_before(group.lead);
  return outer != nullptr && outer->last == group.lead && outer->mood == Mood::kFinite &&
         (outer->past || outer->perfect) && outer->modal.empty() && !outer->negative &&
         !outer->condition &&
         data.lexicon.verb_classes(outer->lemma, outer->particle).test(data.classes.achieving_verb);
}

/// `By misconfiguring the router, the engineer cut off …`: how the main verb came about.
bool opens_as_means(const LanguageData& data, const Scope& scope, const ReadSentence& sentence,
                    const VerbGroup& group) {
  return group.lead == sentence.first + 1 && scope.is(sentence.first, "by") &&
         !data.lexicon.verb_classes(group.lemma, group.particle).test(data.classes.meant_verb);
}

bool told_as_event(const VerbGroup& group, const Scope& scope, bool past_around) {
  switch (group.mood) {
    case Mood::kFinite:
      break;
    case Mood::kImperative:
      return false;
    case Mood::kInfinitive:
      return group.perfect;
    case Mood::kGerund:
    case Mood::kParticiple:
      return past_around;
  }
  if (!group.modal.empty()) return group.modal == "must" && group.perfect;
  if (group.past || group.perfect) return true;
  // A present tells of habits, unless it is a name's (“Bob breaks the build”) or a row of a log
  // (“09:12 admin wipes the share”).
  if (!group.subject.named() || group.subject.agent_class != AgentClass::kPerson)
    return group.subject.named() &&
           scope.tag(static_cast<int64_t>(group.subject.last) - 1) == Tag::kName;
  const int64_t before = static_cast<int64_t>(group.subject.first) - 1;
  const bool starts = !scope.holds(before) || scope.tag(before) == Tag::kPunctuation ||
                      scope.tag(before) == Tag::kNumber;
  const Tag opening = scope.tag(group.subject.first);
  const bool bare = opening == Tag::kNoun || opening == Tag::kAdjective;
  if (scope.tag(static_cast<int64_t>(group.subject.last) - 1) == Tag::kName) return true;
  return starts && bare && (scope.forms(group.first) & kThirdForm) != 0;
}

}  // namespace

bool is_mentioned(const LanguageData& data, const Reading::Impl& reading,
                  const ReadSentence& sentence, uint32_t first, uint32_t last, SaidAs said_as) {
  return Scope(data, reading, sentence).mentions(first, last, said_as);
}

bool is_in_title(const Reading::Impl& reading, uint32_t begin, uint32_t end) {
  return std::any_of(
      reading.prose->marks.begin(), reading.prose->marks.end(), [&](const ProseRange& range) {
        return range.mark == ProseMark::kLink && range.begin < begin && end <= range.end;
      });
}

bool is_figure(const LanguageData& data, const Reading::Impl& reading, const ReadSentence& sentence,
               uint32_t first, uint32_t last) {
  const Scope scope(data, reading, sentence);
  const SentenceView s(reading.tokens, sentence.first, sentence.last);
  const auto is_system = [&](int64_t i) {
    return s.holds(i) && s[i].classes.test(data.classes.system);
  };
  const int64_t before = static_cast<int64_t>(first) - 1;
  if ((s.tag(before) == Tag::kConjunction || s.is(before, "/")) && is_system(before - 1))
    return true;
  if (s.is(first, "user") && s.text(static_cast<int64_t>(last) - 1).ends_with("s") &&
      !is_cause(s.text(before)))
    return true;
  if (s.is(last, "of")) {
    const uint32_t end = phrase_end(s, last + 1);
    const int64_t head = static_cast<int64_t>(end) - 1;
    if (end > last + 1 && classify(data, s, last + 1, end).agent_class == AgentClass::kSystem &&
        !s[head].classes.test(data.classes.deed) && !s[head].classes.test(data.classes.act))
      return true;
  }
  const VerbGroup* copula = scope.group_before(before);
  if (copula == nullptr || copula->lemma != "be" || copula->past || copula->perfect) return false;
  for (uint32_t i = copula->subject.first; i < copula->subject.last; ++i) {
    if (s.tag(i) == Tag::kNumber || s.tag(i) == Tag::kOpaque) return true;
  }
  return false;
}

bool is_denied(const LanguageData& data, const Reading::Impl& reading, const ReadSentence& sentence,
               const VerbGroup& group) {
  const Scope scope(data, reading, sentence);
  if (group.modal == "should" && group.perfect && scope.has_due_date(group)) return true;
  if (scope.ends_in_question() || scope.is_supposed(group.first)) return true;
  // The predicate that this one hangs on, when only its subject stands between.
  int64_t i = group.subject.named() && group.subject.first < group.first ? group.subject.first
                                                                         : group.first;
  --i;
  while (scope.is(i, "that") || scope.tag(i) == Tag::kAdverb || scope.tag(i) == Tag::kAdjective)
    --i;
  for (int steps = 0; steps < 3; ++steps) {
    const VerbGroup* outer = scope.group_at(i);
    if (outer == nullptr || outer == &group)
      return scope.is(i, "than") && scope.is(i - 1, "rather");
    if (outer->negative) return !is_one_of(outer->lemma, kFactive);
    if (data.lexicon.verb_classes(outer->lemma, outer->particle).test(data.classes.prevent_verb) &&
        !outer->passive)
      return true;
    i = static_cast<int64_t>(outer->first) - 1;
    while (scope.tag(i) == Tag::kAdverb || scope.tag(i) == Tag::kAdjective ||
           scope.tag(i) == Tag::kPronoun)
      --i;
  }
  return false;
}

bool is_reported(const LanguageData& data, const Reading::Impl& reading,
                 const ReadSentence& sentence, uint32_t first) {
  const Scope scope(data, reading, sentence);
  if (scope.is(sentence.first, "according") && scope.is(sentence.first + 1, "to")) return true;
  for (int64_t i = static_cast<int64_t>(first) - 1; scope.holds(i) && first - i < 40; --i) {
    if (scope.is(i, ";")) return false;
    const VerbGroup* group = scope.group_at(i);
    if (group == nullptr || group->last > first) continue;
    i = group->first;
    if (!data.lexicon.verb_classes(group->lemma, group->particle).test(data.classes.report_verb))
      continue;
    if (group->mood != Mood::kFinite || !group->modal.empty() || group->negative || group->passive)
      continue;
    if (!opens_statement(reading, sentence, *group)) continue;
    const AgentClass speaker = group->subject.agent_class;
    return group->subject.named() && speaker != AgentClass::kTeam;
  }
  return is_attributed_behind(data, reading, sentence, first);
}

bool is_real(const LanguageData& data, const Reading::Impl& reading, const ReadSentence& sentence,
             const VerbGroup& group) {
  const Scope scope(data, reading, sentence);
  if (group.condition || group.question || opens_inquiry(reading, sentence, group)) return false;
  if (group.mood != Mood::kFinite && group.agent.named() && is_achieved(data, scope, group))
    return true;
  bool past_around = false;
  if (group.mood == Mood::kGerund || group.mood == Mood::kParticiple) {
    if (!group.agent.named()) return false;
    // “an engineer accidentally running the script”; not “rather than running the script”.
    int64_t noun = static_cast<int64_t>(group.lead) - 1;
    while (scope.tag(noun) == Tag::kAdverb) --noun;
    // “Ignoring the runbook, the operator …”: what opens the sentence has its agent behind it.
    const bool fronted =
        group.agent.first > group.main && group.lead <= sentence.first + 1 &&
        !data.lexicon.verb_classes(group.lemma, group.particle).test(data.classes.meant_verb);
    if (group.mood == Mood::kGerund && !fronted &&
        static_cast<int64_t>(group.agent.last) != noun + 1 &&
        !opens_as_means(data, scope, sentence, group))
      return false;
    for (uint32_t g = sentence.first_group; g < sentence.last_group && !past_around; ++g) {
      const VerbGroup& other = reading.groups[g];
      past_around = other.mood == Mood::kFinite && other.modal.empty() &&
                    (other.past || other.perfect) && !other.condition;
    }
    if (group.mood == Mood::kGerund &&
        scope.mentions(group.agent.first, group.agent.last, SaidAs::kLabel))
      return false;
  }
  return told_as_event(group, scope,
                       past_around || sentence.last_group == sentence.first_group + 1);
}

}  // namespace debrief
