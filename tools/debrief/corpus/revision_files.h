#pragma once
// A commit's tree, or the index, as a file system that can only be read: what selects and reads
// documents on disk does so in any revision, without a checkout and in bare repositories too.
//
// Paths are absolute with `/` as the root of the tree.

#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "debrief/base/file_system.h"
#include "debrief/git/repository.h"

namespace debrief {

class RevisionFiles final : public FileSystem {
 public:
  /// Lists the tree; kGit when it cannot be read. `repository` must live as long.
  static Result<RevisionFiles> open(const Repository& repository, const ObjectId& commit);

  /// The index: what the next commit will hold. Errors of Repository::index_files().
  static Result<RevisionFiles> of_index(const Repository& repository);

  RevisionFiles(RevisionFiles&& other) noexcept
      : repository_(other.repository_), files_(std::move(other.files_)) {}

  Result<std::string> read(const std::string& path) const override;
  FileKind kind(const std::string& path) const override;
  Result<std::vector<DirectoryEntry>> list(const std::string& path) const override;
  uint64_t size(const std::string& path) const override;
  Result<std::string> real_path(const std::string& path) const override;

  Result<void> write(const std::string& path, std::string_view bytes) override;
  Result<void> create(const std::string& path, std::string_view bytes) override;
  Result<void> make_directories(const std::string& path) override;
  Result<void> rename(const std::string& from, const std::string& to) override;
  Result<void> exchange(const std::string& one, const std::string& other) override;
  Result<void> remove_all(const std::string& path) override;
  Result<void> make_executable(const std::string& path) override;

 private:
  RevisionFiles(const Repository& repository, std::vector<TreeFile> tree);
  explicit RevisionFiles(const Repository& repository) : repository_(&repository) {}
  Result<std::string> read_blob(const TreeFile& file) const;

  const Repository* repository_;
  std::map<std::string, TreeFile> files_;  ///< by absolute path
  mutable std::mutex mutex_;               ///< a repository is read by one thread at a time
};

}  // namespace debrief
