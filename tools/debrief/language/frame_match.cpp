// Frames against the predicates of a reading.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/language/frame.h"
#include "debrief/language/grammar.h"
#include "debrief/language/guard.h"
#include "debrief/language/inflect.h"
#include "debrief/language/intent.h"
#include "debrief/language/matching.h"
#include "debrief/language/noun_phrase.h"

namespace debrief {
namespace {

/// How far behind a verb an adverb still speaks of it.
constexpr int64_t kAdverbReach = 12;
/// How far behind `be` its complement may stand: `were not really even aware`.
constexpr int64_t kComplementReach = 4;
/// How far behind a verb a word is still in its clause.
constexpr int64_t kClauseReach = 14;

/// Words and classes that a frame names.
struct WordFilter {
  std::vector<std::string> words;
  WordClasses classes;
  bool any = true;        ///< nothing was asked for
  bool wildcard = false;  ///< `any`: something must be there, whatever it is

  WordFilter(const Lexicon::Impl& lexicon, const std::vector<std::string>& names)
      : any(names.empty()) {
    for (const std::string& name : names) {
      if (name == "any") {
        wildcard = true;
      } else if (name.starts_with("@")) {
        classes.set(lexicon.bit(std::string_view(name).substr(1)));
      } else {
        words.push_back(name);
      }
    }
    classes.reset(kMaxWordClasses);
  }
  bool has_word(std::string_view word) const {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
  bool has_class(const WordClasses& has) const { return (classes & has).any(); }
  /// A noun, adjective or adverb, by its form, its singular or its classes.
  bool has(const Token& token) const {
    if (has_class(token.classes)) return true;
    if (words.empty()) return false;
    return has_word(token.text()) || has_word(singular(token.text()));
  }
};

bool admits_form(const Frame& frame, const VerbGroup& group) {
  if (!frame.modals.empty()) {
    if (std::find(frame.modals.begin(), frame.modals.end(), group.modal) == frame.modals.end())
      return false;
    if (group.main == group.first && !group.modal.empty() && group.lemma.empty()) return false;
  }
  if (frame.aspect == Frame::Aspect::kPerfect && !group.perfect) return false;
  if (frame.aspect == Frame::Aspect::kSimple && group.perfect) return false;
  if (frame.past && !group.past && !group.perfect) return false;
  if (frame.voice == Frame::Voice::kActive && group.passive) return false;
  if (frame.voice == Frame::Voice::kPassive && !group.passive) return false;
  switch (frame.polarity) {
    case Frame::Polarity::kAny:
      return true;
    case Frame::Polarity::kPositive:
      return !group.negative;
    case Frame::Polarity::kNegative:
      return group.negative;
    case Frame::Polarity::kNever:
      return group.never;
  }
  return true;
}

bool is_order(const VerbGroup& group) {
  if (group.condition || group.question || group.perfect) return false;
  if (group.mood == Mood::kImperative) return true;
  for (const std::string_view modal : {"should", "must", "need to", "have to", "shall", "will"}) {
    if (group.modal == modal) return true;
  }
  return false;
}

bool admits_clause(const Frame& frame, const VerbGroup& group) {
  switch (frame.clause) {
    case Frame::Clause::kTold:
      return group.told || !frame.modals.empty();
    case Frame::Clause::kCondition:
      return group.condition && !group.question;
    case Frame::Clause::kOrder:
      return is_order(group);
    case Frame::Clause::kAny:
      return true;
  }
  return true;
}

}  // namespace

struct CompiledFrame::Impl {
  Impl(const Frame& frame, const Lexicon::Impl& lexicon)
      : asked(frame),
        verbs(lexicon, frame.verbs),
        except_verbs(lexicon, frame.except_verbs),
        subjects(lexicon, frame.subjects),
        subject_modifiers(lexicon, frame.subject_modifiers),
        objects(lexicon, frame.objects),
        except_objects(lexicon, frame.except_objects),
        object_modifiers(lexicon, frame.object_modifiers),
        object_verbs(lexicon, frame.object_verbs),
        complements(lexicon, frame.complements),
        infinitives(lexicon, frame.infinitives),
        adverbs(lexicon, frame.adverbs),
        except_adverbs(lexicon, frame.except_adverbs),
        near(lexicon, frame.near) {}

