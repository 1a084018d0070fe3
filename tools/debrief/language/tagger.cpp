#include "debrief/language/tagger.h"

#include "debrief/base/strings.h"
#include "debrief/language/grammar.h"
#include "debrief/language/word_tags.h"

namespace debrief {
namespace {

/// Determiners that stand for a noun phrase when none follows.
constexpr std::string_view kStandAlone[] = {"all",    "another", "any",  "both",    "each",
                                            "either", "few",     "many", "neither", "several",
                                            "some",   "these",   "this", "those"};
/// Behind these, `that` points: “the engineer working that night”.
constexpr std::string_view kTimes[] = {"afternoon", "day",    "evening", "hour",
                                       "minute",    "moment", "morning", "night",
                                       "shift",     "time",   "week",    "weekend"};
constexpr std::string_view kAuxiliaries[] = {"be", "have", "do"};

class Tagger {
 public:
  Tagger(const LanguageData& data, const SentenceEditor& sentence, const Capitals& capitals)
      : classes_(data.classes), s_(sentence), capitals_(capitals) {}

  void tag() {
    for (int64_t i = s_.first; i < s_.last; ++i) settle(i);
  }

 private:
  const EngineClasses& classes_;
  const SentenceEditor& s_;
  const Capitals& capitals_;

  /// The token before `i`, adverbs and negations left out.
  int64_t before(int64_t i) const {
    int64_t k = i - 1;
    while (s_.holds(k) && (s_.tag(k) == Tag::kAdverb || s_.tag(k) == Tag::kNot)) --k;
    return k;
  }
  int64_t behind(int64_t i) const {
    int64_t k = i + 1;
    while (s_.holds(k) && (s_.tag(k) == Tag::kAdverb || s_.tag(k) == Tag::kNot)) ++k;
    return k;
  }

  bool is_auxiliary(int64_t i, std::string_view lemma) const {
    return s_.tag(i) == Tag::kVerb && s_[i].lemma == lemma;
  }
  bool opens_phrase(int64_t i) const {
    const Tag tag = s_.tag(i);
    return tag == Tag::kDeterminer || tag == Tag::kPossessive;
  }
  bool is_subject_end(int64_t i) const {
    const Tag tag = s_.tag(i);
    return tag == Tag::kNoun || tag == Tag::kName || tag == Tag::kOpaque || tag == Tag::kHandle ||
           tag == Tag::kPronoun || (tag == Tag::kObjectPronoun && s_.is(i - 1, "of"));
  }
  /// What can only follow a verb: an object that begins, a preposition, an adverb, the end.
  bool opens_complement(int64_t i) const {
    switch (s_.tag(i)) {
      case Tag::kDeterminer:
      case Tag::kPossessive:
      case Tag::kPronoun:
      case Tag::kObjectPronoun:
      case Tag::kTo:
      case Tag::kPreposition:
      case Tag::kSubordinator:
      case Tag::kOpaque:
      case Tag::kName:
      case Tag::kNumber:
      case Tag::kRelative:
        return true;
      default:
        return false;
    }
  }
  bool is_finite_looking(int64_t i) const {
    const Tag tag = s_.tag(i);
    if (tag == Tag::kModal) return true;
    if (tag != Tag::kVerb) return false;
    if (is_one_of(s_[i].lemma, kAuxiliaries))
      return (s_[i].forms & (kPastForm | kThirdForm)) != 0 || s_.is(i, "are") || s_.is(i, "have");
    return (s_[i].forms & kPastForm) != 0;
  }

