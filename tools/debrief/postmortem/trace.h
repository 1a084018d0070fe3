#pragma once
// The closing question of a post-mortem: would its actions have made the facts less likely? Facts
// and factors joined with the actions that change them. Derived, like durations.h; nothing is
// stored, and nothing is judged here.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

/// A standing action that makes a fact or factor less likely.
struct TraceLink {
  uint32_t action = 0;  ///< index into Document::actions
  /// Index into Document::factors: the factor by way of which it changes a fact; none: the
  /// check-back or the action itself names what it changes.
  std::optional<uint32_t> through;
};

/// What the actions do about one fact or factor.
struct Traced {
  enum class State { kLessLikely, kAccepted, kInTheAir };
  State state = State::kInTheAir;
  std::vector<TraceLink> links;         ///< in the order of the actions, each action once
  std::vector<uint32_t> factors;        ///< of a fact: the factors that it is explained by
  std::optional<std::string> accepted;  ///< the reason why nothing is done; may be empty
};

struct Trace {
  std::vector<Traced> facts;    ///< as long as Document::facts
  std::vector<Traced> factors;  ///< as long as Document::factors
  /// Indices into Document::check_back: rows whose subject is none of the facts and factors.
  std::vector<uint32_t> unplaced;

  struct Counts {
    size_t total = 0, less_likely = 0, accepted = 0, in_the_air = 0;
  };
  static Counts count(const std::vector<Traced>& list);
  bool hangs() const { return count(facts).in_the_air + count(factors).in_the_air > 0; }
};

/// Joins the lists of a document. An action changes a factor that it addresses, or that a row of
/// the check-back leads to it; it changes a fact that a row leads to it, or whose factor it
/// changes: one that names the fact as its evidence, or that the fact's row names. Declined actions
/// do not count. A fact is accepted when its row says so, or when all of its factors are. Linear in
/// what is listed.
Trace trace_of(const Document& document);

/// What the entries of a list are called: by their ids; where none has one, `X1`, `X2`, as they can
/// be referred to; and `2` for the second among others that have ids.
std::vector<std::string> fact_names(const Document& document);
std::vector<std::string> factor_names(const Document& document);
std::vector<std::string> action_names(const Document& document);

/// `less-likely`, `accepted`, `in-the-air`.
std::string_view trace_state_name(Traced::State state);

}  // namespace debrief
