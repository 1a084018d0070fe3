#pragma once
// Frames: who does what to whom, as a rule asks for it. Writing one: rules/README.md. Matching is
// Reader's (reader.h).

#include <memory>
#include <string>
#include <vector>

#include "debrief/language/agent_kind.h"
#include "debrief/language/lexicon.h"

namespace debrief {

/// A predicate that a rule looks for. Empty lists and kAny mean: anything.
///
/// With modals the predicate may be a wish or a verdict; without, it must tell of something that
/// happened: past or perfect, no condition, question, order, infinitive or habit, unless `clause`
/// asks for one of those. The match is marked from the modal or first verb word to the last verb
/// word, with a particle that belongs to it (`took down`), an adverb of `adverbs` next to it, the
/// infinitive (`failed to check`) and the complement (`were not aware`) that were asked for.
///
/// Imperatives have a kUnknown agent. Fragments without a subject (`Forgot to drain the node`) are
/// kElided as well. Passives without `by` are kSystem where machines do such things (`should have
/// been retried automatically`), kImplied where people do, else kUnknown alone.
struct Frame {
  enum class Aspect { kAny, kSimple, kPerfect };
  enum class Polarity { kAny, kPositive, kNegative, kNever };
  enum class Voice { kAny, kActive, kPassive };
  /// kCondition: in an if-clause, or `had they checked`. kOrder: an imperative, or what somebody
  /// must, should, will or needs to do.
  enum class Clause { kTold, kCondition, kOrder, kAny };
  std::vector<std::string> modals = {};  ///< `should`, `ought to`, `needed to`; lower case
  Aspect aspect = Aspect::kAny;
  Polarity polarity = Polarity::kAny;
  Voice voice = Voice::kAny;
  Clause clause = Clause::kTold;
  bool past = false;                                ///< only a past or perfect predicate
  std::vector<std::string> verbs = {};              ///< lemmas, or `@class` of the lexicon
  std::vector<std::string> except_verbs = {};       ///< the same; the frame does not hold for these
  AgentFilter agents = {};                          ///< whose act it is
  std::vector<std::string> subjects = {};           ///< lemmas or `@class` of the subject's head
  std::vector<std::string> subject_modifiers = {};  ///< one of them stands before that head
  std::vector<std::string> objects = {};            ///< lemmas or `@class` of the object's head
  std::vector<std::string> except_objects = {};
  std::vector<std::string> object_modifiers = {};  ///< one of them stands before the object's head
  std::vector<std::string> object_verbs = {};  ///< what the object does: “a query that broke it”
  std::vector<std::string> complements = {};   ///< what is said with be, get, seem: `unaware`
  std::vector<std::string> infinitives = {};   ///< verbs of `to …` behind it; `any` for any
  std::vector<std::string> adverbs = {};       ///< lemmas or `@class`; one must stand with the verb
  std::vector<std::string> except_adverbs = {};
  std::vector<std::string> near = {};  ///< one of them stands behind the verb in its clause
};

struct VerbGroup;

/// A frame with its words looked up in a lexicon, to be matched many times. Cheap to copy.
class CompiledFrame {
 public:
  CompiledFrame(const Frame& frame, const Lexicon& lexicon);

  const Frame& asked() const;
  /// Whether agent, voice, aspect and the like of a predicate let the frame hold. Cheap.
  bool may_hold(const VerbGroup& group) const;

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  std::shared_ptr<const Impl> impl_;
};

}  // namespace debrief
