#pragma once
// All frames and phrases of a rule set, by the words and verbs that they cannot do without: a
// reading is looked through once, and only what may hold in it is tried.

#include <cstdint>
#include <string_view>
#include <vector>

#include "debrief/language/frame.h"
#include "debrief/language/lexicon.h"
#include "debrief/language/lexicon_data.h"
#include "debrief/language/phrase.h"

namespace debrief {

struct Token;
struct VerbGroup;

/// A frame or phrase of an index.
using PatternId = uint32_t;

/// A place where a pattern may hold: of a frame a verb group, of a phrase the token of its anchor.
struct PatternCandidate {
  PatternId pattern = 0;
  uint32_t at = 0;
  friend bool operator<(const PatternCandidate& a, const PatternCandidate& b) {
    return a.pattern != b.pattern ? a.pattern < b.pattern : a.at < b.at;
  }
};

/// Immutable once all patterns are added.
class PatternIndex {
 public:
  explicit PatternIndex(const Lexicon& lexicon);

  PatternId add(CompiledFrame frame);
  PatternId add(Phrase phrase);

  size_t size() const { return patterns_.size(); }
  /// The frame of a pattern; null for a phrase.
  const CompiledFrame* frame(PatternId id) const;
  const Phrase* phrase(PatternId id) const;
  /// How many tokens before its anchor a phrase may start; 0 when it starts with it.
  uint32_t reach(PatternId id) const { return patterns_[id].reach; }

  /// Appends the patterns that a token or a verb group lets hope for.
  void look_up(const std::vector<Token>& tokens, uint32_t at,
               std::vector<PatternCandidate>& found) const;
  void look_up(const VerbGroup& group, uint32_t at, std::vector<PatternCandidate>& found) const;

 private:
  using Ids = std::vector<PatternId>;
  struct Pattern {
    std::optional<CompiledFrame> frame;
    Phrase phrase;
    uint32_t reach = 0;
    int neighbour = 0;  ///< of a phrase: 1 behind the anchor, -1 before it, a word that must be one
    std::vector<std::string> neighbours = {};  ///< of these

    bool fits(const std::vector<Token>& tokens, uint32_t anchor) const;
  };
  /// Patterns by what they need: a word, a lemma, a class.
  struct Table {
    WordMap<Ids> words, lemmas;
    std::vector<Ids> classes = std::vector<Ids>(kMaxWordClasses);  ///< by bit
    WordClasses class_bits;  ///< of those that a pattern needs

    void add_class(size_t bit, PatternId id);
    void add_classes_of(const WordClasses& has, uint32_t at,
                        std::vector<PatternCandidate>& found) const;
  };

  void look_up_sequences(const std::vector<Token>& tokens, uint32_t at, std::string_view word,
                         std::vector<PatternCandidate>& found) const;

  Lexicon lexicon_;
  std::vector<size_t> class_sizes_;  ///< words, by bit
  std::vector<Pattern> patterns_;
  Table phrases_, frames_;
  Ids any_token_;        ///< phrases without an anchor
  WordMap<Ids> modals_;  ///< frames that ask for a modal
  Ids any_group_;        ///< frames that ask for neither modal nor verb
};

}  // namespace debrief