  void settle(int64_t i) {
    Token& token = s_[i];
    if (token.word.kind != WordKind::kWord) return;
    if (token.is("'s")) return settle_s(i);
    if (token.is("'d")) return settle_d(i);
    if (token.is("her") && !is_nominal(s_.tag(i + 1)) && s_.tag(i + 1) != Tag::kVerb)
      token.tag = Tag::kObjectPronoun;
    if (is_floating(i)) {
      token.tag = Tag::kAdverb;
      return;
    }
    if (token.is("back") &&
        (is_auxiliary(before(i), "do") || s_.tag(before(i)) == Tag::kModal ||
         s_.is(before(i), "to")) &&
        s_.is(i + 1, "up")) {
      token.tag = Tag::kVerb;  // “didn't back up”
      return;
    }
    if (token.is("first") && s_.tag(i + 1) == Tag::kVerb && (s_[i + 1].forms & kGerundForm) != 0 &&
        s_.tag(i - 1) == Tag::kPreposition) {
      token.tag = Tag::kAdverb;  // “without first checking”
      return;
    }
    if (token.is("only") && s_.tag(i + 1) == Tag::kVerb &&
        (s_.tag(i - 1) == Tag::kVerb || s_.tag(i - 1) == Tag::kModal)) {
      token.tag = Tag::kAdverb;  // “had only asked”
      return;
    }
    if (token.is("that")) return settle_that(i);
    if (token.is("there") && (is_auxiliary(i + 1, "be") || s_.tag(i + 1) == Tag::kModal))
      token.tag = Tag::kPronoun;
    if (token.is("to")) return settle_to(i);
    if (token.tag == Tag::kDeterminer && is_one_of(token.text(), kStandAlone)) {
      const Tag next = s_.tag(i + 1);
      const bool phrase = is_nominal(next) || next == Tag::kDeterminer ||
                          next == Tag::kPossessive ||
                          (next == Tag::kVerb && !is_finite_looking(i + 1)) ||
                          (next == Tag::kVerb && is_nominal(s_.tag(i + 2)));
      if (!phrase) token.tag = Tag::kPronoun;
    }
    if (token.tag == Tag::kVerb) settle_verb(i);
  }

  /// `we must all do better`, `they both knew`: belongs to the subject, and stands with the verb.
  bool is_floating(int64_t i) const {
    if (!s_.is(i, "all") && !s_.is(i, "both") && !s_.is(i, "each")) return false;
    const Tag before = s_.tag(i - 1);
    const bool pronoun = s_.is(i - 1, "we") || s_.is(i - 1, "they") || s_.is(i - 1, "you");
    return (pronoun || before == Tag::kModal) && !s_.is(i + 1, "of") &&
           s_.tag(i + 1) != Tag::kDeterminer;
  }

  /// `it's late`, `it's failed`, `Bob's change`.
  void settle_s(int64_t i) {
    Token& token = s_[i];
    const Tag before_tag = s_.tag(i - 1);
    const Tag next = s_.tag(behind(i));
    const bool pronoun = before_tag == Tag::kPronoun || before_tag == Tag::kRelative ||
                         s_.is(i - 1, "there") || s_.is(i - 1, "here") || s_.is(i - 1, "this") ||
                         s_.is(i - 1, "how") || s_.is(i - 1, "where");
    const bool person = s_.is(i - 1, "someone") || s_.is(i - 1, "somebody") ||
                        s_.is(i - 1, "nobody") || s_.is(i - 1, "everyone") || s_.is(i - 1, "one") ||
                        s_.is(i - 1, "anyone");
    // “That's on ops”, “this one's on us”
    const bool pointing =
        (s_.is(i - 1, "that") || s_.is(i - 1, "this") || s_.is(i - 1, "one")) && s_.is(i + 1, "on");
    const bool verb = pointing ? true
                      : person ? next == Tag::kDeterminer || next == Tag::kVerb
                               : pronoun || next == Tag::kDeterminer || s_.tag(i + 1) == Tag::kNot;
    if (!verb) return;
    const bool participle = next == Tag::kVerb && s_[behind(i)].forms == kParticipleForm;
    token.tag = Tag::kVerb;
    token.lemma = participle ? "have" : "be";
    token.forms = kThirdForm;
  }

