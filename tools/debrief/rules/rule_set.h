#pragma once
// All rules, profiles and the lexicon, loaded from the program and from a team's own files.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/language/lexicon.h"
#include "debrief/rules/rule.h"

namespace debrief {

struct RuleFile {
  std::string path;
  std::string bytes;
};

struct RuleSet {
  std::vector<Rule> rules;  ///< sorted by id
  std::vector<Profile> profiles;
  std::shared_ptr<const Lexicon> lexicon;

  const Rule* find(std::string_view id) const;
  std::vector<std::string_view> ids() const;
};

/// Parses one rule file. kConfig with `path:line:column` and a nearest name for: YAML problems,
/// unknown keys, an id that does not fit the path, an empty or duplicate alternative, an unknown
/// word class, section or kind, a pattern that does not compile, matches the empty string or is
/// over the size limit, missing cases. Whether the cases hold is test_rules()'s to say.
Result<Rule> parse_rule(const RuleFile& file, const Lexicon& lexicon);

/// Loads the embedded rules, lexicon and profiles, and the given files over them (a file replaces
/// the rule of the same id). `checks` are the names of structural checks that exist.
Result<RuleSet> load_rules(const std::vector<RuleFile>& own_files,
                           const std::vector<std::string_view>& checks);

/// A problem in a rule's own cases.
struct RuleTestFailure {
  std::string rule;
  std::string where;    ///< path:line
  std::string message;  ///< what was expected and what came
};

/// Runs a sentence through a lexical rule: the marked ranges.
std::vector<LanguageMatch> run_matchers(const Rule& rule, const Reader& reader,
                                        const Reading& reading);

struct RuleTestReport {
  size_t rules = 0;
  size_t cases = 0;
  std::vector<RuleTestFailure> failures;
};

/// Runs the cases of every rule: each `[[ ]]` exact, each good case silent under all rules.
/// Structural rules' cases are whole documents and run through `run_document`, which gives the
/// spans that a rule marks in a text.
RuleTestReport test_rules(
    const RuleSet& rules, const std::vector<std::string>& only,
    const std::function<std::vector<Span>(const Rule& rule, const std::string& document)>&
        run_document);

}  // namespace debrief
