#pragma once
// Who took part and who told a story, compared by name.

#include <string_view>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

/// Whether two names are one person's: `@alice`, `alice` and `Alice Smith`; `@` and letter case do
/// not count, and a first name alone names whoever has it.
bool is_same_person(std::string_view a, std::string_view b);

/// The participants, without whoever facilitated or took notes.
std::vector<const PersonReference*> storytellers(const Document& document);

/// Whether a text names a person, as a word of its own.
bool names_person(std::string_view text, std::string_view person);

}  // namespace debrief