  /// `I'd have checked` is would, `I'd checked` is had.
  void settle_d(int64_t i) {
    const int64_t next = behind(i);
    const bool participle = s_.tag(next) == Tag::kVerb && (s_[next].forms & kBaseForm) == 0;
    if (!participle && !s_.is(next, "better")) return;
    s_[i].tag = Tag::kVerb;
    s_[i].lemma = "have";
    s_[i].forms = kPastForm;
  }

  void settle_that(int64_t i) {
    Token& token = s_[i];
    if (is_one_of(s_.text(i + 1), kTimes)) {
      token.tag = Tag::kDeterminer;
      return;
    }
    if (is_head(s_.tag(i - 1))) return;
    const int64_t next = behind(i);
    if (is_finite_looking(next)) {
      token.tag = Tag::kPronoun;
    } else if ((!s_.holds(i - 1) || s_.tag(i - 1) == Tag::kPreposition ||
                s_.tag(i - 1) == Tag::kPunctuation) &&
               is_nominal(s_.tag(i + 1)) && s_.tag(i + 1) != Tag::kName) {
      token.tag = Tag::kDeterminer;
    } else {
      token.tag = Tag::kSubordinator;
    }
  }

  void settle_to(int64_t i) {
    const int64_t next = behind(i);
    const bool infinitive = s_.tag(next) == Tag::kVerb && (s_[next].forms & kBaseForm) != 0;
    if (!infinitive) s_[i].tag = Tag::kPreposition;
  }

  void make(int64_t i, Tag tag) {
    s_[i].tag = tag;
    if (tag != Tag::kVerb) s_[i].lemma.clear();
  }
  /// A modifier or a noun, by what follows.
  void make_nominal(int64_t i, bool modifier) { make(i, modifier ? Tag::kAdjective : Tag::kNoun); }

  void settle_verb(int64_t i) {
    Token& token = s_[i];
    if (token.lemma == "be") return;
    if (token.lemma == "have" || token.lemma == "do") return;
    const int64_t p = before(i);
    if (is_auxiliary(p, "have")) return settle_after_have(i);
    if (is_auxiliary(p, "be") && (token.forms & (kParticipleForm | kGerundForm)) != 0)
      return settle_after_be(i);
    if (s_.tag(p) == Tag::kModal || (s_.tag(p) == Tag::kTo && (token.forms & kBaseForm) != 0))
      return;
    if (is_auxiliary(p, "do") && (token.forms & kBaseForm) != 0) return;
    if ((token.forms & kGerundForm) != 0) return settle_gerund(i);
    if ((token.forms & (kBaseForm | kThirdForm)) == 0) return settle_past(i, p);
    settle_base(i, p);
  }

  /// `have checked` against `have limited access`, `have read access`.
  void settle_after_have(int64_t i) {
    Token& token = s_[i];
    if ((token.forms & kParticipleForm) == 0) {
      if ((token.forms & kGerundForm) != 0 || (token.forms & kPastForm) != 0) return;
      return make_nominal(i, false);
    }
    const Tag next = s_.tag(i + 1);
    const bool bare_noun = next == Tag::kNoun ||
                           (next == Tag::kAdjective && s_.tag(i + 2) == Tag::kNoun) ||
                           (next == Tag::kVerb && (s_[i + 1].forms & kBaseForm) != 0 &&
                            s_[i + 1].classes.test(classes_.noun_or_verb));
    if (!bare_noun) return;
    const bool quality =
        token.info != nullptr && token.info->classes.test(classes_.quality_participle);
    const bool homograph = (token.forms & kBaseForm) != 0 && next != Tag::kAdjective &&
                           (!s_.text(i + 1).ends_with("s") || s_.text(i + 1).ends_with("ss"));
    if (quality || homograph) make_nominal(i, true);
  }

