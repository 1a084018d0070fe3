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
  ObjectId commit;
  std::string
      reason;  ///< for people: “the first parent of the merge commit that GitHub checked out”
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// The commit that `head` is compared with. `wanted` is a revision (then the merge base of it and
/// `head`), or `auto`, which asks, in this order: …
///
/// kGit when nothing leads to a base: the hints say what to write in the workflow (`fetch-depth:
/// 2`, `GIT_DEPTH`), or how to fetch.
Result<DiffBase> find_diff_base(const Repository& repository, const ObjectId& head,
                                const std::string& wanted, const Environment& environment);

}  // namespace debrief
