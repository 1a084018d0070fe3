// merge_base() of git/change_set.h by a walk of our own: libgit2's stops with an error where a
// shallow clone is cut.

#include <algorithm>

#include <absl/container/flat_hash_set.h>

#include "debrief/base/strings.h"
#include "debrief/git/change_set.h"
#include "debrief/git/commit_graph.h"

namespace debrief {

Result<ObjectId> merge_base(const Repository& repository, const ObjectId& one,
                            const ObjectId& other) {
  if (one == other) return one;
  DEBRIEF_TRY(first, read_commit_graph(repository, one));
  DEBRIEF_TRY(second, read_commit_graph(repository, other));
  absl::flat_hash_set<ObjectId> behind_one;
  for (const GraphCommit& commit : first.commits) behind_one.insert(commit.id);
  // Children stand before their parents, so that the first one is behind no other common one.
  for (const GraphCommit& commit : second.commits) {
    if (behind_one.contains(commit.id)) return commit.id;
  }
  const auto is_cut = [](const CommitGraph& graph) {
    return std::ranges::any_of(graph.commits, &GraphCommit::boundary);
  };
  if (is_cut(first) || is_cut(second)) {
    return fail({.kind = ErrorKind::kGit,
                 .message = concat("this shallow clone is cut before ", one.short_hex(), " and ",
                                   other.short_hex(), " meet"),
                 .hints = {deepen_hint()}});
  }
  return fail({.kind = ErrorKind::kGit,
               .message = concat(one.short_hex(), " and ", other.short_hex(),
                                 " have no history in common")});
}

}  // namespace debrief
