#pragma once
// A lexicon as bytes: files of words are inflected into a draft, the draft is written out, and a
// lexicon is read from that. For the program's own words the first two steps are taken while it is
// built, since they cost more than linting a document.

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/language/lexicon_data.h"

namespace debrief {

/// All words of a lexicon, in no form that is quick to ask.
struct LexiconDraft {
  struct Form {
    WordClasses classes;
    uint8_t forms = 0;            ///< VerbForm bits
    uint32_t lemma = UINT32_MAX;  ///< in `lemmas`
  };
  std::vector<std::string> class_names;
  WordMap<uint32_t> class_index;
  WordMap<Form> words;
  std::vector<std::string> lemmas;
  std::map<std::vector<std::string>, WordClasses> sequences;  ///< entries of several words
};

/// The bytes of a lexicon; the same for the same draft.
std::string encode_lexicon(const LexiconDraft& draft);

/// The lexicon that encode_lexicon() wrote; null when the bytes are none. `bytes` outlive it,
/// unless they are `owned`.
std::shared_ptr<const Lexicon::Impl> decode_lexicon(std::string_view bytes);
std::shared_ptr<const Lexicon::Impl> decode_lexicon(std::string owned);

}  // namespace debrief
