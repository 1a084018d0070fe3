#pragma once
// The seam between the program and the disk. Everything that reads or writes files goes through a
// FileSystem, so that tests hold the world still and an editor's unsaved buffers lie over the disk.
//
// Paths are byte strings with `/`, relative to the process's working directory or absolute; no
// normalisation is done.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"

namespace debrief {

enum class FileKind { kMissing, kFile, kDirectory, kSymbolicLink, kOther };

struct DirectoryEntry {
  std::string name;  ///< one component, no slash
  FileKind kind = FileKind::kFile;
};

/// Which file stands at a path, without reading it: one that was written since, or another one in
/// its place, has another stamp.
struct FileStamp {
  uint64_t size = 0;      ///< in bytes
  uint64_t modified = 0;  ///< nanoseconds since the epoch
  uint64_t number = 0;    ///< of the file in its file system

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  /// The bytes of a regular file. kIo errors name the path and the reason ("no such file", "is a
  /// directory", "permission denied"); a pipe or device is refused, since it may never end.
  virtual Result<std::string> read(const std::string& path) const = 0;

  /// What stands at `path`, a symbolic link not followed.
  virtual FileKind kind(const std::string& path) const = 0;

  /// The entries of a directory sorted by name bytes, `.` and `..` left out.
  virtual Result<std::vector<DirectoryEntry>> list(const std::string& path) const = 0;

  /// Size in bytes of a regular file; 0 for anything else.
  virtual uint64_t size(const std::string& path) const = 0;

  /// The canonical absolute path with every symbolic link resolved; kIo when it does not exist.
  virtual Result<std::string> real_path(const std::string& path) const = 0;

  /// Replaces the file whole: a reader sees the old bytes or the new ones. A link is followed, and
  /// what is no regular file (a pipe, a terminal) is written to as it stands. The parent directory
  /// must exist.
  virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;

  /// Writes a file that must not exist yet; kIo "already exists" otherwise. Makes missing parent
  /// directories.
  virtual Result<void> create(const std::string& path, std::string_view bytes) = 0;

  /// Makes the directory and its parents; fine when it exists.
  virtual Result<void> make_directories(const std::string& path) = 0;

  /// Renames a file or directory within one file system.
  virtual Result<void> rename(const std::string& from, const std::string& to) = 0;

  /// Exchanges what stands at two paths of one file system in a single step; kIo when the file
  /// system cannot, and then nothing was changed.
  virtual Result<void> exchange(const std::string& one, const std::string& other) = 0;

  /// Removes a file or a whole directory tree; symbolic links are removed, not followed. Fine when
  /// it is missing.
  virtual Result<void> remove_all(const std::string& path) = 0;

  /// Sets the owner's execute bit of a file.
  virtual Result<void> make_executable(const std::string& path) = 0;

  /// The stamp of a regular file; nullopt for anything else, and where files have none.
  virtual std::optional<FileStamp> stamp(const std::string& path) const;

  /// Gives a regular file a second name, which must not exist yet; makes missing parent
  /// directories. kIo when the file system cannot, and then nothing was changed.
  virtual Result<void> link(const std::string& from, const std::string& to);
};

/// The real disk.
class DiskFileSystem : public FileSystem {
 public:
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
  std::optional<FileStamp> stamp(const std::string& path) const override;
  Result<void> link(const std::string& from, const std::string& to) override;
};

/// Files in memory, for tests. Directories exist when a file lies under them.
class MemoryFileSystem : public FileSystem {
 public:
  MemoryFileSystem() = default;
  explicit MemoryFileSystem(std::map<std::string, std::string> files) : files_(std::move(files)) {}

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
  std::optional<FileStamp> stamp(const std::string& path) const override;
  Result<void> link(const std::string& from, const std::string& to) override;

  const std::map<std::string, std::string>& files() const { return files_; }

 private:
  std::map<std::string, std::string> files_;
};

/// `directory/name`, without doubling the slash; `name` alone when `directory` is empty or `.`.
std::string join_path(std::string_view directory, std::string_view name);

/// The part before the last slash; empty when there is none.
std::string_view parent_path(std::string_view path);

/// The part after the last slash.
std::string_view file_name(std::string_view path);

/// Whether a step of the path is `.git`, in whatever letter case: what lies below one is git's own.
bool has_git_step(std::string_view path);

/// The path with `.`, `..` and doubled slashes resolved by text alone. `..` above the start is
/// kept.
std::string normalise_path(std::string_view path);

/// `path` as seen from the directory `from`; both normalised and both absolute or both relative.
std::string relative_path(std::string_view path, std::string_view from);

}  // namespace debrief
