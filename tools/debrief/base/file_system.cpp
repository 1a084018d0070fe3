#include "debrief/base/file_system.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "debrief/base/freed_by.h"

namespace debrief {
namespace {

namespace fs = std::filesystem;

tl::unexpected<Error> io_error(const std::string& action, const std::string& path, int number) {
  std::string reason = std::generic_category().message(number);
  if (!reason.empty() && reason[0] >= 'A' && reason[0] <= 'Z') {
    reason[0] = static_cast<char>(reason[0] - 'A' + 'a');
  }
  return fail(
      {.kind = ErrorKind::kIo, .message = "cannot " + action + ": " + reason, .where = path});
}

FileKind kind_of(fs::file_type type) {
  switch (type) {
    case fs::file_type::regular:
      return FileKind::kFile;
    case fs::file_type::directory:
      return FileKind::kDirectory;
    case fs::file_type::symlink:
      return FileKind::kSymbolicLink;
    case fs::file_type::none:
    case fs::file_type::not_found:
      return FileKind::kMissing;
    default:
      return FileKind::kOther;
  }
}

/// What a directory says of an entry; where it does not say, what the disk says.
FileKind kind_of(const dirent& entry, const std::string& folder) {
  switch (entry.d_type) {
    case DT_REG:
      return FileKind::kFile;
    case DT_DIR:
      return FileKind::kDirectory;
    case DT_LNK:
      return FileKind::kSymbolicLink;
    case DT_UNKNOWN: {
      std::error_code error;
      return kind_of(fs::symlink_status(join_path(folder, entry.d_name), error).type());
    }
    default:
      return FileKind::kOther;
  }
}

/// Writes all bytes to an open descriptor and closes it; errno of the first failure, 0 when all
/// went well.
int write_and_close(int descriptor, std::string_view bytes) {
  int trouble = 0;
  while (!bytes.empty()) {
    const ssize_t written = ::write(descriptor, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      trouble = errno;
      break;
    }
    bytes.remove_prefix(static_cast<size_t>(written));
  }
  if (::close(descriptor) != 0 && trouble == 0) trouble = errno;
  return trouble;
}

/// Writes to what stands at the path instead of replacing it. A link may lead to an open descriptor
/// (`/dev/stdout`), which a new file in its place would not reach.
Result<void> write_through(const std::string& path, std::string_view bytes) {
  const int descriptor =
      ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0644);
  if (descriptor < 0) return io_error("write", path, errno);
  const int trouble = write_and_close(descriptor, bytes);
  if (trouble != 0) return io_error("write", path, trouble);
  return {};
}

}  // namespace

std::optional<FileStamp> FileSystem::stamp(const std::string&) const { return std::nullopt; }

Result<void> FileSystem::link(const std::string& from, const std::string&) {
  return io_error("link", from, ENOTSUP);
}

Result<std::string> DiskFileSystem::read(const std::string& path) const {
  // Without O_NONBLOCK, opening a pipe that nobody writes to would wait for ever.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return io_error("read", path, errno);
  struct stat facts {};
  std::string bytes;
  if (::fstat(descriptor, &facts) == 0) {
    if (!S_ISREG(facts.st_mode)) {
      ::close(descriptor);
      if (S_ISDIR(facts.st_mode)) return io_error("read", path, EISDIR);
      return fail({.kind = ErrorKind::kIo, .message = "cannot read: not a file", .where = path});
    }
    bytes.reserve(static_cast<size_t>(std::max<off_t>(facts.st_size, 0)));
  }
  char buffer[1 << 16];
  for (;;) {
    const ssize_t count = ::read(descriptor, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int number = errno;
      ::close(descriptor);
      return io_error("read", path, number);
    }
    if (count == 0) break;
    bytes.append(buffer, static_cast<size_t>(count));
  }
  ::close(descriptor);
  return bytes;
}

FileKind DiskFileSystem::kind(const std::string& path) const {
  std::error_code error;
  return kind_of(fs::symlink_status(path, error).type());
}