  Frame asked;
  WordFilter verbs, except_verbs, subjects, subject_modifiers, objects, except_objects,
      object_modifiers, object_verbs, complements, infinitives, adverbs, except_adverbs, near;
};

CompiledFrame::CompiledFrame(const Frame& frame, const Lexicon& lexicon)
    : impl_(std::make_shared<const Impl>(frame, lexicon.impl())) {}

const Frame& CompiledFrame::asked() const { return impl_->asked; }

bool CompiledFrame::may_hold(const VerbGroup& group) const {
  const Frame& frame = impl_->asked;
  return frame.agents.admits(group.kinds) && admits_clause(frame, group) &&
         admits_form(frame, group);
}

namespace {

class FrameMatcher {
 public:
  FrameMatcher(const LanguageData& data, const Reading::Impl& reading, const CompiledFrame& frame)
      : data_(data), r_(reading), f_(frame.impl()), frame_(f_.asked) {}

  /// Appends a match when the frame holds for a group.
  void try_group(const VerbGroup& group, std::vector<LanguageMatch>& matches) const {
    const ReadSentence& sentence = r_.sentences[group.sentence];
    if (admits(sentence, group)) matches.push_back(result(sentence, group));
  }

 private:
  const LanguageData& data_;
  const Reading::Impl& r_;
  const CompiledFrame::Impl& f_;
  const Frame& frame_;

  /// The cheap questions first: most groups fail one of them.
  bool admits(const ReadSentence& sentence, const VerbGroup& group) const {
    if (!frame_.agents.admits(group.kinds) || !admits_form(frame_, group)) return false;
    if (!admits_verb(group) || !admits_clause(frame_, group)) return false;
    if (!admits_subject(group) || !admits_object(sentence, group)) return false;
    if (!f_.infinitives.any && infinitive(sentence, group) == nullptr) return false;
    if (!f_.complements.any && complement(sentence, group) < 0) return false;
    if (!f_.object_verbs.any && !object_acts(sentence, group)) return false;
    if (!f_.near.any && !is_near(sentence, group)) return false;
    if (!f_.adverbs.any && adverb(f_.adverbs, sentence, group).last == 0) return false;
    if (!f_.except_adverbs.any && adverb(f_.except_adverbs, sentence, group).last > 0) return false;
    // A fault adverb or a wrong object outweighs every plan; a wish or a verdict has none.
    return !(f_.adverbs.any && f_.object_modifiers.any && frame_.modals.empty() &&
             is_meant(data_, view(sentence), r_.groups, group));
  }

  bool names_verb(const WordFilter& filter, const VerbGroup& group) const {
    if (filter.has_class(group.classes)) return true;
    if (filter.words.empty()) return filter.wildcard;
    if (filter.has_word(group.lemma)) return true;
    return !group.particle.empty() && filter.has_word(group.lemma + " " + group.particle);
  }
  bool admits_verb(const VerbGroup& group) const {
    return (f_.verbs.any || names_verb(f_.verbs, group)) &&
           (f_.except_verbs.any || !names_verb(f_.except_verbs, group));
  }

  SentenceView view(const ReadSentence& sentence) const {
    return SentenceView(r_.tokens, sentence.first, sentence.last);
  }

  /// Whether a filter holds for a token before the last of a phrase.
  bool has_modifier(const WordFilter& filter, uint32_t first, uint32_t last) const {
    for (uint32_t i = first; i + 1 < last; ++i) {
      if (filter.has(r_.tokens[i])) return true;
    }
    return false;
  }

  bool admits_subject(const VerbGroup& group) const {
    if (f_.subjects.any && f_.subject_modifiers.any) return true;
    const Agent& subject = group.subject;
    if (!subject.named()) return false;
    if (!f_.subjects.any && !f_.subjects.has(r_.tokens[subject.head]) &&
        !f_.subjects.has(r_.tokens[subject.last - 1]))
      return false;
    return f_.subject_modifiers.any ||
           has_modifier(f_.subject_modifiers, subject.first, subject.last);
  }

  bool admits_object(const ReadSentence& sentence, const VerbGroup& group) const {
    if (f_.objects.any && f_.except_objects.any && f_.object_modifiers.any) return true;
    const SentenceView s = view(sentence);
    uint32_t first = group.last, last = first;
    if (group.passive) {
      first = group.subject.first;
      last = group.subject.last;
    } else {
      while (s.tag(first) == Tag::kAdverb) ++first;
      last = phrase_end(s, first);
    }
    if (first >= last) return f_.objects.any && f_.object_modifiers.any;
    const Token& head = s[static_cast<int64_t>(last) - 1];
    if (!f_.objects.any && !f_.objects.wildcard && !f_.objects.has(head)) return false;
    if (!f_.except_objects.any && f_.except_objects.has(head)) return false;
    return f_.object_modifiers.any || has_modifier(f_.object_modifiers, first, last);
  }

