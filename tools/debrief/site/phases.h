#pragma once
// The phases of an incident, derived from its instants and never stored: undetected until it was
// detected, responding until it was mitigated, repairing until it was resolved.

#include <optional>
#include <string_view>
#include <vector>

#include "debrief/postmortem/document.h"
#include "debrief/site/words.h"

namespace debrief {

enum class PhaseKind {
  kUndetected,
  kResponding,
  kRepairing,
  kUnknown,  ///< between two instants of which the one between them is not recorded
};

struct Phase {
  PhaseKind kind = PhaseKind::kUnknown;
  Moment begin, end;
  absl::Duration length;
};

/// The phases that the recorded instants give, in order. Empty when the start or all later instants
/// are unknown, or when they contradict each other.
std::vector<Phase> phases_of(const Document& document);

/// `Undetected`, `Responding`, …; for kUnknown what is not known: `Not divided`.
std::string_view phase_word(const Words& words, PhaseKind kind);
/// `undetected`, …, `undivided`: the class that marks it.
std::string_view phase_class(PhaseKind kind);

}  // namespace debrief
