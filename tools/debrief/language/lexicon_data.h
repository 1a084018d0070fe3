#pragma once
// What a loaded lexicon holds. For the language layer only.

#include <bitset>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>
#include <absl/hash/hash.h>

#include "debrief/language/lexicon.h"
#include "debrief/language/tag.h"

namespace debrief {

/// How many word classes a lexicon can hold.
inline constexpr size_t kMaxWordClasses = 383;
/// One bit a class; the last is no class and never set, so that an unknown class can be tested too.
using WordClasses = std::bitset<kMaxWordClasses + 1>;

/// Forms that a word can be of its verb.
enum VerbForm : uint8_t {
  kBaseForm = 1,
  kThirdForm = 2,
  kPastForm = 4,
  kParticipleForm = 8,
  kGerundForm = 16,
};

struct TransparentHash {
  using is_transparent = void;
  size_t operator()(std::string_view text) const { return absl::Hash<std::string_view>()(text); }
};
template <typename Value>
using WordMap = absl::flat_hash_map<std::string, Value, TransparentHash, std::equal_to<>>;

/// An entry of several words: `help desk`, `take down`.
struct WordSequence {
  std::vector<std::string> words;
  WordClasses classes;
};

/// What is known of one word form: one look-up a word answers all that the passes ask.
struct WordInfo {
  WordClasses classes;
  uint8_t forms = 0;            ///< VerbForm bits; 0 for no verb
  uint32_t lemma = UINT32_MAX;  ///< in Lexicon::Impl::lemmas
  // What seal() works out.
  uint32_t id = 0;                                       ///< below Lexicon::Impl::words.size()
  WordClasses noun_classes = {};                         ///< with those of its singular
  std::optional<Tag> function = {};                      ///< of a function word (grammar.h)
  bool opens_pair = false;                               ///< the first of two words that act as one
  const WordInfo* lemma_info = nullptr;                  ///< of a verb
  const std::vector<WordSequence>* sequences = nullptr;  ///< that begin with it

  /// Whether a class or a verb has it; function words and first words of sequences stand in the
  /// table too.
  bool listed() const { return forms != 0 || classes.any(); }
};

struct Lexicon::Impl {
  std::vector<std::string> class_names;  ///< names, in the order loaded; the bit is the index
  WordMap<uint32_t> class_index;
  WordMap<WordInfo> words;
  std::vector<std::string> lemmas;
  WordMap<std::vector<WordSequence>> sequences;  ///< by first word

  /// Works out what a WordInfo holds beside its own classes and forms: call when all words are in.
  void seal();

  /// What is known of a form as it stands, null when nothing is.
  const WordInfo* find(std::string_view form) const;
  /// The bit of a class; kMaxWordClasses when there is none.
  size_t bit(std::string_view word_class) const;
  /// Classes of a noun: its own, those of its singular, those of a name without its accents.
  WordClasses noun_classes(std::string_view form) const;
  /// Classes of a verb with its particle when any class has that, else of the lemma alone.
  WordClasses verb_classes(std::string_view lemma, std::string_view particle) const;
};

/// The VerbForm bits of a form that no verb in the lexicon has, by its ending: -ed and -ing, but
/// for the words that only look so (class `verb-lookalike`).
uint8_t guessed_forms(const Lexicon::Impl& lexicon, std::string_view form);

}  // namespace debrief
