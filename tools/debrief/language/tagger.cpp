#include "debrief/language/tagger.h"

#include <algorithm>

#include "debrief/language/grammar.h"
#include "debrief/language/inflect.h"

namespace debrief {
namespace {

constexpr std::string_view kNumerals[] = {"one",   "two",   "three", "four", "five",    "six",
                                          "seven", "eight", "nine",  "ten",  "hundred", "thousand"};
/// Determiners that stand for a noun phrase when none follows.
constexpr std::string_view kStandAlone[] = {"all",    "another", "any",  "both",    "each",
                                            "either", "few",     "many", "neither", "several",
                                            "some",   "these",   "this", "those"};
constexpr std::string_view kAuxiliaries[] = {"be", "have", "do"};

template <size_t size>
bool among(const std::string_view (&list)[size], std::string_view word) {
  return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

class Tagger {
 public:
  Tagger(const LanguageData& data, SentenceEditor sentence)
      : lexicon_(data.lexicon),
        classes_(data.classes),
        s_(sentence),
        title_case_(is_title_case()) {}

  void tag() {
    for (int64_t i = s_.first; i < s_.last; ++i) tag_alone(i);
    for (int64_t i = s_.first; i + 1 < s_.last; ++i) tag_pair(i);
    for (int64_t i = s_.first; i < s_.last; ++i) settle(i);
  }

 private:
  const Lexicon::Impl& lexicon_;
  const EngineClasses& classes_;
  SentenceEditor s_;
  bool title_case_;

  /// In a title every word has a capital, so that capitals say nothing.
  bool is_title_case() const {
    int words = 0, capitals = 0;
    for (int64_t i = s_.first; i < s_.last; ++i) {
      if (s_[i].word.kind != WordKind::kWord || s_[i].word.end - s_[i].word.begin < 4) continue;
      ++words;
      capitals += s_[i].word.capital ? 1 : 0;
    }
    return words >= 3 && capitals * 4 >= words * 3;
  }

  bool starts_statement(int64_t i) const {
    if (!s_.holds(i - 1)) return true;
    const std::string_view before = s_.text(i - 1);
    return s_[i - 1].word.kind == WordKind::kPunctuation && before != "," && before != "/" &&
           before != ")";
  }

  bool capital_counts(int64_t i) const {
    return s_[i].word.capital && !title_case_ && !starts_statement(i);
  }

  // ---- what a word is, looked at alone -----------------------------------------------------

  void tag_alone(int64_t i) {
    Token& token = s_[i];
    switch (token.word.kind) {
      case WordKind::kPunctuation:
        token.tag = tag_mark(i);
        return;
      case WordKind::kNumber:
        token.tag = Tag::kNumber;
        return;
      case WordKind::kHandle:
        token.tag = Tag::kHandle;
        return;
      case WordKind::kIdentifier:
      case WordKind::kCode:
      case WordKind::kUrl:
      case WordKind::kQuotation:
        token.tag = Tag::kOpaque;
        return;
      case WordKind::kWord:
        break;
    }
    token.classes = lexicon_.noun_classes(token.text());
    if (token.known != AgentClass::kUnknown || token.tag == Tag::kName) {
      token.tag = Tag::kName;
      return;
    }
    if (is_name(i)) {
      token.tag = Tag::kName;
      return;
    }
    if (token.is("'s") || token.is("'d") || token.is("ought")) {
      token.tag = token.is("'s") ? Tag::kGenitive : Tag::kModal;
      return;
    }
    if (const auto tag = function_word(token.text())) {
      token.tag = *tag;
      return;
    }
    if (among(kNumerals, token.text())) {
      token.tag = Tag::kNumber;
      return;
    }
    tag_open_class(i);
  }

  /// `engineers'`: the apostrophe behind a plural is a genitive.
  Tag tag_mark(int64_t i) const {
    const Token& token = s_[i];
    if (token.is("'") && !token.word.space_before && s_.holds(i - 1) &&
        s_.text(i - 1).ends_with("s")) {
      return Tag::kGenitive;
    }
    return token.is("&") ? Tag::kConjunction : Tag::kPunctuation;
  }

  /// Given names, and capitals inside a sentence that no class explains.
  bool is_name(int64_t i) const {
    const Token& token = s_[i];
    if (!token.word.capital || token.word.all_capitals) return false;
    const bool inside = capital_counts(i);
    if (token.classes.test(classes_.given_name)) {
      return !function_word(token.text()) || inside;
    }
    if (token.classes.test(classes_.ambiguous_name))
      return inside ? !token.classes.test(classes_.system) || follows_name(i) : opens_as_name(i);
    if (!inside || function_word(token.text())) return false;
    const bool explained =
        token.classes.test(classes_.system) || token.classes.test(classes_.person) ||
        token.classes.test(classes_.team) || token.classes.test(classes_.outsider) ||
        token.classes.test(classes_.adversary) || token.classes.test(classes_.adjective);
    return !explained && token.text() != "i";
  }

  bool follows_name(int64_t i) const {
    return s_.holds(i + 1) && s_[i + 1].word.capital && s_[i + 1].word.kind == WordKind::kWord;
  }

  /// `Will should have`, `Mark forgot`, `Grace's change`: a word at the start that can only be a
  /// name.
  bool opens_as_name(int64_t i) const {
    if (title_case_ || s_[i].classes.test(classes_.system) || !s_.holds(i + 1)) return false;
    int64_t next = i + 1;
    while (s_.holds(next + 1) && s_.text(next).ends_with("ly")) ++next;
    if (s_.is(next, "'s") || is_modal(s_.text(next)) || s_.is(next, "did") || s_.is(next, "had"))
      return true;
    const WordInfo* info = lexicon_.find(s_.text(next));
    return info != nullptr && (info->forms & kPastForm) != 0 && (info->forms & kBaseForm) == 0 &&
           s_[next].word.kind == WordKind::kWord;
  }

  void tag_open_class(int64_t i) {
    Token& token = s_[i];
    const WordInfo* info = lexicon_.find(token.text());
    if (info != nullptr && info->forms != 0) {
      token.forms = info->forms;
      token.lemma = lexicon_.lemmas[info->lemma];
    } else if (const uint8_t forms = guessed_forms(lexicon_, token.text())) {
      token.forms = forms;
      token.lemma = possible_lemmas(token.text()).front();
    }
    const bool adverb = token.classes.test(classes_.adverb) ||
                        (token.text().size() > 4 && token.text().ends_with("ly") &&
                         !token.classes.test(classes_.not_an_adverb) && token.forms == 0);
    if (adverb && token.forms == 0) {
      token.tag = Tag::kAdverb;
    } else if (adverb && token.text() == "back") {
      token.tag = Tag::kAdverb;
    } else if (token.forms != 0) {
      token.tag = Tag::kVerb;
    } else if (token.classes.test(classes_.adjective) || looks_adjectival(token)) {
      token.tag = Tag::kAdjective;
    } else {
      token.tag = Tag::kNoun;
    }
  }

  bool looks_adjectival(const Token& token) const {
    const std::string_view text = token.text();
    if (token.classes.any()) return false;
    return text.size() > 6 &&
           (text.ends_with("able") || text.ends_with("ible") || text.ends_with("ful") ||
            text.ends_with("less") || text.ends_with("ous") || text.ends_with("-wide") ||
            text.ends_with("ical") || text.ends_with("-based"));
  }

  void tag_pair(int64_t i) {
    if (s_[i].word.kind != WordKind::kWord || s_[i + 1].word.kind != WordKind::kWord) return;
    const auto tag = function_pair(s_.text(i), s_.text(i + 1));
    if (tag) {
      for (const int64_t k : {i, i + 1}) {
        s_[k].tag = *tag;
        s_[k].forms = 0;
      }
    } else if (s_.is(i, "no") && s_.is(i + 1, "one")) {
      s_[i + 1].tag = Tag::kPronoun;
    } else if (s_.is(i, "on") && s_.is(i + 1, "call")) {
      const Tag before = s_.tag(i - 1);
      const bool noun = before == Tag::kDeterminer || before == Tag::kPossessive ||
                        before == Tag::kAdjective || before == Tag::kGenitive ||
                        is_modal(s_.text(i + 2)) || s_.text(i + 2) == "engineer" ||
                        s_.text(i + 2) == "engineers";
      if (!noun) return;
      s_[i].tag = Tag::kAdjective;
      s_[i + 1].tag = Tag::kNoun;
      s_[i + 1].forms = 0;
    }
  }

  // ---- what the words around say -----------------------------------------------------------

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
           tag == Tag::kPronoun;
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
        return true;
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
    if (among(kAuxiliaries, s_[i].lemma))
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
    if (token.is("that")) return settle_that(i);
    if (token.is("there") && (is_auxiliary(i + 1, "be") || s_.tag(i + 1) == Tag::kModal))
      token.tag = Tag::kPronoun;
    if (token.is("to")) return settle_to(i);
    if (token.tag == Tag::kDeterminer && among(kStandAlone, token.text())) {
      const Tag next = s_.tag(i + 1);
      const bool phrase = is_nominal(next) || next == Tag::kDeterminer ||
                          next == Tag::kPossessive ||
                          (next == Tag::kVerb && !is_finite_looking(i + 1)) ||
                          (next == Tag::kVerb && is_nominal(s_.tag(i + 2)));
      if (!phrase) token.tag = Tag::kPronoun;
    }
    if (token.tag == Tag::kVerb) settle_verb(i);
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
    const bool verb = person ? next == Tag::kDeterminer || next == Tag::kVerb
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
    if (is_auxiliary(p, "have")) return settle_after_have(i, p);
    if (is_auxiliary(p, "be") && (token.forms & (kParticipleForm | kGerundForm)) != 0)
      return settle_after_be(i);
    if (s_.tag(p) == Tag::kModal || (s_.tag(p) == Tag::kTo && (token.forms & kBaseForm) != 0))
      return;
    if (is_auxiliary(p, "do") && (token.forms & kBaseForm) != 0) return;
    if ((token.forms & kGerundForm) != 0) return settle_gerund(i, p);
    if ((token.forms & (kBaseForm | kThirdForm)) == 0) return settle_past(i, p);
    settle_base(i, p);
  }

  /// `have checked` against `have limited access`, `have read access`.
  void settle_after_have(int64_t i, int64_t p) {
    Token& token = s_[i];
    if ((token.forms & kParticipleForm) == 0) {
      if ((token.forms & kGerundForm) != 0 || (token.forms & kPastForm) != 0) return;
      return make_nominal(i, false);
    }
    (void)p;
    const Tag next = s_.tag(i + 1);
    const bool bare_noun = next == Tag::kNoun ||
                           (next == Tag::kAdjective && s_.tag(i + 2) == Tag::kNoun) ||
                           (next == Tag::kVerb && (s_[i + 1].forms & kBaseForm) != 0 &&
                            s_[i + 1].classes.test(classes_.noun_or_verb));
    if (!bare_noun) return;
    const bool quality = lexicon_.find(token.text()) != nullptr &&
                         lexicon_.find(token.text())->classes.test(classes_.quality_participle);
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

  void settle_gerund(int64_t i, int64_t p) {
    Token& token = s_[i];
    const bool noun_before =
        opens_phrase(i - 1) || s_.tag(i - 1) == Tag::kAdjective || s_.tag(i - 1) == Tag::kGenitive;
    const bool noun = token.classes.test(classes_.noun_in_ing);
    if (noun_before) return make_nominal(i, is_head_candidate(i + 1));
    if (noun && !opens_phrase(i + 1)) return make(i, Tag::kNoun);
    if (token.classes.test(classes_.adjective)) return make(i, Tag::kAdjective);
    (void)p;
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
    if (!noun_follows) return;
    if (previous == Tag::kPreposition || previous == Tag::kNumber) return make_nominal(i, true);
    if (previous == Tag::kVerb && p == i - 1) return make_nominal(i, true);
    if (starts_statement(i) && finite_follows(i + 1)) make_nominal(i, true);
  }

  /// Whether a noun phrase at `i` is the subject of a verb: `Failed requests rose`.
  bool finite_follows(int64_t i) const {
    int64_t k = i;
    while (s_.holds(k) && (is_nominal(s_.tag(k)) || (s_.tag(k) == Tag::kVerb && k == i))) ++k;
    return is_finite_looking(k) || is_auxiliary(k, "be");
  }

  /// Base and -s forms, most of which are nouns as well.
  void settle_base(int64_t i, int64_t p) {
    Token& token = s_[i];
    const Tag previous = s_.tag(p);
    const bool both = token.classes.test(classes_.noun_or_verb) ||
                      token.classes.test(classes_.system) || token.classes.test(classes_.person);
    const bool adjective = token.classes.test(classes_.adjective);
    if (opens_phrase(p) || previous == Tag::kAdjective || previous == Tag::kGenitive ||
        previous == Tag::kNumber || (previous == Tag::kPreposition && !starts_statement(p))) {
      if (both || adjective || opens_phrase(i - 1))
        return make_nominal(i, adjective && is_head_candidate(i + 1));
    }
    if (!both && !adjective) return;
    const int64_t next = behind(i);
    if (capital_counts(i)) return make(i, Tag::kNoun);
    if (starts_statement(i)) {
      if (is_finite_looking(next) || s_.tag(next) == Tag::kPunctuation)
        return make_nominal(i, adjective);
      if (is_head_candidate(next) && finite_follows(next)) return make_nominal(i, true);
      if (s_.tag(next) == Tag::kPreposition && !adjective && !s_.holds(next + 6))
        return make(i, Tag::kNoun);
      return;
    }
    if (adjective) {
      if (!(is_subject_end(p) && opens_phrase(i + 1))) make(i, Tag::kAdjective);
      return;
    }
    if (previous == Tag::kPronoun || previous == Tag::kRelative) return;
    const bool past_homograph = (token.forms & kBaseForm) != 0 && (token.forms & kPastForm) != 0;
    const bool plural = s_.text(p).ends_with("s") && !s_.text(p).ends_with("ss");
    const bool agrees = (token.forms & kThirdForm) != 0
                            ? !plural
                            : plural || past_homograph || previous == Tag::kName;
    if (is_subject_end(p) && agrees && opens_complement(next) &&
        s_.tag(next) != Tag::kPreposition) {
      if (s_.tag(next) != Tag::kName && s_.tag(next) != Tag::kOpaque) return;
      if (past_homograph || (token.forms & kThirdForm) != 0) return;
    }
    if (is_subject_end(p) && agrees && (token.forms & kThirdForm) != 0 &&
        s_.tag(next) == Tag::kPreposition && !verb_before(i))
      return;
    if (is_subject_end(p) && past_homograph && s_.tag(next) == Tag::kPreposition &&
        !verb_before(i) && !s_.is(next, "of"))
      return;
    if (previous == Tag::kConjunction && opens_phrase(i + 1)) return;
    if ((token.forms & kParticipleForm) != 0 && s_.is(i + 1, "by") && is_subject_end(p)) return;
    make(i, Tag::kNoun);
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

void tag_sentence(const LanguageData& data, SentenceEditor sentence) {
  Tagger(data, sentence).tag();
}

}  // namespace debrief
