#include "debrief/language/intent.h"

#include <algorithm>

#include "debrief/language/grammar.h"
#include "debrief/language/inflect.h"
#include "debrief/language/noun_phrase.h"

namespace debrief {
namespace {

/// How far around a verb its plan or purpose may stand.
constexpr int64_t kReach = 14;

class IntentReader {
 public:
  IntentReader(const LanguageData& data, const SentenceView& sentence,
               const std::vector<VerbGroup>& groups, const VerbGroup& group)
      : data_(data), classes_(data.classes), s_(sentence), groups_(groups), group_(group) {}

  bool is_meant() const {
    return !has_procedure() && (has_harmless_object() || told_before() || told_behind());
  }

 private:
  const LanguageData& data_;
  const EngineClasses& classes_;
  const SentenceView& s_;
  const std::vector<VerbGroup>& groups_;
  const VerbGroup& group_;

  /// Whether a word, or it and the next one, belong to a class.
  bool has(int64_t i, size_t word_class) const {
    if (!s_.holds(i)) return false;
    if (s_[i].classes.test(word_class)) return true;
    if (s_[i].info == nullptr) return false;
    const auto sequences = s_[i].info->sequences;
    return std::any_of(sequences.begin(), sequences.end(), [&](const WordSequence& sequence) {
      return sequence.classes.test(word_class) && sequence.words.size() == 2 &&
             (s_.is(i + 1, sequence.words[1]) || is_singular(s_.text(i + 1), sequence.words[1]));
    });
  }

  /// Breaking a rule knowingly is no better.
  bool has_procedure() const {
    const uint32_t last = phrase_end(s_, group_.last);
    return last > group_.last && has(static_cast<int64_t>(last) - 1, classes_.procedure);
  }

  bool has_harmless_object() const {
    uint32_t first = group_.last, last = first;
    if (group_.passive) {
      first = group_.subject.first;
      last = group_.subject.last;
    } else {
      last = phrase_end(s_, first);
    }
    if (first >= last) return false;
    if (has(static_cast<int64_t>(last) - 1, classes_.harmless_object)) return true;
    for (uint32_t i = first; i + 1 < last; ++i) {
      if (s_[i].classes.test(classes_.spent)) return true;
    }
    return false;
  }

  /// `deliberately broke`, `During the drill Alice broke …`.
  bool told_before() const {
    for (int64_t i = static_cast<int64_t>(group_.first) - 1;
         s_.holds(i) && static_cast<int64_t>(group_.first) - i <= kReach; --i) {
      if (s_.is(i, ";") || s_.is(i, ":")) return false;
      if (has(i, classes_.intent_adverb)) return true;
      if (s_.tag(i) == Tag::kPreposition && works(i)) return true;
      const VerbGroup* other = find_group(groups_, i);
      if (other != nullptr && other->mood == Mood::kFinite) return false;
    }
    return false;
  }

  /// `broke the build on purpose`, `took it down to replace the disk`, `for maintenance`, `from 900
  /// ms`.
  bool told_behind() const {
    for (int64_t i = group_.last; s_.holds(i) && i - group_.last < kReach; ++i) {
      if (s_.is(i, ";") || s_.is(i, ":") || s_.is(i, "(")) return false;
      if (has(i, classes_.intent_adverb)) return true;
      const Tag tag = s_.tag(i);
      if (tag == Tag::kRelative || (tag == Tag::kSubordinator && !s_.is(i, "in"))) return false;
      if (tag == Tag::kPreposition && (works(i) || measures(i))) return true;
      const VerbGroup* other = find_group(groups_, i);
      if (other == nullptr) continue;
      if (other->mood != Mood::kInfinitive) return false;
      return data_.lexicon.verb_classes(other->lemma, other->particle).test(classes_.purpose_verb);
    }
    return false;
  }

  /// `for maintenance`, `as part of the upgrade`, `during the drill`.
  bool works(int64_t preposition) const {
    const bool purpose =
        s_.is(preposition, "for") || (s_.is(preposition, "of") && s_.is(preposition - 1, "part"));
    const bool within = s_.is(preposition, "in") || s_.is(preposition, "during");
    if (!purpose && !within) return false;
    const uint32_t end = phrase_end(s_, static_cast<uint32_t>(preposition + 1));
    for (int64_t i = preposition + 1; i < static_cast<int64_t>(end); ++i) {
      if (has(i, purpose ? classes_.planned_work : classes_.drill)) return true;
    }
    return false;
  }

  /// `from 900 ms`, `to 300 ms`: what has a measure is a number.
  bool measures(int64_t preposition) const {
    return (s_.is(preposition, "from") || s_.is(preposition, "to") ||
            s_.is(preposition, "below")) &&
           s_.tag(preposition + 1) == Tag::kNumber && !is_instant(s_[preposition + 1]);
  }
};

}  // namespace

bool is_meant(const LanguageData& data, const SentenceView& sentence,
              const std::vector<VerbGroup>& groups, const VerbGroup& group) {
  const WordClasses verb = data.lexicon.verb_classes(group.lemma, group.particle);
  return verb.test(data.classes.meant_verb) &&
         IntentReader(data, sentence, groups, group).is_meant();
}

}  // namespace debrief
