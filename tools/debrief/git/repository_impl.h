#pragma once
// What a Repository holds. Included by this layer's sources only.

#include <string>

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

  Result<RawObject> read(const ObjectId& id, git_object_t type) const {
    return read_object(odb.get(), id, type, partial);
  }
};

}  // namespace debrief