  /// `was broken`, `is failing`, `was a failed …` have their verb; `is monitoring` may be a noun.
  void settle_after_be(int64_t i) {
    Token& token = s_[i];
    if (token.classes.test(classes_.adjective) && (token.forms & kGerundForm) != 0)
      make(i, Tag::kAdjective);
  }

  void settle_gerund(int64_t i) {
    Token& token = s_[i];
    const bool noun_before =
        opens_phrase(i - 1) || s_.tag(i - 1) == Tag::kAdjective || s_.tag(i - 1) == Tag::kGenitive;
    const bool noun = token.classes.test(classes_.noun_in_ing);
    if (noun_before) return make_nominal(i, is_head_candidate(i + 1));
    if (noun && !opens_phrase(i + 1)) return make(i, Tag::kNoun);
    if (token.classes.test(classes_.adjective)) return make(i, Tag::kAdjective);
  }

  bool is_head_candidate(int64_t i) const {
    const Tag tag = s_.tag(i);
    return tag == Tag::kNoun || tag == Tag::kName || tag == Tag::kOpaque ||
           tag == Tag::kAdjective ||
           (tag == Tag::kVerb && s_[i].classes.test(classes_.noun_or_verb));
  }

  /// Forms in -ed and irregular past forms: predicate or modifier.
  void settle_past(int64_t i, int64_t p) {
    Token& token = s_[i];
    const bool participle = (token.forms & kParticipleForm) != 0;
    const bool noun_follows = is_head_candidate(i + 1);
    if (!participle) {
      if (opens_phrase(i - 1)) make_nominal(i, noun_follows);
      return;
    }
    const Tag previous = s_.tag(p);
    if (opens_phrase(p) || previous == Tag::kAdjective || previous == Tag::kGenitive) {
      if (previous != Tag::kAdjective || noun_follows) make_nominal(i, true);
      return;
    }
    // “kured did not check”: a word that no table knows, before a verb that needs a subject
    const int64_t next = behind(i);
    if (!s_.holds(i - 1) && is_finite_looking(next) &&
        !(token.info != nullptr && token.info->listed()))
      return make_nominal(i, false);
    if (!noun_follows) return;
    if (previous == Tag::kPreposition || previous == Tag::kNumber) return make_nominal(i, true);
    if (previous == Tag::kVerb && p == i - 1) return make_nominal(i, true);
    if (capitals_.starts_statement(i) && finite_follows(i + 1)) make_nominal(i, true);
  }

  /// Whether a noun phrase at `i` is the subject of a verb: `Failed requests rose`.
  bool finite_follows(int64_t i) const {
    int64_t k = i;
    while (s_.holds(k) && (is_nominal(s_.tag(k)) || (s_.tag(k) == Tag::kVerb && k == i))) ++k;
    return is_finite_looking(k) || is_auxiliary(k, "be");
  }

  /// Base and -s forms, most of which are nouns as well, some adjectives.
  void settle_base(int64_t i, int64_t p) {
    const Token& token = s_[i];
    if (s_.is(i - 1, "please") && (token.forms & kBaseForm) != 0) return;
    const bool noun = token.classes.test(classes_.noun_or_verb) ||
                      token.classes.test(classes_.system) || token.classes.test(classes_.person);
    const bool adjective = token.classes.test(classes_.adjective);
    if (in_phrase(p) && (noun || adjective || opens_phrase(i - 1))) {
      return make_nominal(i, adjective && is_head_candidate(i + 1));
    }
    if (!noun && !adjective) return;
    if (capitals_.counts(i)) return make(i, Tag::kNoun);
    const bool opens = capitals_.starts_statement(i) || (!s_.holds(p) && p != i - 1);
    if (opens) return settle_opening(i, adjective);
    if (adjective) {
      if (!is_subject_end(p) || !opens_phrase(i + 1)) make(i, Tag::kAdjective);
      return;
    }
    if (!is_predicate(i, p)) make(i, Tag::kNoun);
  }

