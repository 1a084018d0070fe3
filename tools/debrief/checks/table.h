#pragma once
// Every structural check by name, sorted. A rule's YAML names the check it uses.

#include <span>

#include "debrief/lint/check.h"

namespace debrief {

/// All checks, sorted by name.
std::span<const Check> all_checks();

}  // namespace debrief
