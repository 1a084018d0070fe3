#pragma once
// Folds quotations: what is between two marks becomes one word of the sentence around it, and is
// read alone.

#include <string_view>
#include <vector>

#include "debrief/text/words.h"

namespace debrief {

struct FoldedWords {
  std::vector<Word> words;  ///< a quotation is one word of kind kQuotation
  /// The words inside each quotation, in the order of the quotations in `words`.
  std::vector<std::vector<Word>> quotations;
};

/// Pairs straight, curly, low and angle marks, double and single. An apostrophe is none; a mark
/// without a partner near by stays punctuation. Linear.
FoldedWords fold_quotations(std::string_view text, std::vector<Word> words);

}  // namespace debrief
