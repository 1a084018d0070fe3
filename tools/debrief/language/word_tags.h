#pragma once
// What each word is when it is looked at alone: closed classes, names by their capitals, the
// lexicon, spelling. A word that can be both noun and verb is a verb here; the tagger decides.

#include "debrief/language/engine_classes.h"
#include "debrief/language/reading.h"

namespace debrief {

/// What the capitals of a sentence say.
class Capitals {
 public:
  explicit Capitals(const SentenceView& sentence);

  /// Whether a statement starts at a word: at the start, behind a colon, a dash, an opening mark.
  bool starts_statement(int64_t index) const;
  /// Whether a word has a capital that its place does not explain.
  bool counts(int64_t index) const;
  bool title_case() const { return title_case_; }

 private:
  const SentenceView& s_;
  bool title_case_ = false;  ///< every word has a capital, so that capitals say nothing
};

/// Sets tag, forms, lemma and classes of every token. Linear.
void tag_words(const LanguageData& data, const SentenceEditor& sentence, const Capitals& capitals);

}  // namespace debrief
