#pragma once
// libgit2 objects as values that free themselves. Included by this layer's sources only: nothing
// above git/ ever sees one.

#include <memory>

#include <git2.h>

#include "debrief/base/freed_by.h"

namespace debrief {

using RepositoryHandle = std::unique_ptr<git_repository, FreedBy<git_repository_free>>;
using OdbHandle = std::unique_ptr<git_odb, FreedBy<git_odb_free>>;
using OdbObjectHandle = std::unique_ptr<git_odb_object, FreedBy<git_odb_object_free>>;
using ConfigHandle = std::unique_ptr<git_config, FreedBy<git_config_free>>;
using ObjectHandle = std::unique_ptr<git_object, FreedBy<git_object_free>>;
using CommitHandle = std::unique_ptr<git_commit, FreedBy<git_commit_free>>;
using TreeHandle = std::unique_ptr<git_tree, FreedBy<git_tree_free>>;
using IndexHandle = std::unique_ptr<git_index, FreedBy<git_index_free>>;
using ReferenceHandle = std::unique_ptr<git_reference, FreedBy<git_reference_free>>;
using ReferenceIteratorHandle =
    std::unique_ptr<git_reference_iterator, FreedBy<git_reference_iterator_free>>;
using DiffHandle = std::unique_ptr<git_diff, FreedBy<git_diff_free>>;
using PatchHandle = std::unique_ptr<git_patch, FreedBy<git_patch_free>>;
using SignatureHandle = std::unique_ptr<git_signature, FreedBy<git_signature_free>>;

/// Passes a handle where libgit2 wants a pointer to fill:
/// `git_repository_odb(fill(odb), repository.get())`. The handle holds the pointer from the end of
/// the full expression on, as with std::out_ptr.
template <typename Handle>
class Filled {
 public:
  explicit Filled(Handle& handle) : handle_(handle) {}
  ~Filled() { handle_.reset(raw_); }
  Filled(const Filled&) = delete;
  Filled& operator=(const Filled&) = delete;
  operator typename Handle::pointer *() { return &raw_; }

 private:
  Handle& handle_;
  typename Handle::pointer raw_ = nullptr;
};

template <typename Handle>
Filled<Handle> fill(Handle& handle) {
  return Filled<Handle>(handle);
}

}  // namespace debrief