Result<std::vector<DirectoryEntry>> DiskFileSystem::list(const std::string& path) const {
  // std::filesystem asks the disk about each entry although the directory has said what it is.
  const std::unique_ptr<DIR, FreedBy<::closedir>> directory(::opendir(path.c_str()));
  if (directory == nullptr) return io_error("list", path, errno);
  std::vector<DirectoryEntry> entries;
  errno = 0;
  while (const dirent* const entry = ::readdir(directory.get())) {
    const std::string_view name = entry->d_name;
    if (name == "." || name == "..") continue;
    entries.push_back({std::string(name), kind_of(*entry, path)});
    errno = 0;
  }
  if (errno != 0) return io_error("list", path, errno);
  std::ranges::sort(entries, {}, &DirectoryEntry::name);
  return entries;
}

uint64_t DiskFileSystem::size(const std::string& path) const {
  std::error_code error;
  const auto bytes = fs::file_size(path, error);
  return error ? 0 : static_cast<uint64_t>(bytes);
}

Result<std::string> DiskFileSystem::real_path(const std::string& path) const {
  char* const resolved = ::realpath(path.c_str(), nullptr);
  if (resolved == nullptr) return io_error("find", path, errno);
  std::string text(resolved);
  std::free(resolved);
  return text;
}

Result<void> DiskFileSystem::write(const std::string& path, std::string_view bytes) {
  const FileKind what = kind(path);
  if (what != FileKind::kFile && what != FileKind::kMissing) return write_through(path, bytes);
  std::string temporary = path + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return io_error("write", path, errno);
  struct stat facts {};
  const mode_t mode = ::stat(path.c_str(), &facts) == 0 ? facts.st_mode & 07777 : 0644;
  ::fchmod(descriptor, mode);
  int trouble = write_and_close(descriptor, bytes);
  if (trouble == 0 && ::rename(temporary.c_str(), path.c_str()) != 0) trouble = errno;
  if (trouble == 0) return {};
  ::unlink(temporary.c_str());
  return io_error("write", path, trouble);
}

Result<void> DiskFileSystem::create(const std::string& path, std::string_view bytes) {
  if (const auto parent = parent_path(path); !parent.empty()) {
    DEBRIEF_TRY_VOID(make_directories(std::string(parent)));
  }
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
  if (descriptor < 0) return io_error("create", path, errno);
  if (const int trouble = write_and_close(descriptor, bytes); trouble != 0) {
    ::unlink(path.c_str());
    return io_error("create", path, trouble);
  }
  return {};
}

Result<void> DiskFileSystem::make_directories(const std::string& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) return io_error("make the directory", path, error.value());
  return {};
}

Result<void> DiskFileSystem::rename(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return io_error("rename " + from + " to", to, errno);
  return {};
}

Result<void> DiskFileSystem::exchange(const std::string& one, const std::string& other) {
  const int done = ::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE);
  if (done != 0) return io_error("exchange " + one + " and", other, errno);
  return {};
}

Result<void> DiskFileSystem::remove_all(const std::string& path) {
  std::error_code error;
  fs::remove_all(path, error);
  if (error) return io_error("remove", path, error.value());
  return {};
}

Result<void> DiskFileSystem::make_executable(const std::string& path) {
  std::error_code error;
  fs::permissions(path, fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec,
                  fs::perm_options::add, error);
  if (error) return io_error("make executable", path, error.value());
  return {};
}

std::optional<FileStamp> DiskFileSystem::stamp(const std::string& path) const {
  struct stat facts {};
  if (::lstat(path.c_str(), &facts) != 0 || !S_ISREG(facts.st_mode)) return std::nullopt;
  constexpr uint64_t kNanoseconds = 1'000'000'000;
  return FileStamp{static_cast<uint64_t>(facts.st_size),
                   static_cast<uint64_t>(facts.st_mtim.tv_sec) * kNanoseconds +
                       static_cast<uint64_t>(facts.st_mtim.tv_nsec),
                   static_cast<uint64_t>(facts.st_ino)};
}

Result<void> DiskFileSystem::link(const std::string& from, const std::string& to) {
  if (::link(from.c_str(), to.c_str()) == 0) return {};
  if (errno == ENOENT) {
    if (const auto parent = parent_path(to); !parent.empty()) {
      DEBRIEF_TRY_VOID(make_directories(std::string(parent)));
    }
    if (::link(from.c_str(), to.c_str()) == 0) return {};
  }
  return io_error("link " + from + " as", to, errno);
}

}  // namespace debrief
