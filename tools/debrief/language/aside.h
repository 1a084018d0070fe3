#pragma once
// Asides between a subject and its verb: `Alice, who was on call, restarted`, `the job (a cron
// job) failed`.

#include <vector>

#include "debrief/language/reading.h"

namespace debrief {

/// Moves `j`, the mark that would end an aside, before the mark that opens it. False when none ends
/// there, and `j` stays. Looks at a bounded number of words.
bool step_over_aside(const SentenceView& sentence, const std::vector<VerbGroup>& groups,
                     int64_t& j);

}  // namespace debrief
