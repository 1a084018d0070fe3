#include "debrief/lint/finding.h"

#include <algorithm>

namespace debrief {

Severity one_step_lower(Severity severity) {
  switch (severity) {
    case Severity::kError:
      return Severity::kWarning;
    case Severity::kWarning:
    case Severity::kInfo:
      return Severity::kInfo;
    case Severity::kOff:
      break;
  }
  return Severity::kOff;
}

size_t Findings::count(Severity severity) const {
  return static_cast<size_t>(std::count_if(
      all.begin(), all.end(), [&](const Finding& each) { return each.severity == severity; }));
}

bool Findings::reach(Severity level) const {
  return std::any_of(all.begin(), all.end(),
                     [&](const Finding& each) { return each.severity >= level; });
}

}  // namespace debrief