  /// Behind a determiner, an adjective, a number or a preposition no finite verb can stand.
  bool in_phrase(int64_t p) const {
    const Tag tag = s_.tag(p);
    return opens_phrase(p) || tag == Tag::kAdjective || tag == Tag::kGenitive ||
           tag == Tag::kNumber || (tag == Tag::kPreposition && !capitals_.starts_statement(p));
  }

  /// The first word of a statement: an order (`check the host`) or a subject (`deploy failed`).
  void settle_opening(int64_t i, bool adjective) {
    const int64_t next = behind(i);
    if (is_finite_looking(next) || s_.tag(next) == Tag::kPunctuation) {
      make_nominal(i, adjective);
    } else if (is_head_candidate(next) && finite_follows(next)) {
      make_nominal(i, true);
    } else if (s_.tag(next) == Tag::kPreposition && !adjective && !s_.holds(next + 6)) {
      make(i, Tag::kNoun);
    }
  }

  /// Whether a word that may be a noun is the verb of the subject before it.
  bool is_predicate(int64_t i, int64_t p) const {
    const Token& token = s_[i];
    const Tag previous = s_.tag(p);
    if (previous == Tag::kPronoun || previous == Tag::kRelative) return true;
    if (previous == Tag::kObjectPronoun && is_subject_end(p)) return true;
    if (previous == Tag::kConjunction) return opens_phrase(i + 1);
    if (!is_subject_end(p)) return false;
    if ((token.forms & kParticipleForm) != 0 && s_.is(i + 1, "by")) return true;
    const bool third = (token.forms & kThirdForm) != 0;
    const bool past = (token.forms & kBaseForm) != 0 && (token.forms & kPastForm) != 0;  // `set`
    const bool plural = s_.text(p).ends_with("s") && !s_.text(p).ends_with("ss");
    // “14:02 dev pushes broken config”, “Alice lacks experience”
    const bool somebody = previous == Tag::kName || previous == Tag::kHandle ||
                          (previous == Tag::kNoun && s_[p].classes.test(classes_.person));
    const bool object = is_head_candidate(i + 1) || opens_phrase(i + 1);
    if (third && somebody && object && !plural && !finite_follows(i + 1) && !verb_before(i))
      return true;
    const bool agrees = third ? !plural : plural || past || previous == Tag::kName;
    if (!agrees) return false;
    const int64_t next = behind(i);
    switch (s_.tag(next)) {
      case Tag::kAdjective:  // operators stay alert
        return token.is("stay") || token.is("stays") || token.is("look") || token.is("looks");
      case Tag::kPreposition:
        return (third || (past && !s_.is(next, "of"))) && !verb_before(i);
      case Tag::kName:
      case Tag::kOpaque:
        return past || third;
      default:
        return opens_complement(next);
    }
  }

  /// Whether the clause already has a verb before `i`.
  bool verb_before(int64_t i) const {
    for (int64_t k = i - 1; s_.holds(k) && i - k < 30; --k) {
      const Tag tag = s_.tag(k);
      if (tag == Tag::kVerb || tag == Tag::kModal) return true;
      if (tag == Tag::kPunctuation || tag == Tag::kConjunction || tag == Tag::kSubordinator)
        return false;
    }
    return false;
  }
};

}  // namespace

void tag_sentence(const LanguageData& data, const SentenceEditor& sentence) {
  const Capitals capitals(sentence);
  tag_words(data, sentence, capitals);
  Tagger(data, sentence, capitals).tag();
  for (int64_t i = sentence.first; i < sentence.last; ++i) {
    Token& token = sentence[i];
    if (token.lemma.empty()) continue;
    const bool own = token.info != nullptr && token.info->forms != 0 &&
                     data.lexicon.lemmas[token.info->lemma] == token.lemma;
    token.lemma_info = own ? token.info->lemma_info : data.lexicon.find(token.lemma);
  }
}

}  // namespace debrief
