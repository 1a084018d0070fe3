#pragma once
// What a new post-mortem is called, so that it takes nobody's place.

#include <string>

#include "debrief/base/result.h"
#include "debrief/cli/answers.h"

namespace debrief {

/// The id of an incident, with a number behind it only where nothing is left of the title. kUsage
/// when it is taken: by a document here, by a file of the last commit, or on another branch.
Result<std::string> free_id(const ScaffoldAnswers& answers, const Surroundings& around);

}  // namespace debrief
