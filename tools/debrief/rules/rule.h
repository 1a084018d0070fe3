#pragma once
// A rule as its YAML file says it: one home for what is matched, what is said, why, and the cases
// that prove it. How to write one: rules/README.md. Reading and running them: rules/rule_set.h.

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/language/reader.h"
#include "debrief/text/span.h"

namespace re2 {
class RE2;
}

namespace debrief {

enum class Severity { kOff, kInfo, kWarning, kError };
/// `off`, `info`, `warning`, `error`.
std::string_view severity_name(Severity severity);
std::optional<Severity> severity_of_name(std::string_view name);

enum class Confidence { kMedium, kHigh };
/// `medium`, `high`.
std::string_view confidence_name(Confidence confidence);
std::optional<Confidence> confidence_of_name(std::string_view name);

enum class RuleStatus { kStable, kPreview, kDeprecated };
/// Of `stable`, `preview`, `deprecated`.
std::optional<RuleStatus> rule_status_of_name(std::string_view name);

/// The comment that can suppress a finding of a rule: before the block that holds it; anywhere in
/// the body, for what is found in the front matter or about a document as a whole; none at all.
enum class Suppressible { kNext, kFile, kNever };
std::optional<Suppressible> suppressible_of_name(std::string_view name);

/// The `check` of a rule whose findings the pipeline itself makes, such as an unused suppression:
/// it needs a home for its words, but no function in checks/table.h stands behind it.
inline constexpr std::string_view kPipelineCheck = "pipeline";

/// A list of names of which some may be excluded: `[facts, timeline]` or `["!actions"]`.
struct NameFilter {
  std::vector<std::string> include;  ///< empty: all
  std::vector<std::string> exclude;
  bool admits(std::string_view name) const;
  friend bool operator==(const NameFilter&, const NameFilter&) = default;
};

struct RuleApplies {
  NameFilter sections;  ///< role names (postmortem/document.h); text outside any role is `none`
  NameFilter kinds;     ///< `paragraph list-item table-cell heading field`
  NameFilter fields;    ///< front matter fields, when kinds admits `field`
};

/// One way a lexical rule can match.
struct Matcher {
  enum class Kind { kFrame, kPhrases, kPattern };
  /// Where phrases and patterns count: anywhere; in a predicate that tells of something that
  /// happened; in an order, a wish or a duty (“be careful”, “we must be careful”); in a question,
  /// where nothing else counts.
  enum class Clause { kAny, kTold, kOrder, kAsked };
  Kind kind = Kind::kFrame;
  Frame frame;
  std::vector<std::string> phrases;         ///< as written; empty in rules that came prepared
  std::shared_ptr<const re2::RE2> pattern;  ///< its first group, when it has one, is what is marked
  AgentFilter agents;                       ///< for which phrases and patterns count
  Clause clause = Clause::kAny;             ///< of phrases and patterns
  std::optional<Severity> severity;         ///< in place of the rule's
  /// Words count also where they are denied, prevented or spoken about, or stand before a noun:
  /// what matters is that they stand there at all.
  bool mentions = false;
  uint32_t line = 0;  ///< in the rule file, for messages

  /// The frame and the phrases, looked up in the lexicon: call when they have changed.
  void compile(const Lexicon& lexicon);
  std::optional<CompiledFrame> compiled_frame;
  std::vector<std::shared_ptr<const Phrase>> compiled_phrases;
  /// The same in the rule set's index: patterns [first, last); none for a rule that no set has
  /// indexed.
  PatternId first_pattern = 0, last_pattern = 0;
};

/// A severity that holds in some sections or for some agents, instead of the rule's own.
struct SeverityPlace {
  NameFilter sections;  ///< role names; `none` is text outside any role
  AgentFilter agents;
  Severity severity = Severity::kWarning;
};

/// A text with one or more `[[ ]]` marks, as `tests` writes them.
struct RuleCase {
  std::string text;         ///< marks removed
  std::vector<Span> marks;  ///< byte ranges of `text`
  std::string section;      ///< role the case stands in; empty: any that the rule admits
  std::string document;     ///< structural rules: a whole document instead of a sentence
  uint32_t line = 0;        ///< in the rule file, for messages
};

struct Rule {
  std::string id;  ///< `blame/should-have`
  std::string since;
  RuleStatus status = RuleStatus::kStable;
  Severity severity = Severity::kWarning;
  std::vector<SeverityPlace> where;  ///< the first that fits holds
  Confidence confidence = Confidence::kHigh;
  Suppressible suppress = Suppressible::kNext;
  /// Rules whose findings give way to this one's where both mark the same words.
  std::vector<std::string> instead_of;
  std::string summary;
  RuleApplies applies;
  std::vector<Matcher> matchers;  ///< empty for a structural rule
  /// Name of a structural check (checks/table.h) or kPipelineCheck; empty for a lexical rule.
  std::string check;
  /// With placeholders (rules/message.h); `question` and `rewrite` may be empty.
  std::string message, question, rewrite;
  std::string why;  ///< one or more paragraphs, no placeholders
  std::vector<std::string> sources;
  std::vector<RuleCase> bad, good;
  /// The test file that holds the cases of a structural rule that one document cannot show.
  std::string cases_elsewhere;
  std::string path;  ///< where it was read: `rules/blame/should-have.yaml`

  std::string_view group() const { return std::string_view(id).substr(0, id.find('/')); }
};

/// A profile: severities by rule, with the school that it encodes.
struct Profile {
  std::string name;
  std::string path;  ///< of a file that is called by its path; empty when the name calls it
  std::string summary;
  std::string source;
  std::optional<Severity> every;  ///< of all rules that `rules` does not name
  std::vector<std::pair<std::string, Severity>> rules;
};

/// Whether a configured profile is the path of a file, not a name: it holds a `/` or ends in
/// `.yaml`.
bool is_profile_path(std::string_view profile);

}  // namespace debrief
