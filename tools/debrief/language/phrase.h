#pragma once
// Phrases of rules: words, lemmas, word classes, noun phrases and verb forms next to each other.
//
//   ~drop the ball            a word; `~drop` in any form
//   caused|triggered by       one of several
//   a|an? mistake             `?`: may be left out
//   {person} ~be *2 to blame  `*2`: up to two words between, never over a mark or a `not`
//   @mistake by {team}        a word, or several, of a class in any form
//   {others}'s @deed          whose: Bob's, their
//   without @duty-verb:gerund a class or lemma in one form: past, participle, gerund, base
//   human error !{noun}       `!`: must not follow; only as the last part
//   ^forgot  …  is it $       the start, the end of a statement
//
// A slot that is a subject takes what hangs on it along: `{person} *1 fell asleep` is met by “the
// engineer at the end of a night shift fell asleep”.
//
// Slots: {person}, {team}, {agent} (either), {others} (either, but not I or we), {system}; {noun},
// {past}, {participle}, {gerund}, {verb}.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/language/lexicon.h"

namespace debrief {

/// One way in which a part can be met.
struct PhraseAlternative {
  enum class Kind {
    kWord,        ///< this word
    kLemma,       ///< `~break`: any form of the verb, singular or plural of the noun
    kClass,       ///< `@mistake`: a word, or several, of a class, in any form
    kAgent,       ///< `{person}`: a whole noun phrase
    kPossessive,  ///< `{person}'s`: Bob's, their
    kForm,        ///< `{past}`: any verb in a form; `{noun}`: any noun
  };
  Kind kind = Kind::kWord;
  std::string text;   ///< word, lemma, class or slot
  uint8_t forms = 0;  ///< VerbForm bits that a lemma, class or verb must have; 0 for any
  size_t bit = 0;     ///< of a class

  friend bool operator==(const PhraseAlternative&, const PhraseAlternative&) = default;
};

struct PhrasePart {
  enum class Kind { kWords, kGap, kStart, kEnd, kNotBehind };
  Kind kind = Kind::kWords;
  std::vector<PhraseAlternative> alternatives;
  bool optional = false;
  uint32_t gap = 0;  ///< of a kGap: how many words at most
};

struct Phrase {
  std::vector<PhrasePart> parts;
};

/// Parses a phrase. kConfig without a place for an empty phrase, an unknown class, slot or form, a
/// part that can be met by nothing, and one of more than 16 parts; the message names the nearest
/// class.
Result<Phrase> parse_phrase(std::string_view text, const Lexicon& lexicon);

/// What to say of a word class that does not exist, with the nearest that does.
std::string unknown_class(std::string_view name, const Lexicon& lexicon);

}  // namespace debrief
