#pragma once
// Only what a change brings: its findings on lines that it wrote, and those anywhere whose cause is
// in it. What was there before is not reported, wherever it moved.

#include <span>

#include "debrief/base/result.h"
#include "debrief/corpus/corpus.h"
#include "debrief/git/change_set.h"
#include "debrief/lint/check.h"
#include "debrief/lint/finding.h"
#include "debrief/lint/lint.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

/// Whose configuration, rules and suppressions hold.
enum class ChangePolicy {
  kOwn,   ///< the change's own
  kBase,  ///< those before it: a comment that it adds covers no error, and is a finding
};

struct ChangeScope {
  const ChangeSet& change;
  /// The documents of the change, and others that it may break, as they were before it, read under
  /// the same configuration; nullptr when that is not known.
  const Corpus* older = nullptr;
  ChangePolicy policy = ChangePolicy::kOwn;
};

/// What the change brings to the documents of `newer`. A finding is brought when one of its lines
/// was written by the change, or when the older side has no finding of the same rule about the same
/// words in the same document. One about a document as a whole (`suppress: file`) is brought in the
/// second case alone. Findings::outside counts the others. What the change does to post-mortems
/// that were there, and under the policy of the base to that policy, is told beside
/// (lint/policy.h).
///
/// Cost: that of lint() for both sides.
Findings lint_change(const Corpus& newer, const ChangeScope& scope, const RuleSet& rules,
                     std::span<const Check> checks, const LintOptions& options);

}  // namespace debrief
