#pragma once
// What GitHub's and Azure's annotations have in common: a step shows ten of a level, and the rest
// is lost in silence.

#include <functional>
#include <string>
#include <vector>

#include "debrief/report/report.h"

namespace debrief {

/// A finding that is annotated, and how many of its level are not shown after it.
struct Annotation {
  const Finding* finding = nullptr;
  size_t more = 0;
};

/// The findings of the given severities that a runner shows: the most severe first, of those the
/// ones on changed lines, ten of each level.
std::vector<Annotation> annotations_of(const Findings& findings,
                                       const std::vector<Severity>& severities);

/// `; and 3 more warnings, see the log of this step or its summary`; empty for none.
std::string more_of(const Annotation& annotation);

}  // namespace debrief
