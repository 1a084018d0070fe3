#pragma once
// All commits behind a start, each read once, in an order that puts children before their parents
// even when clocks were wrong. What they changed is in git/changes.h.

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/git/repository.h"

namespace debrief {

struct GraphCommit {
  ObjectId id;
  ObjectId tree;
  std::vector<uint32_t> parents;  ///< indices; empty for a root and at a shallow boundary
  int64_t committed = 0;
  bool boundary = false;  ///< has parents that are not here
  /// Every commit that is not here lies behind this one, so that none of them can come after it.
  bool above_cut = true;
  /// Index of the commit on the first-parent line that brought this one in; nullopt when a commit
  /// that is not here may have done so.
  std::optional<uint32_t> landed_by = std::nullopt;
  /// The word that was looked for stands before a colon somewhere in it.
  bool marked = false;
};

struct CommitGraph {
  /// The start first; no commit stands before one of its children, and among those that could come
  /// next the one with the latest commit date does, as in `git rev-list --date-order`.
  std::vector<GraphCommit> commits;
};

struct GraphOptions {
  std::string mark = {};  ///< a trailer's key that marks a commit; empty: none is marked
  std::function<void(uint64_t commits)> progress = {};
};

/// Reads every commit that `start` descends from, parents cut where the clone is shallow.
Result<CommitGraph> read_commit_graph(const Repository& repository, const ObjectId& start,
                                      const GraphOptions& options = {});

/// The part of a graph that one of its commits descends from, in the order in which a walk from
/// there gives it, and for each of its commits the index in the whole.
struct GraphPart {
  CommitGraph graph;
  std::vector<uint32_t> places;
};
GraphPart part_of(const CommitGraph& whole, uint32_t start);

}  // namespace debrief
