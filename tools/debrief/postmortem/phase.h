#pragma once
// Markers that say which phase of the incident a timeline entry begins.

#include <string>
#include <string_view>

#include "debrief/postmortem/prose_part.h"

namespace debrief {

struct PhaseMark {
  std::string_view phase;  ///< `started`, `detected`, `mitigated`, `resolved`, `declared`,
                           ///< `escalated`, `context`; empty when there is none
  Part text;               ///< the part without a marker in brackets at either end
};

/// The first marker in `part`: `[detected]`, `START OF OUTAGE`, or a label in bold such as
/// `**Detected:**`.
PhaseMark read_phase(const Prose& prose, Part part);

/// The phase that a text is the name of: `Impact starts`, `First detected`; empty when it is none.
std::string_view phase_of(std::string_view text);

}  // namespace debrief
