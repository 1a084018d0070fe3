// merge_base() of git/change_set.h by a walk of our own: libgit2's stops with an error where a
// shallow clone is cut.

#include <algorithm>
#include <queue>

#include <absl/container/flat_hash_map.h>

#include "debrief/base/strings.h"
#include "debrief/git/change_set.h"
#include "debrief/git/commit_graph.h"
#include "debrief/git/raw_object.h"
#include "debrief/git/repository_impl.h"

namespace debrief {
namespace {

/// Walks back from two commits, the later first, and stops where all that is left is behind a
/// commit that both have behind them: `paint_down_to_common` of git.
class Painter {
 public:
  explicit Painter(const Repository& repository) : repository_(repository) {}

  Result<std::optional<ObjectId>> meet(const ObjectId& one, const ObjectId& other) {
    DEBRIEF_TRY_VOID(paint(one, kOne));
    DEBRIEF_TRY_VOID(paint(other, kOther));
    std::vector<ObjectId> met;
    while (fresh_ > 0) {
      const ObjectId id = open_.top().id;
      open_.pop();
      Node& node = nodes_[id];
      node.waits = false;
      unsigned colours = node.colours;
      if (!(colours & kBehind)) --fresh_;
      if (colours == kBoth) {
        met.push_back(id);
        colours |= kBehind;
      }
      // The map may move its nodes while it grows.
      const std::vector<ObjectId> parents = node.parents;
      for (const ObjectId& parent : parents) DEBRIEF_TRY_VOID(paint(parent, colours));
    }
    for (const ObjectId& id : met) {
      if (!(nodes_[id].colours & kBehind)) return id;
    }
    return std::nullopt;
  }

 private:
  static constexpr unsigned kOne = 1, kOther = 2, kBoth = 3;
  static constexpr unsigned kBehind = 4;  ///< a commit that both have behind them descends from it

  struct Node {
    unsigned colours = 0;
    bool waits = false;
    int64_t committed = 0;
    std::vector<ObjectId> parents;
  };
  struct Open {
    int64_t committed;
    ObjectId id;
    bool operator<(const Open& other) const {
      return std::pair(committed, id) < std::pair(other.committed, other.id);
    }
  };

  Result<void> paint(const ObjectId& id, unsigned colours) {
    const auto [at, is_new] = nodes_.try_emplace(id);
    Node& node = at->second;
    if (is_new) {
      DEBRIEF_TRY(object, repository_.impl().read(id, GIT_OBJECT_COMMIT));
      const CommitHeader header = read_commit_header(object.bytes());
      node.committed = header.committed;
      node.parents = header.parents;
    }
    const unsigned all = node.colours | colours;
    if (all == node.colours) return {};
    const bool was_fresh = node.waits && !(node.colours & kBehind);
    node.colours = all;
    if (!node.waits) open_.push({node.committed, id});
    node.waits = true;
    fresh_ += static_cast<int64_t>(!(all & kBehind)) - static_cast<int64_t>(was_fresh);
    return {};
  }

  const Repository& repository_;
  absl::flat_hash_map<ObjectId, Node> nodes_;
  std::priority_queue<Open> open_;
  int64_t fresh_ = 0;  ///< of those in `open_`, how many may still lead to a meeting
};

tl::unexpected<Error> cut_before(const ObjectId& one, const ObjectId& other) {
  return fail({.kind = ErrorKind::kGit,
               .message = concat("this shallow clone is cut before ", one.short_hex(), " and ",
                                 other.short_hex(), " meet"),
               .hints = {deepen_hint()}});
}

tl::unexpected<Error> nothing_in_common(const ObjectId& one, const ObjectId& other) {
  return fail({.kind = ErrorKind::kGit,
               .message = concat(one.short_hex(), " and ", other.short_hex(),
                                 " have no history in common")});
}

}  // namespace

Result<ObjectId> merge_base(const Repository& repository, const ObjectId& one,
                            const ObjectId& other) {
  if (one == other) return one;
  if (!repository.is_shallow()) {
    DEBRIEF_TRY(met, Painter(repository).meet(one, other));
    if (met) return *met;
    return nothing_in_common(one, other);
  }
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
  return nothing_in_common(one, other);
}

}  // namespace debrief
