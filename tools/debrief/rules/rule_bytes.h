#pragma once
// Rules as bytes, for those that the program carries: they are read from YAML, checked and compiled
// while it is built, since that costs more than linting a document. Without their cases.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/language/lexicon.h"
#include "debrief/rules/rule.h"

namespace debrief {

/// Where the program carries its own rules as encode_rules() writes them.
inline constexpr std::string_view kPreparedRules = "prepared/rules-compiled";

/// Rules as bytes, in their order. Word classes are named by their numbers in the lexicon that the
/// rules were read with, so that the same words must be read with it again.
std::string encode_rules(std::vector<Rule> rules);

/// The rules that encode_rules() wrote; nullopt when the bytes are none.
std::optional<std::vector<Rule>> decode_rules(std::string_view bytes, const Lexicon& lexicon);

}  // namespace debrief
