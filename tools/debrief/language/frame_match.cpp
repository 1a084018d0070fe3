#include <algorithm>

#include "debrief/base/strings.h"
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

/// Words and classes that a frame names, resolved once.
struct WordFilter {
  std::vector<std::string_view> words;
  WordClasses classes;
  bool any = true;

  WordFilter(const Lexicon::Impl& lexicon, const std::vector<std::string>& names)
      : any(names.empty()) {
    for (const std::string& name : names) {
      if (name.starts_with("@")) {
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
};

class FrameMatcher {
 public:
  FrameMatcher(const LanguageData& data, const Reading::Impl& reading, const Frame& frame)
      : data_(data),
        r_(reading),
        frame_(frame),
        verbs_(data.lexicon, frame.verbs),
        except_verbs_(data.lexicon, frame.except_verbs),
        objects_(data.lexicon, frame.objects),
        adverbs_(data.lexicon, frame.adverbs) {}

  std::vector<LanguageMatch> match() {
    std::vector<LanguageMatch> matches;
    for (const ReadSentence& sentence : r_.sentences) {
      for (uint32_t g = sentence.first_group; g < sentence.last_group; ++g) {
        if (admits(sentence, r_.groups[g])) matches.push_back(result(sentence, r_.groups[g]));
      }
    }
    settle_overlaps(matches);
    return matches;
  }

 private:
  const LanguageData& data_;
  const Reading::Impl& r_;
  const Frame& frame_;
  WordFilter verbs_, except_verbs_, objects_, adverbs_;

  bool admits(const ReadSentence& sentence, const VerbGroup& group) const {
    if (!frame_.modals.empty()) {
      if (std::find(frame_.modals.begin(), frame_.modals.end(), group.modal) == frame_.modals.end())
        return false;
      if (group.main == group.first && !group.modal.empty() && group.lemma.empty()) return false;
    }
    if (frame_.aspect == Frame::Aspect::kPerfect && !group.perfect) return false;
    if (frame_.aspect == Frame::Aspect::kSimple && group.perfect) return false;
    if (frame_.polarity == Frame::Polarity::kPositive && group.negative) return false;
    if (frame_.polarity == Frame::Polarity::kNegative && !group.negative) return false;
    if (!frame_.agents.empty() && std::find(frame_.agents.begin(), frame_.agents.end(),
                                            group.agent.agent_class) == frame_.agents.end()) {
      return false;
    }
    if (!admits_verb(group)) return false;
    if (frame_.modals.empty() && !is_real(data_, r_, sentence, group)) return false;
    if (!adverbs_.any && !has_adverb(sentence, group)) return false;
    // A fault adverb outweighs every plan; a wish or a verdict has none.
    if (adverbs_.any && frame_.modals.empty() && is_meant(data_, view(sentence), r_.groups, group))
      return false;
    return objects_.any || admits_object(sentence, group);
  }

  bool names_verb(const WordFilter& filter, const VerbGroup& group) const {
    if (filter.has_word(group.lemma)) return true;
    if (!group.particle.empty() && filter.has_word(group.lemma + " " + group.particle)) return true;
    return filter.has_class(data_.lexicon.verb_classes(group.lemma, group.particle));
  }
  bool admits_verb(const VerbGroup& group) const {
    return (verbs_.any || names_verb(verbs_, group)) && !names_verb(except_verbs_, group);
  }

  SentenceView view(const ReadSentence& sentence) const {
    return SentenceView(r_.tokens, sentence.first, sentence.last);
  }

  bool admits_object(const ReadSentence& sentence, const VerbGroup& group) const {
    const SentenceView s = view(sentence);
    uint32_t first = group.last, last = first;
    if (group.passive) {
      if (!group.subject.named()) return false;
      first = group.subject.first;
      last = group.subject.last;
    } else {
      last = phrase_end(s, first);
    }
    if (first == last) return false;
    const Token& head = s[static_cast<int64_t>(last) - 1];
    return objects_.has_word(head.text()) || objects_.has_word(singular(head.text())) ||
           objects_.has_class(head.classes);
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

  /// Behind the adverb of the frame that starts at `i`; `i` when none does.
  int64_t adverb_end(const SentenceView& s, int64_t i) const {
    if (!s.holds(i)) return i;
    if (adverbs_.has_word(s.text(i))) return i + 1;
    if (s.tag(i) == Tag::kAdverb && adverbs_.has_class(s[i].classes)) return i + 1;
    const auto found = data_.lexicon.sequences.find(s.text(i));
    if (found == data_.lexicon.sequences.end()) return i;
    const bool pair =
        std::any_of(found->second.begin(), found->second.end(), [&](const WordSequence& sequence) {
          return sequence.words.size() == 2 && adverbs_.has_class(sequence.classes) &&
                 s.is(i + 1, sequence.words[1]);
        });
    return pair ? i + 2 : i;
  }

  /// The adverb that the frame asks for; an empty range when there is none.
  WordRange adverb(const ReadSentence& sentence, const VerbGroup& group) const {
    const SentenceView s = view(sentence);
    const auto range_at = [&](int64_t i) {
      return WordRange{static_cast<uint32_t>(i), static_cast<uint32_t>(adverb_end(s, i))};
    };
    const WordRange range = adverb_range(sentence, group);
    for (int64_t i = range.first; i < range.last; ++i) {
      if (adverb_end(s, i) > i) return range_at(i);
    }
    // “By mistake, an engineer deleted …”
    int64_t i = static_cast<int64_t>(group.subject.named() ? group.subject.first : group.first) - 1;
    if (s.is(i, ",")) --i;
    while (s.tag(i - 1) == Tag::kAdverb) --i;
    return s.tag(i) == Tag::kAdverb && adverb_end(s, i) > i ? range_at(i) : WordRange{};
  }

  bool has_adverb(const ReadSentence& sentence, const VerbGroup& group) const {
    return adverb(sentence, group).last > 0;
  }

  LanguageMatch result(const ReadSentence& sentence, const VerbGroup& group) const {
    LanguageMatch match;
    uint32_t first = group.first, last = group.mark_last;
    if (group.mood == Mood::kInfinitive && r_.tokens[first].is("to")) ++first;
    if (!adverbs_.any) {
      const WordRange found = adverb(sentence, group);
      if (found.last <= first && found.last + 1 >= first) first = found.first;
      if (found.first == last) last = found.last;
    }
    match.begin = r_.tokens[first].word.begin;
    match.end = r_.tokens[last - 1].word.end;
    name_agent(r_, group.agent, match);
    match.verb = group.particle.empty() ? group.lemma : concat(group.lemma, " ", group.particle);
    match.quoted = sentence.quoted || is_reported(data_, r_, sentence, group.first);
    const bool denied =
        group.negative && frame_.modals.empty() && frame_.polarity == Frame::Polarity::kAny;
    match.mentioned =
        denied || is_denied(data_, r_, sentence, group) || is_in_title(r_, match.begin, match.end);
    return match;
  }
};

}  // namespace

std::vector<LanguageMatch> match_frame(const LanguageData& data, const Reading::Impl& reading,
                                       const Frame& frame) {
  if (reading.groups.empty()) return {};
  return FrameMatcher(data, reading, frame).match();
}

}  // namespace debrief
