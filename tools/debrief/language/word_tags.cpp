#include "debrief/language/word_tags.h"

#include "debrief/base/strings.h"
#include "debrief/language/grammar.h"
#include "debrief/language/inflect.h"

namespace debrief {
namespace {

constexpr std::string_view kNumerals[] = {"one",   "two",   "three", "four", "five",    "six",
                                          "seven", "eight", "nine",  "ten",  "hundred", "thousand"};

class WordTagger {
 public:
  WordTagger(const LanguageData& data, const SentenceEditor& sentence, const Capitals& capitals)
      : lexicon_(data.lexicon), classes_(data.classes), s_(sentence), capitals_(capitals) {}

  void tag() {
    for (int64_t i = s_.first; i < s_.last; ++i) tag_alone(i);
    for (int64_t i = s_.first; i + 1 < s_.last; ++i) tag_pair(i);
  }

 private:
  const Lexicon::Impl& lexicon_;
  const EngineClasses& classes_;
  const SentenceEditor& s_;
  const Capitals& capitals_;

  void tag_alone(int64_t i) {
    Token& token = s_[i];
    switch (token.word.kind) {
      case WordKind::kPunctuation:
        token.tag = tag_mark(i);
        return;
      case WordKind::kNumber:
        token.tag = Tag::kNumber;
        token.info = lexicon_.find(token.text());
        return;
      case WordKind::kHandle:
        token.tag = Tag::kHandle;
        return;
      case WordKind::kIdentifier:
        token.tag = Tag::kOpaque;
        token.info = lexicon_.find(token.text());
        return;
      case WordKind::kCode:
      case WordKind::kUrl:
      case WordKind::kQuotation:
        token.tag = Tag::kOpaque;
        return;
      case WordKind::kWord:
        break;
    }
    token.info = lexicon_.find(token.text());
    token.classes =
        token.info != nullptr ? token.info->noun_classes : lexicon_.noun_classes(token.text());
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
    // “the US”, “Campus IT”: no pronouns
    if (token.word.all_capitals && (token.is("us") || token.is("it")) && has_small_words()) {
      token.tag = Tag::kNoun;
      return;
    }
    if (token.is("may") && token.word.capital && capitals_.counts(i)) {
      token.tag = Tag::kNoun;  // the month
      return;
    }
    if (is_function_word(token)) {
      token.tag = *token.info->function;
      return;
    }
    if (is_one_of(token.text(), kNumerals)) {
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

  static bool is_function_word(const Token& token) {
    return token.info != nullptr && token.info->function.has_value();
  }

  /// Given names, and capitals inside a sentence that no class explains.
  bool is_name(int64_t i) const {
    const Token& token = s_[i];
    if (!token.word.capital || token.word.all_capitals) return false;
    const bool inside = capitals_.counts(i);
    if (token.classes.test(classes_.given_name)) {
      return !is_function_word(token) || inside;
    }
    if (token.classes.test(classes_.ambiguous_name))
      return inside ? !token.classes.test(classes_.system) || follows_name(i) : opens_as_name(i);
    if (is_function_word(token)) return false;
    if (!inside) return is_unknown_word(token) && opens_as_name(i);
    const bool explained =
        token.classes.test(classes_.system) || token.classes.test(classes_.person) ||
        token.classes.test(classes_.team) || token.classes.test(classes_.outsider) ||
        token.classes.test(classes_.adversary) || token.classes.test(classes_.adjective);
    return !explained && token.text() != "i";
  }

  /// Whether a capitalised word is no word that the lexicon knows, nor built like one.
  bool is_unknown_word(const Token& token) const {
    const std::string_view text = token.text();
    if (token.classes.any() || text.size() < 3) return false;
    if (token.info != nullptr && token.info->listed()) return false;
    const WordInfo* one = lexicon_.find(singular(text));
    if ((one != nullptr && one->listed()) || !possible_lemmas(text).empty()) return false;
    for (const std::string_view ending :
         {"tion", "sion", "ment", "ness",  "ity",   "ance", "ence", "ism",  "ware", "ing", "ed",
          "ly",   "able", "ible", "ful",   "less",  "ous",  "ive",  "ical", "age",  "ure", "ship",
          "hood", "ency", "ancy", "ology", "graph", "ics",  "ries", "ies",  "ers",  "ors"}) {
      if (text.ends_with(ending)) return false;
    }
    return text.find('-') == std::string_view::npos;
  }

  /// Whether the sentence has a word without capitals, so that capitals say something.
  bool has_small_words() const {
    for (int64_t i = s_.first; i < s_.last && i - s_.first < 40; ++i) {
      if (s_[i].word.kind == WordKind::kWord && !s_[i].word.capital) return true;
    }
    return false;
  }

  bool follows_name(int64_t i) const {
    return s_.holds(i + 1) && s_[i + 1].word.capital && s_[i + 1].word.kind == WordKind::kWord;
  }

  /// `Will should have`, `Mark forgot`, `Grace's change`: a word at the start that can only be a
  /// name.
  bool opens_as_name(int64_t i) const {
    if (capitals_.title_case() || s_[i].classes.test(classes_.system) || !s_.holds(i + 1))
      return false;
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
    const WordInfo* info = token.info;
    // “re-communicate”, “re-read”
    if (info == nullptr && token.text().starts_with("re-"))
      info = lexicon_.find(token.text().substr(3));
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
    if (text.ends_with("ed") &&
        (text.starts_with("un") || text.starts_with("ill-") || text.starts_with("half-")))
      return true;
    if (token.classes.any()) return false;
    return text.size() > 6 &&
           (text.ends_with("able") || text.ends_with("ible") || text.ends_with("ful") ||
            text.ends_with("less") || text.ends_with("ous") || text.ends_with("-wide") ||
            text.ends_with("ical") || text.ends_with("-based"));
  }

  void tag_pair(int64_t i) {
    if (s_[i].word.kind != WordKind::kWord || s_[i + 1].word.kind != WordKind::kWord) return;
    const bool opens = s_[i].info != nullptr && s_[i].info->opens_pair;
    const auto tag = opens ? function_pair(s_.text(i), s_.text(i + 1)) : std::nullopt;
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
};

}  // namespace

Capitals::Capitals(const SentenceView& sentence) : s_(sentence) {
  int words = 0, capitals = 0;
  for (int64_t i = s_.first; i < s_.last; ++i) {
    if (s_[i].word.kind != WordKind::kWord || s_[i].word.end - s_[i].word.begin < 4) continue;
    ++words;
    capitals += s_[i].word.capital ? 1 : 0;
  }
  title_case_ = words >= 3 && capitals * 4 >= words * 3;
}

bool Capitals::starts_statement(int64_t i) const {
  if (!s_.holds(i - 1)) return true;
  const std::string_view before = s_.text(i - 1);
  return s_[i - 1].word.kind == WordKind::kPunctuation && before != "," && before != "/" &&
         before != ")";
}

bool Capitals::counts(int64_t i) const {
  return s_[i].word.capital && !title_case_ && !starts_statement(i);
}

void tag_words(const LanguageData& data, const SentenceEditor& sentence, const Capitals& capitals) {
  WordTagger(data, sentence, capitals).tag();
}

}  // namespace debrief
