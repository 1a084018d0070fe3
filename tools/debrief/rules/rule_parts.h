#pragma once
// The parts of reading a rule file that have a file of their own: how it matches, its cases, and
// the short way for files that the program carries.

#include <memory>
#include <string>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/language/lexicon.h"
#include "debrief/rules/rule.h"
#include "debrief/rules/rule_source.h"

namespace debrief {

/// The most a pattern may cost, in instructions of RE2's program.
inline constexpr int kPatternInstructions = 2000;

/// A pattern as all rules have it, letter case aside; it may not be ok().
std::shared_ptr<const re2::RE2> make_pattern(const std::string& text);

/// `match:` — one matcher for each item.
Result<std::vector<Matcher>> read_matchers(const RuleSource& source, const YamlNode& match,
                                           const Lexicon& lexicon);

/// Kinds of agents under a key, `!kind` for those that do not count.
Result<AgentFilter> read_agents(const RuleSource& source, const YamlNode& map,
                                std::string_view key);

/// `tests:` — fills bad, good and cases_elsewhere of a rule whose other parts are read.
Result<void> read_cases(const RuleSource& source, const YamlNode& tests, Rule& rule);

/// parse_rule() for a file whose correctness the program's own tests have shown: without its cases,
/// and without the schema. Read from the tree that was made when the program was built.
Result<Rule> parse_trusted_rule(const RuleFile& file, const Lexicon& lexicon);

/// Takes the `[[ ]]` marks out of a text: bytes before, between and behind them stay. The error
/// says what is wrong with a mark, without a place.
Result<RuleCase> parse_marks(std::string_view text);

}  // namespace debrief
