#pragma once
// Findings held against a baseline: what it knows is silenced, and what it knows and nobody finds
// any more is a finding of its own.

#include <span>
#include <vector>

#include "debrief/corpus/corpus.h"
#include "debrief/lint/baseline.h"
#include "debrief/lint/check.h"
#include "debrief/lint/finding.h"
#include "debrief/lint/severities.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// The rule that has the words for entries without a finding; no function in checks/table.h.
inline constexpr std::string_view kStaleBaselineRule = "process/stale-baseline";

/// Moves the findings of one document that the baseline knows from `findings` to `silenced`, and
/// returns the entries that were needed, by index. An entry serves one finding. A file that git
/// knows to have moved is known by its former paths too. What no comment can suppress (keys and
/// passwords) no baseline can either. Settled findings only: their text hashes are compared.
std::vector<size_t> silence_known(const Baseline& baseline, const CorpusDocument& member,
                                  const RuleSet& rules, std::vector<Finding>& findings,
                                  std::vector<Finding>& silenced);

struct PrunedBaseline {
  std::vector<BaselineEntry> entries = {};
  size_t removed = 0;
  size_t moved = 0;  ///< their files have another path by now
};

/// The baseline without the entries that `findings` (of a whole corpus, linted with it) tells to be
/// stale, and with today's paths. Nothing is added.
PrunedBaseline prune_baseline(const Baseline& baseline, const Findings& findings);

/// Finds the entries of a baseline that nothing needs any more.
class StaleEntries {
 public:
  /// All that is given must outlive this.
  StaleEntries(const Baseline& baseline, const RuleSet& rules, const Severities& severities,
               std::span<const Check> checks);

  /// Takes what linting a document said: which rules of the set looked at it, and which entries
  /// were needed. An entry is judged once its document was looked at by its rule; a rule that reads
  /// history proves nothing where history is cut.
  void see(const CorpusDocument& member, const std::vector<bool>& ran,
           const std::vector<size_t>& needed);

  /// Judges the entries of files that are not there; right only once all documents were seen.
  void see_missing(const Corpus& corpus);

  /// Sets `stale_entries`, and appends a finding in the baseline file for each of them.
  void report(Findings& findings) const;

 private:
  bool is_judged(const BaselineEntry& entry, const CorpusDocument& member,
                 const std::vector<bool>& ran) const;

  const Baseline& baseline_;
  const RuleSet& rules_;
  const Severities& severities_;
  std::span<const Check> checks_;
  std::vector<bool> judged_;
  std::vector<bool> needed_;
};

}  // namespace debrief
