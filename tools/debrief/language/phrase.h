#pragma once
// Phrases of rules, parsed once: words, lemmas, word classes and noun phrases next to each other.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/language/lexicon.h"

namespace debrief {

/// One part of a phrase.
struct PhrasePart {
  enum class Kind {
    kWord,        ///< this word
    kLemma,       ///< `~break`: any form of the verb, singular or plural of the noun
    kClass,       ///< `@mistake`: a word, or several, of a class, in any form
    kAgent,       ///< `{person}`, `{team}`, `{agent}` (either), `{system}`: a whole noun phrase
    kPossessive,  ///< `{person}'s`: Bob's, their
  };
  Kind kind = Kind::kWord;
  std::string text;  ///< word, lemma, class or agent name
};

struct Phrase {
  std::vector<PhrasePart> parts;
};

/// Parses a phrase. kConfig without a place for an empty phrase, an unknown class or slot, and one
/// of more than 16 parts; the message names the nearest class.
Result<Phrase> parse_phrase(std::string_view text, const Lexicon& lexicon);

/// What to say of a word class that does not exist, with the nearest that does.
std::string unknown_class(std::string_view name, const Lexicon& lexicon);

}  // namespace debrief
