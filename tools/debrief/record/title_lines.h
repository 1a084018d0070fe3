#pragma once
// How a post-mortem is named at the top of what a terminal shows of it.

#include <string>

#include "debrief/base/world.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// Its title, and below it id, severity and status, as far as they are known: two lines, safe to
/// print.
std::string title_lines(const Document& document, const Terminal& terminal);

}  // namespace debrief
