#include <set>

#include "debrief/base/file_system.h"
#include "debrief/base/stable_hash.h"

namespace debrief {
namespace {

tl::unexpected<Error> io_error(const std::string& message, const std::string& path) {
  return fail({.kind = ErrorKind::kIo, .message = message, .where = path});
}

}  // namespace

Result<std::string> MemoryFileSystem::read(const std::string& path) const {
  const auto found = files_.find(normalise_path(path));
  if (found == files_.end()) return io_error("cannot read: no such file or directory", path);
  return found->second;
}

FileKind MemoryFileSystem::kind(const std::string& path) const {
  const std::string clean = normalise_path(path);
  if (files_.contains(clean)) return FileKind::kFile;
  if (clean == ".") return FileKind::kDirectory;
  const auto below = files_.lower_bound(clean + "/");
  const bool is_directory = below != files_.end() && below->first.starts_with(clean + "/");
  return is_directory ? FileKind::kDirectory : FileKind::kMissing;
}

Result<std::vector<DirectoryEntry>> MemoryFileSystem::list(const std::string& path) const {
  if (kind(path) != FileKind::kDirectory) {
    return io_error("cannot list: no such file or directory", path);
  }
  const std::string clean = normalise_path(path);
  const std::string prefix = clean == "." ? "" : clean + "/";
  std::vector<DirectoryEntry> entries;
  std::set<std::string> seen;
  for (auto at = files_.lower_bound(prefix); at != files_.end() && at->first.starts_with(prefix);
       ++at) {
    const std::string rest = at->first.substr(prefix.size());
    const size_t slash = rest.find('/');
    std::string name = rest.substr(0, slash);
    if (!seen.insert(name).second) continue;
    entries.push_back(
        {std::move(name), slash == std::string::npos ? FileKind::kFile : FileKind::kDirectory});
  }
  return entries;
}

uint64_t MemoryFileSystem::size(const std::string& path) const {
  const auto found = files_.find(normalise_path(path));
  return found == files_.end() ? 0 : found->second.size();
}

Result<std::string> MemoryFileSystem::real_path(const std::string& path) const {
  if (kind(path) == FileKind::kMissing)
    return io_error("cannot find: no such file or directory", path);
  return normalise_path(path);
}

Result<void> MemoryFileSystem::write(const std::string& path, std::string_view bytes) {
  files_[normalise_path(path)] = std::string(bytes);
  return {};
}

Result<void> MemoryFileSystem::create(const std::string& path, std::string_view bytes) {
  if (kind(path) != FileKind::kMissing) return io_error("cannot create: file exists", path);
  return write(path, bytes);
}

Result<void> MemoryFileSystem::make_directories(const std::string&) { return {}; }

Result<void> MemoryFileSystem::rename(const std::string& from, const std::string& to) {
  const std::string source = normalise_path(from);
  const std::string target = normalise_path(to);
  if (kind(source) == FileKind::kMissing) return io_error("cannot rename: no such file", from);
  std::map<std::string, std::string> moved;
  for (auto& [path, bytes] : files_) {
    const bool inside = path == source || path.starts_with(source + "/");
    moved[inside ? target + path.substr(source.size()) : path] = std::move(bytes);
  }
  files_ = std::move(moved);
  return {};
}

Result<void> MemoryFileSystem::exchange(const std::string& one, const std::string& other) {
  const std::string between = normalise_path(other) + ".exchange";
  DEBRIEF_TRY_VOID(rename(one, between));
  if (auto moved = rename(other, one); !moved) {
    DEBRIEF_TRY_VOID(rename(between, one));
    return moved;
  }
  return rename(between, other);
}

Result<void> MemoryFileSystem::remove_all(const std::string& path) {
  const std::string clean = normalise_path(path);
  std::erase_if(files_, [&](const auto& file) {
    return file.first == clean || file.first.starts_with(clean + "/");
  });
  return {};
}

Result<void> MemoryFileSystem::make_executable(const std::string&) { return {}; }

std::optional<FileStamp> MemoryFileSystem::stamp(const std::string& path) const {
  const auto found = files_.find(normalise_path(path));
  if (found == files_.end()) return std::nullopt;
  return FileStamp{found->second.size(), stable_hash(found->second), 0};
}

Result<void> MemoryFileSystem::link(const std::string& from, const std::string& to) {
  DEBRIEF_TRY(bytes, read(from));
  return create(to, bytes);
}

}  // namespace debrief
