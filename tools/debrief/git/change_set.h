#pragma once
// What a change did to files: between two commits, between a commit and the index or the work tree,
// or as a unified diff tells. Down to lines, which are counted in the newer side.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/git/history.h"
#include "debrief/git/repository.h"

namespace debrief {

/// Lines `first` to `last` of the newer side, counted from 1, both included.
struct LineRange {
  uint32_t first = 1;
  uint32_t last = 1;
  friend bool operator==(const LineRange&, const LineRange&) = default;
};

struct ChangedFile {
  std::string path;           ///< on the newer side; of a deleted file on the older
  std::string previous_path;  ///< of a renamed file: where it was; empty otherwise
  ChangeKind kind = ChangeKind::kModified;
  ObjectId before, after;  ///< blobs; zero where there is none, or where it is not known
  uint32_t mode_before = 0, mode_after = 0;  ///< as in TreeFile; 0 where there is none
  std::vector<LineRange> lines;              ///< added or rewritten; sorted, apart
  /// Lines that were taken away without others in their place: the line that follows them (one
  /// more than there are at the end of the file); sorted.
  std::vector<uint32_t> cuts;

  /// Whether the change wrote one of these lines.
  bool touches(LineRange range) const;
};

struct ChangeSet {
  std::vector<ChangedFile> files;  ///< sorted by path

  const ChangedFile* find(std::string_view path) const;  ///< by its newer path; nullptr: unchanged
  /// The file that was at this path on the older side; nullptr when it is still what it was.
  const ChangedFile* find_former(std::string_view path) const;
};

/// What to compare a commit with.
enum class NewerSide { kIndex, kWorkTree };

/// The differences between the trees of two commits, renames found as git finds them (equal content
/// or half alike), no external diff, no text conversion, whatever the user's configuration says. A
/// zero id is the empty tree. Only files below `folders` when some are given. kGit when objects are
/// missing.
Result<ChangeSet> changes_between(const Repository& repository, const ObjectId& before,
                                  const ObjectId& after,
                                  const std::vector<std::string>& folders = {});

/// The same for what is staged, or for the work tree with files that git does not track and does
/// not ignore.
Result<ChangeSet> changes_since(const Repository& repository, const ObjectId& before,
                                NewerSide newer, const std::vector<std::string>& folders = {});

/// Reads a unified diff as `git diff`, `diff -u` or a code host gives it: quoted names, renames,
/// new and deleted files, no line at the end. Blobs are unknown. kFormat with `name`:line for what
/// is no diff or contradicts its own counts; an empty text is no change.
Result<ChangeSet> parse_unified_diff(const std::string& name, std::string_view bytes);

/// The best common ancestor of two commits; the one that git names first when there are several.
/// kGit when a shallow clone cuts the way to it (the hint says how to fetch more), or when there is
/// none.
Result<ObjectId> merge_base(const Repository& repository, const ObjectId& one,
                            const ObjectId& other);

}  // namespace debrief
