#pragma once
// Who does what to whom. A Reader turns prose into tokens, sentences, clauses and agents; frames,
// phrases and patterns of rules are matched on that. Deterministic, without a model: closed word
// classes, lemma tables and small passes.

#include <cstdint>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/language/agent_kind.h"
#include "debrief/language/frame.h"
#include "debrief/language/lexicon.h"
#include "debrief/language/pattern_index.h"
#include "debrief/language/phrase.h"
#include "debrief/text/prose.h"

namespace debrief {

/// Who acts. kSystem: a machine, a thing, an event. kUnknown: nobody is named, or what is named
/// cannot be told apart. kOutsider: customers and attackers, people of whom no post-mortem asks
/// anything.
enum class AgentClass { kPerson, kTeam, kSystem, kUnknown, kOutsider };
std::string_view agent_class_name(AgentClass agent);

/// Names that the surroundings know: front matter, configuration, registry and the authors of the
/// repository.
struct KnownNames {
  std::set<std::string> people;  ///< full names, first names and handles (`@` included or not)
  std::set<std::string> teams;
  std::set<std::string> services;
};

/// Something a matcher found, in bytes of Prose::text.
struct LanguageMatch {
  uint32_t begin = 0;
  uint32_t end = 0;
  AgentClass agent_class = AgentClass::kUnknown;
  AgentKinds agent_kinds = {AgentKind::kUnknown};
  std::string
      agent;  ///< as written, for messages: “the on-call engineer”; empty when nobody is named
  /// The capital of `agent` belongs to the place in the sentence, not to a name.
  bool agent_lowers = false;
  std::string verb;      ///< lemma, with its particle: “take down”
  bool told = false;     ///< its predicate tells of something that happened
  bool asked = false;    ///< in a question
  bool ordered = false;  ///< its predicate is an order, a wish or a duty
  bool quoted = false;   ///< inside quotation marks, or reported speech
  bool mentioned = false;  ///< denied, prevented or spoken about: “not human error”, “blameless”
};

/// One block of prose, read. Views into the Prose that it was made from, which must live as long.
class Reading {
 public:
  struct Impl;
  explicit Reading(std::shared_ptr<const Impl> impl) : impl_(std::move(impl)) {}
  const Impl& impl() const { return *impl_; }
  /// The prose that was read.
  const Prose& prose() const;
  /// The patterns of the reader's index that may hold, sorted, each as often as it may. Of the
  /// patterns [first, last) alone with these.
  std::span<const PatternCandidate> candidates() const;
  std::span<const PatternCandidate> candidates(PatternId first, PatternId last) const;

 private:
  std::shared_ptr<const Impl> impl_;
};

/// Reads prose under one lexicon and one set of names. Immutable, safe to use from several threads.
class Reader {
 public:
  /// With an index, readings say which of its patterns may hold in them.
  Reader(std::shared_ptr<const Lexicon> lexicon, KnownNames names,
         std::shared_ptr<const PatternIndex> index = nullptr);

  bool has_index() const;

  /// Linear in the text.
  Reading read(const Prose& prose) const;

  /// Every place where the frame holds. Sorted by begin, without overlaps.
  std::vector<LanguageMatch> match(const Reading& reading, const CompiledFrame& frame) const;
  /// The same for a frame that is used once.
  std::vector<LanguageMatch> match(const Reading& reading, const Frame& frame) const;

  /// Every place where the phrase's parts stand next to each other (phrase.h). Never across a
  /// sentence, never inside code or an address.
  std::vector<LanguageMatch> match(const Reading& reading, const Phrase& phrase) const;
  /// The same for a phrase that is used once; one that does not parse never matches.
  std::vector<LanguageMatch> match(const Reading& reading, const std::string& phrase) const;

  /// Every place where the pattern of the index holds that `candidates` are about, all of them;
  /// sorted and without overlaps.
  std::vector<LanguageMatch> match(const Reading& reading,
                                   std::span<const PatternCandidate> candidates) const;

  /// Fills agent, quoted and mentioned for a range that something else found (a pattern).
  LanguageMatch describe(const Reading& reading, uint32_t begin, uint32_t end) const;

 private:
  struct Impl;
  std::shared_ptr<const Impl> impl_;
};

}  // namespace debrief
