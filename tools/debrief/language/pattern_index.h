#pragma once
// All frames and phrases of a rule set, by the words and verbs that they cannot do without: a
// reading is looked through once, and only what may hold in it is tried.

#include <atomic>
#include <bitset>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "debrief/language/frame.h"
#include "debrief/language/lexicon.h"
#include "debrief/language/lexicon_data.h"
#include "debrief/language/phrase.h"

namespace debrief {

struct ReadSentence;
struct Token;
struct VerbGroup;

/// A frame or phrase of an index.
using PatternId = uint32_t;

/// A place where a pattern may hold: of a frame a verb group, of a phrase the token of its anchor.
struct PatternCandidate {
  PatternId pattern = 0;
  uint32_t at = 0;
  friend bool operator==(const PatternCandidate&, const PatternCandidate&) = default;
  friend bool operator<(const PatternCandidate& a, const PatternCandidate& b) {
    return a.pattern != b.pattern ? a.pattern < b.pattern : a.at < b.at;
  }
};

/// The part of a phrase by which it is looked up.
struct PhraseAnchor {
  size_t part = 0;
  uint32_t reach = 0;  ///< how many tokens before the anchor the phrase may start
};

/// Immutable once all patterns are added, but for what it remembers of the words that it has met;
/// safe to ask from several threads.
///
/// What a pattern cannot do without is asked for in three steps, each dearer than the one before: a
/// word that leads to it, other words of it anywhere in the sentence, a word next to the first.
class PatternIndex {
 public:
  explicit PatternIndex(const Lexicon& lexicon);
  PatternIndex(const PatternIndex&) = delete;
  PatternIndex& operator=(const PatternIndex&) = delete;
  ~PatternIndex();

  PatternId add(CompiledFrame frame);
  PatternId add(std::shared_ptr<const Phrase> phrase);
  PatternId add(Phrase phrase) { return add(std::make_shared<const Phrase>(std::move(phrase))); }

  size_t size() const { return patterns_.size(); }
  /// The frame of a pattern; null for a phrase.
  const CompiledFrame* frame(PatternId id) const;
  const Phrase* phrase(PatternId id) const;
  const PhraseAnchor& anchor(PatternId id) const { return patterns_[id].anchor; }

  /// Appends the patterns that the sentences of a reading let hope for. Linear in tokens and
  /// groups.
  void look_up(const std::vector<Token>& tokens, const std::vector<VerbGroup>& groups,
               const std::vector<ReadSentence>& sentences,
               std::vector<PatternCandidate>& found) const;

 private:
  using Ids = std::vector<PatternId>;
  /// A class, or one of the places that words are hashed into.
  using Feature = uint16_t;
  static constexpr size_t kFeatures = 1024;
  /// What a sentence has.
  using Features = std::bitset<kFeatures>;
  /// What a word form brings, wherever it stands.
  struct Form {
    /// Classes with entries of several words: the second, and what waits for it.
    struct Pair {
      std::string_view second;
      Ids patterns;
    };
    Ids patterns;
    std::vector<Feature> features;
    std::vector<Pair> pairs;

    bool empty() const { return patterns.empty() && features.empty() && pairs.empty(); }
    void clear() {
      patterns.clear();
      features.clear();
      pairs.clear();
    }
  };
  /// Entries [first, last) of a list.
  struct Range {
    uint32_t first = 0, last = 0;
  };
  struct Pattern {
    std::optional<CompiledFrame> frame;
    std::shared_ptr<const Phrase> phrase;  ///< null for a frame
    PhraseAnchor anchor = {};
    /// 1 or -1: the part behind or before the anchor is met by words alone, which stand next to it.
    int neighbour = 0;

    bool fits(const std::vector<Token>& tokens, uint32_t at) const;
  };
  /// Patterns by what they need: a word, a lemma, a class.
  struct Table {
    WordMap<Ids> words, lemmas;
    std::vector<Ids> classes = std::vector<Ids>(kMaxWordClasses);  ///< by bit
    WordClasses class_bits;  ///< of those that a pattern needs

    void add_class(size_t bit, PatternId id);
    void append_classes_of(const WordClasses& has, Ids& ids) const;
  };

  static const Form& nothing();
  static Feature feature_of(size_t hash);
  static Feature feature_of(std::string_view word);
  void begin_needs();
  void need(std::span<const Feature> features);
  void need_of_frame(const Frame& frame);
  void need_of_phrase(const Phrase& phrase, size_t anchor);
  bool has_needs(PatternId id, const Features& sentence) const;

  void add_word(std::string_view word, Form& form) const;
  void add_lemma(std::string_view lemma, Form& form) const;
  void add_classes(const WordClasses& classes, Form& form) const;
  void add_sequences(const WordInfo& first, Form& form) const;
  void add_form(const Token& token, Form& form) const;
  const Form& form_of(const Token& token, Form& scratch) const;
  const Form& lemma_of(const Token& token, Form& scratch) const;

  void look_up(const std::vector<Token>& tokens, const std::vector<VerbGroup>& groups,
               const ReadSentence& sentence, Form& scratch,
               std::vector<PatternCandidate>& found) const;
  static void hope(const std::vector<Token>& tokens, uint32_t at, const Form& form,
                   Features& features, std::vector<PatternCandidate>& found);
  void try_group(const VerbGroup& group, uint32_t at, const Features& sentence, Ids& patterns,
                 std::vector<PatternCandidate>& found) const;

  Lexicon lexicon_;
  std::vector<Pattern> patterns_;
  std::vector<Range> needs_of_;  ///< into `needs_`, by pattern
  std::vector<Range> needs_;     ///< each into `needed_`: one of these features
  std::vector<Feature> needed_;
  Features asked_for_;  ///< by any pattern
  Table phrases_, frames_;
  Ids any_token_;                ///< phrases without an anchor
  WordMap<Ids> modals_;          ///< frames that ask for a modal
  bool asks_for_marks_ = false;  ///< a phrase is looked up by a mark of one byte
  Ids any_group_;                ///< frames that ask for neither modal nor verb
  /// By WordInfo::id, made when a word is first met.
  mutable std::vector<std::atomic<const Form*>> forms_;
};

}  // namespace debrief
