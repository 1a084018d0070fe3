#pragma once
// What a Repository holds. Included by this layer's sources only.

#include <string>

#include <absl/container/flat_hash_map.h>

#include "debrief/git/handle.h"
#include "debrief/git/raw_object.h"
#include "debrief/git/repository.h"

namespace debrief {

struct Repository::Impl {
  RepositoryHandle repository;
  OdbHandle odb;
  ConfigHandle config;  ///< a snapshot, so that it can be read from several threads
  std::string work_tree;
  std::string git_directory;
  std::string common_directory;  ///< of a worktree that of its repository
  bool partial = false;          ///< a remote promises objects that are not here
  /// Objects that stand for others (git-replace(1)); a commit keeps its name.
  absl::flat_hash_map<ObjectId, ObjectId> replaced;

  /// The index that the repository was opened with, read anew.
  Result<IndexHandle> open_index() const;

  Result<RawObject> read(const ObjectId& id, git_object_t type) const {
    const auto found = replaced.find(id);
    return read_object(odb.get(), found == replaced.end() ? id : found->second, type, partial);
  }
};

}  // namespace debrief
