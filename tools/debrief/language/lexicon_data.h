#pragma once
// What a loaded lexicon holds. For the language layer only.

#include <bitset>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
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

/// A set of classes that many words share: a pointer to it.
class SharedClasses {
 public:
  SharedClasses() : set_(&none()) {}
  /// `set` outlives this.
  explicit SharedClasses(const WordClasses* set) : set_(set) {}
  operator const WordClasses&() const { return *set_; }
  bool test(size_t bit) const { return set_->test(bit); }
  bool any() const { return set_->any(); }

 private:
  const WordClasses* set_;
  static const WordClasses& none();
};

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
/// The same for words that live elsewhere.
template <typename Value>
using WordViewMap = absl::flat_hash_map<std::string_view, Value, TransparentHash, std::equal_to<>>;

/// An entry of several words: `help desk`, `take down`.
struct WordSequence {
  std::span<const std::string_view> words;
  SharedClasses classes;
};

/// What is known of one word form: one look-up a word answers all that the passes ask.
struct WordInfo {
  SharedClasses classes;
  SharedClasses noun_classes;               ///< with those of its singular
  const WordInfo* lemma_info = nullptr;     ///< of a verb
  std::span<const WordSequence> sequences;  ///< that begin with it
  uint32_t id = 0;                          ///< below Lexicon::Impl::words.size()
  uint32_t lemma = UINT32_MAX;              ///< in Lexicon::Impl::lemmas
  uint8_t forms = 0;                        ///< VerbForm bits; 0 for no verb
  bool opens_pair = false;                  ///< the first of two words that act as one (grammar.h)
  std::optional<Tag> function;              ///< of a function word (grammar.h)

  /// Whether a class or a verb has it; function words and first words of sequences stand in the
  /// table too.
  bool listed() const { return forms != 0 || classes.any(); }
};

/// Immutable. Made of bytes (lexicon_bytes.h), which it refers to.
struct Lexicon::Impl {
  std::string bytes;                          ///< empty when they live elsewhere
  std::vector<std::string_view> class_names;  ///< in the order loaded; the bit is the index
  std::vector<size_t> class_sizes;            ///< how many words of one part each has
  WordViewMap<uint32_t> class_index;
  WordViewMap<WordInfo> words;
  std::vector<std::string_view> lemmas;
  // What the others point into.
  std::vector<WordClasses> class_sets;
  std::vector<WordSequence> sequences;  ///< sorted by their words
  std::vector<std::string_view> sequence_words;

  /// What is known of a form as it stands, null when nothing is.
  const WordInfo* find(std::string_view form) const;
  /// The entries of several words that begin with one.
  std::span<const WordSequence> sequences_of(std::string_view first) const;
  /// The bit of a class; kMaxWordClasses when there is none.
  size_t bit(std::string_view word_class) const;
  /// Classes of a noun: its own, those of its singular, those of a name without its accents.
  SharedClasses noun_classes(std::string_view form) const;
  /// Classes of a verb with its particle when any class has that, else of the lemma alone.
  WordClasses verb_classes(std::string_view lemma, std::string_view particle) const;
};

/// The VerbForm bits of a form that no verb in the lexicon has, by its ending: -ed and -ing, but
/// for the words that only look so (class `verb-lookalike`).
uint8_t guessed_forms(const Lexicon::Impl& lexicon, std::string_view form);

}  // namespace debrief
