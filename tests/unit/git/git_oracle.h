#pragma once
// What git itself says about the history of every file, put together from its plumbing without any
// of the product's code: `rev-list --date-order --parents` for the graph, `diff-tree --no-renames`
// of every commit with every parent for what changed, `diff-tree -M60%` for what was renamed.
//
// `git log --follow` cannot be the judge: it follows one path at a time over the whole graph and
// takes copies for renames. The rules that this file applies to git's answers are those that
// history.h and lineage.h promise:
//   1. a revision of a path is a commit in which its content differs from that in every parent;
//   2. back from a rename the file goes on under the old path, and what stood at the new path
//      before is not its past; in a merge only a path that no parent has can be renamed;
//   3. what went on under another name is not the past of a later file of the old name;
//   4. the side of a merge that still has a file under a former name is followed under that name.

#include <map>
#include <string>
#include <vector>

namespace debrief {

struct OracleRevision {
  std::string commit;
  char change = 'M';  ///< A M R D
  std::string path;
  friend bool operator==(const OracleRevision&, const OracleRevision&) = default;
};

void PrintTo(const OracleRevision& revision, std::ostream* out);

/// Newest first in the order of `git rev-list --date-order`, by today's path.
std::map<std::string, std::vector<OracleRevision>> git_history(const std::string& directory,
                                                               const std::string& start = "HEAD");

/// Name, address, time and zone of author and committer under the mailmap, and the subject, one a
/// line, as `git log` prints them; by commit.
std::map<std::string, std::string> git_people(const std::string& directory);

/// The commit of HEAD's first-parent line that brought each commit in.
std::map<std::string, std::string> git_landings(const std::string& directory);

}  // namespace debrief
