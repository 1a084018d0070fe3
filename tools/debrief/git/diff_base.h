#pragma once
// What a pull request is compared with: found out of what the CI host tells and of the commits that
// its checkout has. Never guessed: a base that cannot be found is an error that says what to fetch.

#include <functional>
#include <optional>
#include <string>

#include "debrief/base/result.h"
#include "debrief/git/repository.h"

namespace debrief {

struct DiffBase {
  ObjectId commit;     ///< zero: the empty tree, of a history's first commit
  std::string reason;  ///< for people: “the first parent of GitHub's merge commit”
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The commit that `head` is compared with. `wanted` is a revision, and then the merge base of both
/// is meant; or `auto`, which asks, and takes the first that applies:
///
/// 1. GitHub, `pull_request` and `merge_group`: the first parent of the merge commit that was
/// checked out
///    (`GITHUB_SHA`), as the commit names it, cut clone or not; of another checkout of a pull
///    request the merge base with `origin/$GITHUB_BASE_REF`.
/// 2. GitHub, `push`: the first parent; the empty tree for the first commit.
/// 3. GitLab: `CI_MERGE_REQUEST_TARGET_BRANCH_SHA` of a merged result,
/// `CI_MERGE_REQUEST_DIFF_BASE_SHA`,
///    `CI_COMMIT_BEFORE_SHA` of a push, the merge base with `origin/$CI_DEFAULT_BRANCH` for a new
///    branch.
/// 4. Azure Pipelines, Bitbucket, Buildkite: the merge base with the branch that the pull request
/// is for.
/// 5. None of them: the merge base with `origin/HEAD`, `origin/main`, `origin/master`, `main` or
/// `master`; `head`
///    itself when nothing is committed beyond it.
///
/// kGit when nothing leads to a base: the hints say what to write in the workflow (`fetch-depth:
/// 2`, `GIT_DEPTH`), or how to fetch. kUsage for an event of GitHub that is no change (a schedule).
Result<DiffBase> find_diff_base(const Repository& repository, const ObjectId& head,
                                const std::string& wanted, const Environment& environment);

}  // namespace debrief
