#pragma once
// Where an analysis stops: at a person, or at human error.

#include <optional>

#include "debrief/checks/wording.h"

namespace debrief {

/// The words with which the last sentence of a wording makes a person, or human error, its answer;
/// nullopt when it ends on something else.
std::optional<LanguageMatch> person_at_end(const Document& document, const Wording& wording,
                                           Readings& readings);

}  // namespace debrief