  /// Whether a relative clause behind the object has a verb that was asked for.
  bool object_acts(const ReadSentence& sentence, const VerbGroup& group) const {
    const SentenceView s = view(sentence);
    if (group.passive) return false;
    const uint32_t end = phrase_end(s, group.last);
    if (end == group.last || (!s.is(end, "that") && !s.is(end, "which"))) return false;
    int64_t i = end + 1;
    while (s.tag(i) == Tag::kAdverb) ++i;
    const VerbGroup* other = find_group(r_.groups, i);
    return other != nullptr && other->lead == i && other->told && !other->negative &&
           names_verb(f_.object_verbs, *other);
  }

  /// The predicate of `to …` that hangs on a group, when it is one that was asked for.
  const VerbGroup* infinitive(const ReadSentence& sentence, const VerbGroup& group) const {
    const SentenceView s = view(sentence);
    uint32_t i = std::max(group.last, group.mark_last);
    // “It was stupid to …”
    if (!f_.complements.any) {
      const int64_t said = complement(sentence, group);
      i = std::max(i, static_cast<uint32_t>(std::max<int64_t>(said, 0)) + 1);
    }
    while (s.tag(i) == Tag::kAdverb || s.tag(i) == Tag::kNot || s.tag(i) == Tag::kObjectPronoun)
      ++i;
    const VerbGroup* other = find_group(r_.groups, i);
    if (other == nullptr || other->lead != i || other->mood != Mood::kInfinitive) return nullptr;
    return f_.infinitives.any || names_verb(f_.infinitives, *other) ? other : nullptr;
  }

  /// Where what is said of the subject stands: `were not really aware`; -1 when it is something
  /// else.
  int64_t complement(const ReadSentence& sentence, const VerbGroup& group) const {
    const SentenceView s = view(sentence);
    const int64_t first = group.main + 1;
    for (int64_t i = first; s.holds(i) && i - first < kComplementReach; ++i) {
      // “was, unfortunately, not aware”
      if (s.is(i, ",") && s.tag(i + 1) == Tag::kAdverb && s.is(i + 2, ",")) {
        i += 2;
        continue;
      }
      if (s.tag(i) == Tag::kPunctuation || s.tag(i) == Tag::kSubordinator ||
          s.tag(i) == Tag::kRelative || s.tag(i) == Tag::kTo)
        return -1;
      if (f_.complements.has(s[i])) return modifies_thing(s, i) ? -1 : i;
    }
    return -1;
  }

  /// `was a careless mistake` speaks of no person, `was a bad request` of a thing.
  bool modifies_thing(const SentenceView& s, int64_t i) const {
    return s.tag(i) == Tag::kAdjective && s.tag(i + 1) == Tag::kNoun &&
           s[i + 1].classes.test(data_.classes.system);
  }

  bool is_near(const ReadSentence& sentence, const VerbGroup& group) const {
    const SentenceView s = view(sentence);
    for (int64_t i = group.last; s.holds(i) && i - group.last < kClauseReach; ++i) {
      if (s.is(i, ";") || s.is(i, ":")) return false;
      const VerbGroup* other = find_group(r_.groups, i);
      if (other != nullptr && other != &group && other->mood == Mood::kFinite) return false;
      if (f_.near.has(s[i])) return true;
    }
    return false;
  }

  /// Tokens around the verb where its adverbs stand: before it, inside, behind it up to the
  /// clause's end.
  WordRange adverb_range(const ReadSentence& sentence, const VerbGroup& group) const {
    const SentenceView s = view(sentence);
    int64_t first = group.first;
    if (s.is(first - 1, ",") && s.tag(first - 2) == Tag::kAdverb)
      --first;  // “Ann, by accident, ran”
    while (s.tag(first - 1) == Tag::kAdverb) --first;
    int64_t last = group.last;
    for (; s.holds(last) && last - group.last < kAdverbReach; ++last) {
      const Tag tag = s.tag(last);
      if (tag == Tag::kPunctuation || tag == Tag::kConjunction || tag == Tag::kSubordinator ||
          tag == Tag::kRelative)
        break;
      if (tag == Tag::kModal || tag == Tag::kVerb || tag == Tag::kTo) break;
    }
    // “the job that Bob scheduled accidentally deleted”: right before a verb, an adverb is its own.
    if (s.tag(last) == Tag::kModal || s.tag(last) == Tag::kVerb) {
      while (last > group.last && s.tag(last - 1) == Tag::kAdverb &&
             s.text(last - 1).ends_with("ly"))
        --last;
    }
    return {static_cast<uint32_t>(first), static_cast<uint32_t>(last)};
  }

