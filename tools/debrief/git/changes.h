#pragma once
// What every commit of a graph changed in the folders that are looked at. Which file a path was at
// that time is in git/lineage.h.

#include <cstdint>
#include <string>
#include <vector>

#include <absl/container/flat_hash_set.h>
#include <absl/container/inlined_vector.h>

#include "debrief/base/result.h"
#include "debrief/git/commit_graph.h"
#include "debrief/git/history.h"
#include "debrief/git/tree_diff.h"

namespace debrief {

/// A path whose content differs from that in every parent.
struct PathChange {
  PathId path = 0;
  ChangeKind kind = ChangeKind::kModified;  ///< of the path alone: never kRenamed
  ObjectId blob;                            ///< zero when deleted
  absl::InlinedVector<ObjectId, 1> before;  ///< in each parent; zero where it was not
};

/// A file that this commit moved.
struct Rename {
  PathId from = 0;
  PathId to = 0;
  uint32_t parent = 0;  ///< the parent that has it under the old path: 0 is the first
  ObjectId before;      ///< what it was there
};

/// A file as a parent has it.
struct FormerFile {
  PathId path = 0;
  ObjectId blob;
};

/// What a merge has that one of its parents lacks, and the other way round. A file on both sides of
/// the merge that was moved on one of them is among both.
struct MergeSide {
  uint32_t parent = 0;
  std::vector<PathId> added;
  std::vector<FormerFile> deleted;  ///< sorted by path
};

struct CommitChanges {
  std::vector<PathChange> changes;
  std::vector<Rename> renames;  ///< sorted by new path, then parent
  std::vector<MergeSide> sides;
};

struct ChangeLog {
  std::vector<CommitChanges> commits;  ///< one for each commit of the graph
  bool lacked_contents = false;        ///< old contents are missing; some renames may be unseen
  bool cut_pairs = false;              ///< a commit moved more files than are compared
};

/// Compares every commit with its parents. `tracked` are the files whose past is wanted: only where
/// one of them, or a former path of one, appears from nowhere is the rest of the tree searched for
/// where it came from.
Result<ChangeLog> read_changes(const Repository& repository, const CommitGraph& graph,
                               const HistoryOptions& options, PathTable& paths,
                               absl::flat_hash_set<PathId> tracked);

}  // namespace debrief
