#pragma once
// Which files differ between two trees: raw trees side by side, equal subtrees skipped unread, only
// the part of the tree that was asked for.

#include <array>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <absl/container/flat_hash_map.h>

#include "debrief/base/result.h"
#include "debrief/git/raw_object.h"
#include "debrief/git/repository.h"

namespace debrief {

using PathId = uint32_t;

/// Paths as numbers, in the order in which they were met.
class PathTable {
 public:
  PathId id(std::string_view path);
  const std::string& path(PathId id) const { return paths_[id]; }
  size_t size() const { return paths_.size(); }

 private:
  std::deque<std::string> paths_;  // stable, the map's keys lie in it
  absl::flat_hash_map<std::string_view, PathId> ids_;
};

/// The part of a tree that is looked at: folders whole, and single files.
class TreeScope {
 public:
  /// `folders` without slashes at their ends; an empty name is the whole tree.
  explicit TreeScope(std::vector<std::string> folders) : folders_(std::move(folders)) {}

  void add_file(const std::string& path);

  /// Whether everything below the folder (its path with a slash behind, empty: the root) is in.
  bool holds_folder(std::string_view folder) const;
  /// Whether something below the folder may be in.
  bool may_hold(std::string_view folder) const;
  bool holds_file(std::string_view path) const;

 private:
  std::vector<std::string> folders_;
  std::vector<std::string> files_;
};

/// A file's state on both sides of a difference.
struct FileState {
  ObjectId blob;
  uint32_t type = 0;  ///< kModeFile or kModeLink; 0: there is no such file
  friend bool operator==(const FileState&, const FileState&) = default;
};

struct FileDifference {
  PathId path = 0;
  FileState before;
  FileState after;
  bool added() const { return before.type == 0; }
  bool deleted() const { return after.type == 0; }
};

/// Compares trees of one repository. A change of a mode alone is no difference; submodules are not
/// there.
class TreeDiffer {
 public:
  TreeDiffer(const Repository::Impl& impl, PathTable& paths) : impl_(impl), paths_(paths) {}

  /// The differences in scope, sorted by path number; a zero id is the empty tree.
  Result<std::vector<FileDifference>> compare(const ObjectId& before, const ObjectId& after,
                                              const TreeScope& scope);

  /// The files outside of the scope that one of the two trees lacks.
  Result<std::vector<FileDifference>> compare_outside(const ObjectId& before, const ObjectId& after,
                                                      const TreeScope& scope);

 private:
  struct Folder;
  struct Comparison;

  Result<std::vector<FileDifference>> run(Comparison comparison, const ObjectId& before,
                                          const ObjectId& after);
  Result<std::shared_ptr<const RawObject>> tree(const ObjectId& id);
  Result<void> compare_folder(const Folder& folder, Comparison& comparison);
  void compare_entry(const Folder& folder, const TreeEntry* before, const TreeEntry* after,
                     Comparison& comparison);

  const Repository::Impl& impl_;
  PathTable& paths_;
  // A commit's trees are compared with its parents' and again with its children's.
  struct Slot {
    ObjectId id;
    std::shared_ptr<const RawObject> tree;
  };
  std::array<Slot, 64> cache_;
};

}  // namespace debrief
