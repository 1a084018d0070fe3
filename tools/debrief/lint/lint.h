#pragma once
// The pipeline: documents and rules in, findings out.

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/corpus/corpus.h"
#include "debrief/lint/check.h"
#include "debrief/lint/finding.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

class Baseline;
class Cache;

struct LintOptions {
  std::vector<std::string> select = {};  ///< rule ids or groups; empty: all
  std::vector<std::string> ignore = {};
  std::string profile =
      {};  ///< a name or a path that the rule set knows; empty: the configured one
  unsigned jobs = 1;
  std::shared_ptr<const Baseline> baseline =
      {};  ///< what was there when debrief came; nullptr: none
  bool whole =
      true;  ///< the corpus holds every configured document, so that what is missing is gone
  bool capped = true;  ///< at most Config::findings_per_document of each document
  /// Where it is kept from run to run what is found in a document by itself; nullptr: nowhere.
  Cache* cache = nullptr;
};

/// Checks that every rule, group and profile named by options and configuration exists: kUsage or
/// kConfig with the nearest name and, for the configuration, its place.
Result<void> validate_rule_names(const Corpus& corpus, const RuleSet& rules,
                                 const LintOptions& options);

/// A note for each deprecated rule that options or configuration name.
std::vector<std::string> deprecated_names(const Config& config, const RuleSet& rules,
                                          const LintOptions& options);

/// All findings of all documents, suppressions settled. Nothing in here can fail: what is wrong in
/// a document is a finding. The same for any number of jobs.
Findings lint(const Corpus& corpus, const RuleSet& rules, std::span<const Check> checks,
              const LintOptions& options);

/// Lints some documents of a corpus (sorted indices) again and puts what is found in the place of
/// what was: findings then are what lint() gives, when only these have changed and others see
/// nothing of it. Without a baseline.
void relint(Findings& findings, const std::vector<size_t>& changed, const Corpus& corpus,
            const RuleSet& rules, std::span<const Check> checks, const LintOptions& options);

/// The file at a path that findings lie in and that is no document; nullptr for any other.
const SourceFile* other_file(const Findings& findings, std::string_view path);

/// The same for one document of a corpus, which may say something else by now than the one that
/// the corpus holds under its path.
std::vector<Finding> lint_member(const CorpusDocument& member, const Corpus& corpus,
                                 const RuleSet& rules, std::span<const Check> checks,
                                 const LintOptions& options);

/// The same for one document alone, without history and other documents (an editor's buffer, a
/// rule's case).
std::vector<Finding> lint_document(const Document& document, const Config& config,
                                   const RuleSet& rules, std::span<const Check> checks,
                                   const LintOptions& options);

}  // namespace debrief
