// merge_base() of git/change_set.h by a walk of our own: libgit2's stops with an error where a
// shallow clone is cut.

#include <algorithm>

#include <absl/container/flat_hash_map.h>

#include "debrief/base/strings.h"
#include "debrief/git/change_set.h"
#include "debrief/git/commit_graph.h"

namespace debrief {
namespace {

tl::unexpected<Error> cut_before(const ObjectId& one, const ObjectId& other) {
  return fail({.kind = ErrorKind::kGit,
               .message = concat("this shallow clone is cut before ", one.short_hex(), " and ",
                                 other.short_hex(), " meet"),
               .hints = {deepen_hint()}});
}

}  // namespace

Result<ObjectId> merge_base(const Repository& repository, const ObjectId& one,
                            const ObjectId& other) {
  if (one == other) return one;
  DEBRIEF_TRY(first, read_commit_graph(repository, one));
  DEBRIEF_TRY(second, read_commit_graph(repository, other));
  absl::flat_hash_map<ObjectId, bool> behind_one;
  for (const GraphCommit& commit : first.commits) behind_one.emplace(commit.id, commit.above_cut);
  // Children stand before their parents, so that the first one is behind no other common one. Where
  // a cut lies beside it and not behind it, what was cut off may hold a later one.
  for (const GraphCommit& commit : second.commits) {
    const auto common = behind_one.find(commit.id);
    if (common == behind_one.end()) continue;
    const bool is_tip = commit.id == one || commit.id == other;
    if (is_tip || (commit.above_cut && common->second)) return commit.id;
    return cut_before(one, other);
  }
  const auto is_cut = [](const CommitGraph& graph) {
    return std::ranges::any_of(graph.commits, &GraphCommit::boundary);
  };
  if (is_cut(first) || is_cut(second)) return cut_before(one, other);
  return fail({.kind = ErrorKind::kGit,
               .message = concat(one.short_hex(), " and ", other.short_hex(),
                                 " have no history in common")});
}

}  // namespace debrief
