#pragma once
// Prose as words: tokens with their bytes in Prose::text. Knows spelling (contractions, hyphens,
// numbers, handles, addresses), and nothing of word classes or grammar.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/text/prose.h"

namespace debrief {

enum class WordKind : uint8_t {
  kWord,         ///< letters, with hyphens inside; a part of a contraction
  kNumber,       ///< starts with a digit: `60`, `1.2.3`, `09:05Z`, `5xx`, `2024-01-02`
  kPunctuation,  ///< one mark; `...` and `--` are one
  kHandle,       ///< `@alice`, `@org/team`
  kIdentifier,   ///< a name of code in running text: `max_size`, `k8s`, `kubeProxy`,
                 ///< `db.example.com`
  kCode,         ///< a code span, whole
  kUrl,          ///< an address, whole
  kQuotation,    ///< a quotation, whole; made of words by whoever folds quotations
};

/// One token. A contraction is several: `shouldn't` is `should` and `not`, each with its own bytes.
struct Word {
  WordKind kind = WordKind::kWord;
  bool capital = false;         ///< starts with an upper case letter
  bool all_capitals = false;    ///< two letters or more, all of them upper case
  bool space_before = false;    ///< white space, or the start of the text
  bool break_before = false;    ///< a line break in that white space
  uint32_t begin = 0, end = 0;  ///< bytes of Prose::text
  /// Lower case ASCII, apostrophes straight, contractions spelt out (`not`, `have`, `will`, `are`,
  /// `am`). `'d` and `'s` stay, since what they mean depends on grammar; `'` is the possessive of a
  /// plural.
  std::string text;
};

/// The words of a prose, in order, without overlaps. Code spans and addresses are one word each.
/// Total: any bytes give words, every range lies in the text. Linear.
std::vector<Word> split_words(const Prose& prose);

/// Whether a text is one word of lower-case letters that reads as it is written: `host`, unlike
/// `cannot`. Cheap.
bool is_plain_word(std::string_view text);

/// The words of a plain text without marks.
std::vector<Word> split_words(std::string_view text);

}  // namespace debrief
