#pragma once
// The phases of an incident to scale, and the same in words.

#include <vector>

#include "debrief/postmortem/time_text.h"
#include "debrief/site/phases.h"
#include "debrief/site/safe_html.h"

namespace debrief {

/// The phases to scale, midnights of the zone marked, and the same as a list. Empty without phases.
SafeHtml phases_html(const Words& words, const std::vector<Phase>& phases, const Zone& zone);

}  // namespace debrief
