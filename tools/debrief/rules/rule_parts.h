#pragma once
// The parts of a rule file that have a file of their own: how it matches, and its cases.

#include <vector>

#include "debrief/base/result.h"
#include "debrief/language/lexicon.h"
#include "debrief/rules/rule.h"
#include "debrief/rules/rule_source.h"

namespace debrief {

/// The most a pattern may cost, in instructions of RE2's program.
inline constexpr int kPatternInstructions = 2000;

/// `match:` — one matcher for each item.
Result<std::vector<Matcher>> read_matchers(const RuleSource& source, const YamlNode& match,
                                           const Lexicon& lexicon);

/// `tests:` — fills bad, good and cases_elsewhere of a rule whose other parts are read.
Result<void> read_cases(const RuleSource& source, const YamlNode& tests, Rule& rule);

/// Takes the `[[ ]]` marks out of a text: bytes before, between and behind them stay. The error
/// says what is wrong with a mark, without a place.
Result<RuleCase> parse_marks(std::string_view text);

}  // namespace debrief
