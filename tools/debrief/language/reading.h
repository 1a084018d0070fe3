#pragma once
// What a Reading holds: tokens with their tags, verb groups with their subjects. For the language
// layer only; every pass (tagging, verb groups, subjects, guards) fills its part of these values.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/language/lexicon_data.h"
#include "debrief/language/pattern_index.h"
#include "debrief/language/reader.h"
#include "debrief/language/tag.h"
#include "debrief/text/sentences.h"
#include "debrief/text/words.h"

namespace debrief {

struct Token {
  Word word;
  Tag tag = Tag::kNoun;
  uint8_t forms = 0;      ///< VerbForm bits: of a kVerb, or of a noun that could be one
  std::string lemma;      ///< of a verb
  SharedClasses classes;  ///< of the word and its singular
  /// What the lexicon holds of the word as it stands, and of its lemma; null for nothing.
  const WordInfo* info = nullptr;
  const WordInfo* lemma_info = nullptr;
  /// Which KnownNames hold it, as a class; kUnknown for none.
  AgentClass known = AgentClass::kUnknown;
  uint32_t known_size = 0;  ///< tokens of the known name that starts here

  std::string_view text() const { return word.text; }
  bool is(std::string_view text) const { return word.text == text; }
};

/// Why a class is not certain until the verb is known.
enum class Doubt : uint8_t {
  kNone,
  kName,          ///< a given name that nothing confirms
  kWordName,      ///< a given name that is also a word: Mark, Grace
  kMachine,       ///< a person noun that may be a machine: operator
  kOftenMachine,  ///< one that mostly is: agent, worker
  kProper,        ///< an unknown name inside a sentence
  kStranger,      ///< an unknown word with a capital at the start of a statement
  kDepartment,    ///< a department without “team”: sales, legal
};

/// Somebody or something that acts: tokens [first, last).
struct Agent {
  AgentClass agent_class = AgentClass::kUnknown;
  uint32_t first = 0;
  uint32_t last = 0;
  uint32_t head = 0;            ///< the token that the phrase is about: `choice` of `our choice`
  bool nobody = false;          ///< no one, none of us: whatever is said of it is denied
  Doubt doubt = Doubt::kNone;   ///< settled when the verb is known
  bool event = false;           ///< it, this, that, there
  bool plural_pronoun = false;  ///< they: to be resolved
  bool first_person = false;    ///< I, my, we, our
  bool implied = false;         ///< unnamed, of what only people do
  bool elided = false;          ///< left out: the statement starts with its verb
  bool act = false;             ///< what people do, as a noun or gerund
  bool named() const { return first < last; }
};

enum class Mood : uint8_t { kFinite, kImperative, kInfinitive, kGerund, kParticiple };

/// A predicate: modals, auxiliaries, adverbs between, main verb, particle.
struct VerbGroup {
  uint32_t lead = 0;       ///< where the predicate starts: `could` of `could and should have`
  uint32_t first = 0;      ///< first verb word that counts
  uint32_t last = 0;       ///< behind the last token of the group, particle included
  uint32_t main = 0;       ///< the main verb
  uint32_t sentence = 0;   ///< of the reading
  uint32_t mark_last = 0;  ///< behind the last verb word, or the particle that belongs to it
  std::string modal;       ///< canonical: `should`, `ought to`, `needed to`, `supposed to`
  std::string lemma;
  std::string particle;  ///< `down` of `took down`, `took … down`
  Mood mood = Mood::kFinite;
  bool past = false;
  bool perfect = false;
  bool passive = false;
  bool negative = false;
  bool never = false;
  bool inverted = false;  ///< `had they checked`: a condition without if
  uint32_t inverted_at = 0;
  bool question = false;
  bool condition = false;  ///< in an if-clause or the like
  Agent subject;           ///< whoever stands where subjects stand
  Agent agent;             ///< whoever acts: the subject, or what `by` names
  AgentKinds kinds;        ///< of the agent
  WordClasses classes;     ///< of the verb with its particle
  bool told = false;       ///< it tells of something that happened
};

/// The group of a sorted list that holds a token; null for none. O(log n).
const VerbGroup* find_group(const std::vector<VerbGroup>& groups, int64_t token);

/// Tokens [first, last) that are read together.
struct ReadSentence {
  uint32_t first = 0;
  uint32_t last = 0;
  uint32_t first_group = 0;
  uint32_t last_group = 0;
  bool quoted = false;
};

struct Reading::Impl {
  const Prose* prose = nullptr;
  std::string_view text;  ///< of the prose
  std::vector<Token> tokens;
  std::vector<VerbGroup> groups;
  std::vector<PatternCandidate> candidates;  ///< of the reader's index, sorted
  std::vector<ReadSentence> sentences;  ///< in the order of the text; a quotation is one of its own

  /// The text from one token's start to the end of the token before `last`.
  std::string_view slice(uint32_t first, uint32_t last) const;
};

/// One sentence of a reading. Indices are those of the whole reading; what lies outside the
/// sentence reads as punctuation.
class SentenceView {
 public:
  SentenceView(const std::vector<Token>& tokens, uint32_t from, uint32_t to)
      : first(from), last(to), tokens_(tokens) {}

  const uint32_t first, last;

  bool holds(int64_t index) const { return index >= first && index < last; }
  const Token& operator[](int64_t index) const { return tokens_[static_cast<size_t>(index)]; }
  Tag tag(int64_t index) const { return holds(index) ? (*this)[index].tag : Tag::kPunctuation; }
  std::string_view text(int64_t index) const {
    return holds(index) ? (*this)[index].text() : std::string_view();
  }
  bool is(int64_t index, std::string_view word) const { return text(index) == word; }

 private:
  const std::vector<Token>& tokens_;
};

/// The same while its tokens are filled in.
class SentenceEditor : public SentenceView {
 public:
  SentenceEditor(std::vector<Token>& tokens, uint32_t from, uint32_t to)
      : SentenceView(tokens, from, to), mutable_tokens_(tokens) {}

  Token& operator[](int64_t index) const { return mutable_tokens_[static_cast<size_t>(index)]; }

 private:
  std::vector<Token>& mutable_tokens_;
};

}  // namespace debrief
