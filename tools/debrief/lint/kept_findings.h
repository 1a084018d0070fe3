#pragma once
// What is found in a document by itself, kept from one run to the next: most documents of a
// repository are what they were. What depends on other documents is looked for every time.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/cache.h"
#include "debrief/corpus/corpus.h"
#include "debrief/lint/finding.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// Findings as checks and rules give them: neither settled nor placed. Safe for several threads.
class KeptFindings {
 public:
  /// Keeps nothing when `cache` is nullptr.
  KeptFindings(Cache* cache, const Corpus& corpus, const RuleSet& rules);

  /// Of all that findings in this document depend on; empty when nothing is kept. `severities` are
  /// those of the rules there, `flat` as in LintPass.
  std::string key(const CorpusDocument& document, const std::vector<Severity>& severities,
                  bool flat) const;
  std::optional<std::vector<Finding>> find(std::string_view key) const;
  void keep(std::string_view key, const std::vector<Finding>& findings) const;

 private:
  Cache* cache_;
  const Corpus& corpus_;
  ObjectId shared_;  ///< digest of what is the same for all documents
};

/// Bytes that read_findings() reads again, by the same version of the program.
std::string finding_bytes(const std::vector<Finding>& findings);
/// Nullopt for bytes that finding_bytes() does not write.
std::optional<std::vector<Finding>> read_findings(std::string_view bytes);

}  // namespace debrief
