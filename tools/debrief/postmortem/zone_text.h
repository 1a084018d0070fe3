#pragma once
// How the name of a zone is told from other words. The meaning of a name is zone_of() in
// time_text.h.

#include "debrief/postmortem/scanner.h"

namespace debrief {

/// Moves past the zone that stands here: `Z`, `+02:00`, `UTC`, `UTC+2`, `CET`, `Europe/London`.
bool take_zone(Scanner& scan);

}  // namespace debrief
