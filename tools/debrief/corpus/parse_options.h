#pragma once
// How the configuration has documents read.

#include "debrief/corpus/config.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

/// Aliases of headings, the zone of times that name none, and the limit on size.
ParseOptions parse_options(const Config& config);

}  // namespace debrief
