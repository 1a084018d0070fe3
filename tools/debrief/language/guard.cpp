#include "debrief/language/guard.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/agent.h"
#include "debrief/language/grammar.h"
#include "debrief/language/noun_phrase.h"
#include "debrief/language/scope.h"

namespace debrief {
namespace {

/// Verbs that take what they say for true even when they are denied.
constexpr std::string_view kFactive[] = {"discover",  "know",     "learn", "notice", "realise",
                                         "recognise", "remember", "see",   "spot",   "understand",
                                         "forget",    "tell",     "inform"};

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
