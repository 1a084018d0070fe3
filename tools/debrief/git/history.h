#pragma once
// What git knows about each file: its revisions through renames, when it was first seen, by whom.
// One walk over raw commit and tree objects answers for all files (never git_revwalk, which fails
// on shallow clones; never `--follow`, which follows copies). A date that a truncated history
// cannot prove is unknown.

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/base/time.h"
#include "debrief/git/repository.h"

namespace debrief {

struct Trailer {
  std::string key;  ///< as written: `Co-authored-by`
  std::string value;
};

struct Commit {
  ObjectId id;
  std::vector<ObjectId> parents;  ///< empty at a shallow boundary
  GitPerson author;               ///< under the mailmap
  /// Nullopt, as that of the committer, where the commit has no date or one that no clock showed.
  std::optional<Timestamp> authored;
  GitPerson committer;
  std::optional<Timestamp> committed;
  std::string subject;            ///< first paragraph of the message, on one line
  std::vector<Trailer> trailers;  ///< of the last paragraph
  bool boundary = false;          ///< shallow: its parents exist but are not here
  /// Every commit that is not here lies behind this one, so that none of them came after it.
  bool above_cut = true;
  /// The commit on HEAD's first-parent line that brought this one in (itself when it lies on the
  /// line); nullopt when a commit that is not here may have done so.
  std::optional<uint32_t> landed_by = std::nullopt;
};

enum class ChangeKind { kAdded, kModified, kRenamed, kDeleted };

/// A commit that changed a file: its content differs from that in every parent.
struct Revision {
  uint32_t commit = 0;  ///< index into History::commits
  ChangeKind change = ChangeKind::kModified;
  ObjectId blob;              ///< zero when deleted
  std::string path;           ///< the file's path in this commit
  std::string previous_path;  ///< of a rename: the path before
  /// What the file was in each parent, under the path it had there; zero where it was not.
  std::vector<ObjectId> before;
};

struct FileHistory {
  std::string path;                 ///< today's
  std::vector<Revision> revisions;  ///< newest first, through renames, by topology
  /// A revision lies at a shallow boundary: what came before it is not known.
  bool truncated = false;
};

struct History {
  std::vector<Commit> commits;  ///< newest first by topology, then date; only those that revisions
                                ///< use and those that land them
  std::map<std::string, FileHistory>
      files;  ///< by today's path; only files that exist at the start of the walk
  /// Indices of the commits that carry the trailer that was asked for, newest first, whatever they
  /// changed.
  std::vector<uint32_t> trailed;
  bool shallow = false;  ///< some walk ended at a boundary
  uint64_t commits_walked = 0;
  std::vector<std::string>
      notes;  ///< what a user should know: truncated history and how to get the rest

  const Commit& commit(const Revision& revision) const { return commits[revision.commit]; }
};

/// Where it stands who a person is: beside the files that are read.
enum class MailmapSource { kWorkTree, kStart };

/// What a walk has read, for another one from a commit that it passed: most of what a walk costs.
/// For one repository, one set of folders and one thread.
class WalkMemo {
 public:
  WalkMemo();
  ~WalkMemo();
  WalkMemo(const WalkMemo&) = delete;
  WalkMemo& operator=(const WalkMemo&) = delete;

 private:
  friend class HistoryReader;
  struct Walk;
  std::unique_ptr<Walk> walk_;
};

struct HistoryOptions {
  std::vector<std::string> folders = {};  ///< only paths below these; empty: the whole tree
  /// Which of the paths below the folders are wanted; empty: all.
  std::function<bool(std::string_view path)> wanted = {};
  /// Paths that are never the source of a rename: templates that documents are copied from.
  std::function<bool(std::string_view path)> is_template = {};
  /// The front matter `id` in a blob's bytes, for renames by identity; empty function: blobs and
  /// similarity only.
  std::function<std::string(std::string_view bytes)> identity = {};
  /// A trailer whose commits are wanted wherever they are; empty: none.
  std::string trailer = {};
  /// Filled, or made use of; nullptr: every walk reads anew.
  WalkMemo* memo = nullptr;
  /// Paths that walks to come will want of the memo.
  std::vector<std::string> wanted_later = {};
  MailmapSource mailmap = MailmapSource::kWorkTree;
  int rename_similarity = 60;   ///< per cent
  uint32_t rename_pairs = 200;  ///< most pairs that are compared in one commit
  std::function<void(uint64_t commits)> progress = {};
};

/// Walks from `start` to the roots. kGit when objects are missing (a treeless clone) with advice.
/// Cost: one read a commit, one a changed tree; measured beside `git log --raw -M` in tests/bench.
Result<History> read_history(const Repository& repository, const ObjectId& start,
                             const HistoryOptions& options = {});

}  // namespace debrief
