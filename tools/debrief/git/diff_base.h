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
/// is meant; or `auto`, which takes the first that applies:
///
/// - GitHub, a pull request whose merge commit was checked out (`GITHUB_SHA`), and a merge group:
///   the commit's first parent, as the commit itself names it;
/// - GitHub, another checkout of a pull request: the merge base with `origin/$GITHUB_BASE_REF`;
/// - GitHub, a push: the first parent of its last commit; the empty tree for a first commit;
/// - GitLab: `CI_MERGE_REQUEST_TARGET_BRANCH_SHA` of a merged result, else
///   `CI_MERGE_REQUEST_DIFF_BASE_SHA`, else `CI_COMMIT_BEFORE_SHA` of a push, else the merge base
///   with `origin/$CI_DEFAULT_BRANCH`;
/// - Azure Pipelines, Bitbucket, Buildkite: the merge base with the pull request's target branch;
/// - none of them: the merge base with `origin/HEAD`, `origin/main`, `origin/master`, `main` or
///   `master`; `head` itself when nothing is committed beyond it.
///
/// kGit when nothing leads to a base: the hints say what to write in the workflow (`GIT_DEPTH`,
/// `fetch-depth: 2`), or how to fetch. kUsage for an event of GitHub that is no change.
Result<DiffBase> find_diff_base(const Repository& repository, const ObjectId& head,
                                const std::string& wanted, const Environment& environment);

}  // namespace debrief
