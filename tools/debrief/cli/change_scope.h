#pragma once
// The documents of a change: what --diff-base, --staged and --diff-from ask for, with their older
// side.

#include <memory>
#include <optional>

#include "debrief/base/result.h"
#include "debrief/cli/command.h"
#include "debrief/cli/lint_options.h"
#include "debrief/corpus/corpus.h"
#include "debrief/git/change_set.h"
#include "debrief/lint/change.h"

namespace debrief {

/// A change that is looked at.
struct LintedChange {
  ChangeSet change = {};
  std::shared_ptr<Corpus> older = {};  ///< nullptr when what was before is not known
  ChangePolicy policy = ChangePolicy::kOwn;

  ChangeScope scope() const { return {change, older.get(), policy}; }
};

/// Whether the command looks at a change and not at everything.
bool asks_for_change(const LintCommand& command);

/// The documents that the change writes, those that it may break, and the change itself in
/// `change`. Tells on stderr what is compared. Errors of find_diff_base(), parse_unified_diff() and
/// load_corpus(); kUsage for a post-mortem that the change turns into a link out of the repository
/// or a submodule.
Result<Corpus> load_change(const LintCommand& command, Invocation& invocation,
                           LintedChange& change);

}  // namespace debrief
