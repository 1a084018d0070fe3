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
  std::shared_ptr<const PatternIndex> index;  ///< of all matchers; null until build_index()
  std::vector<uint32_t> rule_of_pattern;      ///< index into `rules`, by PatternId
  std::vector<uint32_t> always;               ///< rules that no index narrows: they have a pattern
  /// Names and bytes of the files that are not the program's, one behind another: two sets of one
  /// program with the same are the same.
  std::string own_files;
  void note_own_file(const RuleFile& file);

  /// Puts the frames and phrases of all rules into an index: call when rules have changed.
  void build_index();
  /// The rules that may find something in a reading of a Reader with this index, sorted.
  std::vector<uint32_t> candidates(const Reading& reading) const;

  /// The rule of this id; nullptr when there is none. O(log n).
  const Rule* find(std::string_view id) const;
  std::vector<std::string_view> ids() const;
  /// The profile of this name, or of this path when add_profile_file() has read it; nullptr when
  /// there is none.
  const Profile* profile(std::string_view name_or_path) const;
};

/// Parses one rule file. kConfig with `path:line:column` and a nearest name for: YAML problems,
/// unknown keys, an id that does not fit the path, an empty or duplicate alternative, an unknown
/// word class, section or kind, a pattern that does not compile, matches the empty string or is
/// over the size limit, a placeholder that nothing fills, missing cases. Whether the cases hold is
/// load_rules()'s and test_rules()'s to say.
Result<Rule> parse_rule(const RuleFile& file, const Lexicon& lexicon);

/// Parses one profile: a severity for rules by id, and `every` for all others. kConfig as for
/// rules, for an id that is not among `rule_ids`, and in a folder `profiles` for a name that is not
/// the file's.
Result<Profile> parse_profile(const RuleFile& file, const std::vector<std::string_view>& rule_ids);

/// Reads a profile that is called by the path of its file. kConfig as parse_profile().
Result<void> add_profile_file(RuleSet& set, const RuleFile& file);

/// Loads the embedded rules, lexicon and profiles, and the given files over them: a file replaces
/// the rule or profile of the same id; one below a folder `lexicon` adds words, one below
/// `profiles` a profile. `checks` are the names of structural checks that exist; an empty list
/// stands for a caller that has none to run, and is not held against the rules.
///
/// `kLeaveOut` is for programs that apply rules and do not test them: the embedded rules come
/// without their cases, and without being held against the schema, which the program's own tests
/// do. That is most of the cost. Own files are read whole and held to their cases: kConfig for the
/// first lexical case that does not hold. `kRead` leaves that to test_rules().
enum class RuleCases { kRead, kLeaveOut };
Result<RuleSet> load_rules(const std::vector<RuleFile>& own_files,
                           const std::vector<std::string_view>& checks,
                           RuleCases cases = RuleCases::kRead);

/// The word classes that the program carries, read once a process; safe to call from several
/// threads. Reading them is half of what a short run costs, so a program may ask for them on a
/// thread of its own while it reads documents.
const Result<std::shared_ptr<const Lexicon>>& embedded_lexicon();

/// A problem in a rule's own cases.
struct RuleTestFailure {
  std::string rule;
  std::string where;    ///< path:line
  std::string message;  ///< what was expected and what came
};

/// What a rule found, with the severity that the matcher gives it, if any.
struct RuleMatch : LanguageMatch {
  std::optional<Severity> severity;
  bool unsure = false;  ///< the matcher takes acts of unknown agents too
};

/// Runs a text through a lexical rule: sorted, without overlaps (matches that share a byte become
/// one, whatever matcher found them). What is only mentioned (“not human error”) or stands in code
/// or an address is left out; what is quoted is there and says so, for the caller to lower.
std::vector<RuleMatch> run_matchers(const Rule& rule, const Reader& reader, const Reading& reading);

struct RuleTestReport {
  size_t rules = 0;
  size_t cases = 0;
  std::vector<RuleTestFailure> failures;
};

/// Runs the cases of every rule, or of the rules and groups named in `only`.
///
/// A lexical rule finds exactly what `[[ ]]` marks in its bad cases, quotations aside; its good
/// cases are silent under all lexical rules that apply where the case stands (the case's section,
/// else ordinary prose, else the first section that the rule names), and among them are a quotation
/// and, for a frame that asks for people, the same act of a system. Cases know two people by name,
/// Alice and Bob. Structural rules' cases are whole documents and run through `run_document`, which
/// gives the spans that a rule marks in a text; without it they are not run.
RuleTestReport test_rules(
    const RuleSet& rules, const std::vector<std::string>& only,
    const std::function<std::vector<Span>(const Rule& rule, const std::string& document)>&
        run_document);

/// The alternatives of lexical rules (a frame, pattern or phrase; a modal, verb, object or adverb
/// of a frame) without which all bad cases of their rule still hold, for the rules and groups named
/// in `only`. They could be dropped, and no test would notice.
std::vector<RuleTestFailure> uncovered(const RuleSet& rules, const std::vector<std::string>& only);

}  // namespace debrief
