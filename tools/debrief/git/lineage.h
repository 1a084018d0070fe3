#pragma once
// Which file a path was in each commit: today's files traced back through renames and merges.

#include <cstdint>
#include <string>
#include <vector>

#include "debrief/git/changes.h"
#include "debrief/git/commit_graph.h"
#include "debrief/git/history.h"
#include "debrief/git/tree_diff.h"

namespace debrief {

/// The revisions of each of today's files (their path numbers), in the same order. `commit` of a
/// revision is an index into the graph.
///
/// Back from a rename a file goes on under its former path, and whatever lived at the new path
/// before was another file. A path that was deleted and added again without a rename is one file.
/// A merge that has a file which one side still knows by the name it had before the other side
/// moved it follows both.
std::vector<FileHistory> trace_files(const CommitGraph& graph, const ChangeLog& log,
                                     const PathTable& paths, const std::vector<PathId>& files);

}  // namespace debrief