  /// Behind the adverb of a filter that starts at `i`; `i` when none does.
  int64_t adverb_end(const WordFilter& filter, const SentenceView& s, int64_t i) const {
    if (!s.holds(i)) return i;
    if (filter.has_word(s.text(i))) return i + 1;
    if (s.tag(i) == Tag::kAdverb && filter.has_class(s[i].classes)) return i + 1;
    if (s[i].info == nullptr) return i;
    const auto sequences = s[i].info->sequences;
    const bool pair =
        std::any_of(sequences.begin(), sequences.end(), [&](const WordSequence& sequence) {
          return sequence.words.size() == 2 && filter.has_class(sequence.classes) &&
                 s.is(i + 1, sequence.words[1]);
        });
    return pair ? i + 2 : i;
  }

  /// The adverb that a filter asks for; an empty range when there is none.
  WordRange adverb(const WordFilter& filter, const ReadSentence& sentence,
                   const VerbGroup& group) const {
    const SentenceView s = view(sentence);
    const auto range_at = [&](int64_t i) {
      return WordRange{static_cast<uint32_t>(i), static_cast<uint32_t>(adverb_end(filter, s, i))};
    };
    const WordRange range = adverb_range(sentence, group);
    for (int64_t i = range.first; i < range.last; ++i) {
      if (adverb_end(filter, s, i) > i) return range_at(i);
    }
    // “By mistake, an engineer deleted …”
    int64_t i = static_cast<int64_t>(group.subject.named() ? group.subject.first : group.first) - 1;
    if (s.is(i, ",")) --i;
    while (s.tag(i - 1) == Tag::kAdverb) --i;
    return s.tag(i) == Tag::kAdverb && adverb_end(filter, s, i) > i ? range_at(i) : WordRange{};
  }

  LanguageMatch result(const ReadSentence& sentence, const VerbGroup& group) const {
    LanguageMatch match;
    uint32_t first = group.inverted ? group.inverted_at : group.first, last = group.mark_last;
    if (group.mood == Mood::kInfinitive && r_.tokens[first].is("to")) ++first;
    if (!f_.adverbs.any) {
      const WordRange found = adverb(f_.adverbs, sentence, group);
      if (found.last <= first && found.last + 1 >= first) first = found.first;
      if (found.first == last) last = found.last;
    }
    if (!f_.complements.any)
      last = std::max(last, static_cast<uint32_t>(complement(sentence, group) + 1));
    if (!f_.infinitives.any) last = std::max(last, infinitive(sentence, group)->mark_last);
    match.begin = r_.tokens[first].word.begin;
    match.end = r_.tokens[last - 1].word.end;
    name_agent(r_, group.agent, match);
    match.agent_kinds = group.kinds;
    match.verb = group.particle.empty() ? group.lemma : concat(group.lemma, " ", group.particle);
    match.quoted = sentence.quoted || is_reported(data_, r_, sentence, group.first);
    const bool denied = group.negative && frame_.modals.empty() &&
                        frame_.polarity == Frame::Polarity::kAny &&
                        frame_.clause == Frame::Clause::kTold;
    const bool supposed =
        frame_.clause != Frame::Clause::kCondition && is_denied(data_, r_, sentence, group);
    match.mentioned = denied || supposed || is_in_title(r_, match.begin, match.end);
    return match;
  }
};

}  // namespace

std::vector<LanguageMatch> match_frame(const LanguageData& data, const Reading::Impl& reading,
                                       const CompiledFrame& frame) {
  std::vector<LanguageMatch> matches;
  const FrameMatcher matcher(data, reading, frame);
  for (const VerbGroup& group : reading.groups) matcher.try_group(group, matches);
  settle_overlaps(matches);
  return matches;
}

std::vector<LanguageMatch> match_frame(const LanguageData& data, const Reading::Impl& reading,
                                       const CompiledFrame& frame,
                                       std::span<const PatternCandidate> groups) {
  std::vector<LanguageMatch> matches;
  const FrameMatcher matcher(data, reading, frame);
  for (const PatternCandidate& candidate : groups)
    matcher.try_group(reading.groups[candidate.at], matches);
  settle_overlaps(matches);
  return matches;
}

}  // namespace debrief
