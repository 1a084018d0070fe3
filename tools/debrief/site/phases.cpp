#include "debrief/site/phases.h"

#include <array>

#include "debrief/postmortem/durations.h"

namespace debrief {
namespace {

/// The kind of phase that begins with each of the instants and ends with the next.
constexpr std::array kKinds = {PhaseKind::kUndetected, PhaseKind::kResponding,
                               PhaseKind::kRepairing};

}  // namespace

std::string_view phase_word(const Words& words, PhaseKind kind) {
  switch (kind) {
    case PhaseKind::kUndetected:
      return words["phases.undetected"];
    case PhaseKind::kResponding:
      return words["phases.responding"];
    case PhaseKind::kRepairing:
      return words["phases.repairing"];
    case PhaseKind::kUnknown:
      break;
  }
  return words["phases.undivided"];
}

std::string_view phase_class(PhaseKind kind) {
  switch (kind) {
    case PhaseKind::kUndetected:
      return "undetected";
    case PhaseKind::kResponding:
      return "responding";
    case PhaseKind::kRepairing:
      return "repairing";
    case PhaseKind::kUnknown:
      break;
  }
  return "undivided";
}

std::vector<Phase> phases_of(const Document& document) {
  const std::array marks = {&document.started, &document.detected, &document.mitigated,
                            &document.resolved};
  std::vector<Phase> phases;
  if (!document.started) return phases;
  size_t from = 0;
  for (size_t to = 1; to < marks.size(); ++to) {
    if (!*marks[to]) continue;
    const auto length = time_between(*marks[from], *marks[to]);
    if (!length) return {};
    // Two instants with a gap between them: what happened in it is not divided into phases.
    const PhaseKind kind = to == from + 1 ? kKinds[from] : PhaseKind::kUnknown;
    phases.push_back({kind, **marks[from], **marks[to], *length});
    from = to;
  }
  return phases;
}

}  // namespace debrief
