#pragma once
// Safe fixes over a corpus, for `debrief lint --fix` and `debrief fix`.

#include "debrief/base/result.h"
#include "debrief/base/world.h"
#include "debrief/corpus/corpus.h"
#include "debrief/lint/lint.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// What becomes of the fixed texts.
enum class FixOutput {
  kWrite,  ///< into the files
  kDiff,   ///< shown on `world.out`; the files stay
  kText,   ///< the text of the one document on `world.out`: standard input
};

struct FixSummary {
  size_t findings = 0;   ///< fixed
  size_t documents = 0;  ///< changed
};

/// Applies the fixes of all documents, and replaces those documents in the corpus, so that linting
/// it again says what remains. Fixes that were dropped are told on `world.err`. kUsage and kIo as
/// rewrite_document().
Result<FixSummary> fix_corpus(Corpus& corpus, const RuleSet& rules, const LintOptions& options,
                              FixOutput output, World& world);

}  // namespace debrief
