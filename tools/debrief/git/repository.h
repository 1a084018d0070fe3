#pragma once
// A git repository, read without running git and without changing it. libgit2 ends in this layer:
// above it there are only values. Every shape of repository has a defined answer: bare, shallow,
// partial, sparse, worktree, unborn, foreign.

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/base/time.h"

namespace debrief {

/// The name of a git object (SHA-1).
struct ObjectId {
  std::array<uint8_t, 20> bytes{};

  friend auto operator<=>(const ObjectId&, const ObjectId&) = default;
  bool is_zero() const { return *this == ObjectId{}; }
  std::string hex() const;  ///< 40 digits
  std::string short_hex() const { return hex().substr(0, 7); }
};

template <typename H>
H AbslHashValue(H state, const ObjectId& id) {
  return H::combine(std::move(state), id.bytes);
}

/// How to fetch what a shallow clone left out, as a hint of an error or a note.
std::string deepen_hint();

/// The id that git gives a blob of these bytes.
ObjectId blob_id(std::string_view bytes);

struct TreeFile {
  std::string path;  ///< from the root of the tree, `/` between components
  ObjectId blob;
  uint32_t mode = 0;  ///< 0100644, 0100755, 0120000 (symbolic link), 0160000 (submodule)
};

/// A person under the mailmap. The address is for identity; it is never shown.
struct GitPerson {
  std::string name;
  std::string email;
  friend auto operator<=>(const GitPerson&, const GitPerson&) = default;
};

struct OpenOptions {
  bool trust_owner = false;  ///< read a repository that belongs to another user
  /// The index to read (git sets GIT_INDEX_FILE where a commit is made from another one), as seen
  /// from the work tree; empty: the repository's.
  std::string index_file = {};
};

/// An open repository. Reading from several threads at once is safe.
class Repository {
 public:
  /// Opens the repository that `directory` lies in. kGit errors: not a repository; owned by
  /// somebody else (the hint is the `git config` line to type). kFormat: SHA-256 objects; an
  /// extension that is not known.
  static Result<Repository> discover(const std::string& directory, const OpenOptions& options = {});

  Repository(Repository&&) noexcept;
  Repository& operator=(Repository&&) noexcept;
  ~Repository();

  const std::string& work_tree()
      const;  ///< absolute, without a slash at the end; empty for a bare repository
  const std::string& git_directory() const;  ///< absolute; of a worktree its own
  /// Absolute; what the worktrees of a repository share, else git_directory().
  const std::string& common_directory() const;
  bool is_bare() const { return work_tree().empty(); }
  bool is_shallow() const;
  bool is_unborn() const;   ///< HEAD names a branch without a commit
  bool is_partial() const;  ///< a clone that left objects out (`git clone --filter`)

  /// The commit that a revision names. kGit with the nearest branch or tag when it names none; for
  /// a shallow clone the hint says how to fetch more.
  Result<ObjectId> resolve(const std::string& revision) const;

  /// The parents that a commit names, whether or not they are here: a shallow clone cuts the walk,
  /// never this answer. kGit when the commit cannot be read.
  Result<std::vector<ObjectId>> parents(const ObjectId& commit) const;

  /// Whether a commit is here.
  bool has_commit(const ObjectId& commit) const;

  /// The tree of a commit.
  Result<ObjectId> tree(const ObjectId& commit) const;

  /// The files of the index but those that `git add -N` announces, sorted by path bytes. kGit in a
  /// bare repository, for an index that cannot be read or has conflicts (at its first path).
  Result<std::vector<TreeFile>> index_files() const;

  /// The committer date of a commit; nullopt when it has none that can be read.
  std::optional<Timestamp> commit_time(const ObjectId& commit) const;

  /// All files of a commit's tree whose paths start with `prefix`, sorted by path bytes.
  Result<std::vector<TreeFile>> files(const ObjectId& commit, std::string_view prefix = "") const;

  /// The bytes of a blob. kGit when it is missing (a partial clone), with the hint how to fetch it.
  Result<std::string> read(const ObjectId& blob) const;

  /// The value of a configuration key such as `user.name`; nullopt when it is not set.
  std::optional<std::string> config(const std::string& key) const;

  /// Short name of HEAD's branch; nullopt when detached.
  std::optional<std::string> branch() const;

  /// Gives back the memory in which objects are kept ready and the files that are mapped; they are
  /// opened again when they are needed. Nobody may read at the same time.
  void rest() const;

  struct Impl;
  const Impl& impl() const { return *impl_; }

 private:
  explicit Repository(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace debrief
