#include "debrief/corpus/revision_files.h"

#include <set>
#include <utility>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr uint32_t kLinkMode = 0120000;
constexpr uint32_t kSubmoduleMode = 0160000;
constexpr int kLongestLinkChain = 16;

tl::unexpected<Error> io_error(std::string message, const std::string& path) {
  return fail({.kind = ErrorKind::kIo, .message = std::move(message), .where = path});
}

tl::unexpected<Error> read_only(const std::string& path) {
  return io_error("cannot write: a commit does not change", path);
}

FileKind kind_of_mode(uint32_t mode) {
  if (mode == kLinkMode) return FileKind::kSymbolicLink;
  return mode == kSubmoduleMode ? FileKind::kDirectory : FileKind::kFile;
}

}  // namespace

Result<RevisionFiles> RevisionFiles::open(const Repository& repository, const ObjectId& commit) {
  DEBRIEF_TRY(tree, repository.files(commit));
  return RevisionFiles(repository, std::move(tree));
}

Result<RevisionFiles> RevisionFiles::of_index(const Repository& repository) {
  DEBRIEF_TRY(tree, repository.index_files());
  return RevisionFiles(repository, std::move(tree));
}

RevisionFiles::RevisionFiles(const Repository& repository, std::vector<TreeFile> tree)
    : repository_(&repository) {
  for (TreeFile& file : tree) {
    std::string path = "/" + file.path;
    files_.emplace_hint(files_.end(), std::move(path), std::move(file));
  }
}

Result<std::string> RevisionFiles::read_blob(const TreeFile& file) const {
  const std::lock_guard lock(mutex_);
  return repository_->read(file.blob);
}

Result<std::string> RevisionFiles::read(const std::string& path) const {
  DEBRIEF_TRY(real, real_path(path));
  const auto found = files_.find(real);
  if (found == files_.end()) return io_error("cannot read: is a directory", path);
  return read_blob(found->second);
}

FileKind RevisionFiles::kind(const std::string& path) const {
  const std::string clean = normalise_path(path);
  if (const auto found = files_.find(clean); found != files_.end()) {
    return kind_of_mode(found->second.mode);
  }
  const std::string prefix = clean == "/" ? clean : clean + "/";
  const auto below = files_.lower_bound(prefix);
  const bool is_directory =
      clean == "/" || (below != files_.end() && below->first.starts_with(prefix));
  return is_directory ? FileKind::kDirectory : FileKind::kMissing;
}

Result<std::vector<DirectoryEntry>> RevisionFiles::list(const std::string& path) const {
  DEBRIEF_TRY(clean, real_path(path));
  if (kind(clean) != FileKind::kDirectory) return io_error("cannot list: not a directory", path);
  const std::string prefix = clean == "/" ? clean : clean + "/";
  std::vector<DirectoryEntry> entries;
  std::set<std::string> folders;
  for (auto at = files_.lower_bound(prefix); at != files_.end() && at->first.starts_with(prefix);
       ++at) {
    std::string name = at->first.substr(prefix.size());
    const size_t slash = name.find('/');
    if (slash == std::string::npos) {
      entries.push_back({std::move(name), kind_of_mode(at->second.mode)});
    } else if (name.resize(slash); folders.insert(name).second) {
      entries.push_back({std::move(name), FileKind::kDirectory});
    }
  }
  return entries;
}

uint64_t RevisionFiles::size(const std::string& path) const {
  const auto found = files_.find(normalise_path(path));
  if (found == files_.end() || kind_of_mode(found->second.mode) != FileKind::kFile) return 0;
  const auto bytes = read_blob(found->second);
  return bytes ? bytes->size() : 0;
}

/// Follows links at the end of the path; a link in its middle is not one that git can check out.
Result<std::string> RevisionFiles::real_path(const std::string& path) const {
  std::string clean = normalise_path(path);
  for (int steps = 0; steps < kLongestLinkChain; ++steps) {
    const FileKind what = kind(clean);
    if (what == FileKind::kMissing) return io_error("cannot find: no such file or directory", path);
    if (what != FileKind::kSymbolicLink) return clean;
    DEBRIEF_TRY(target, read_blob(files_.at(clean)));
    const std::string from_root = join_path(parent_path(clean).substr(1), target);
    const std::string resolved = normalise_path(from_root);
    if (target.starts_with('/') || resolved == ".." || resolved.starts_with("../")) {
      return io_error("cannot follow: the link leads out of the repository", path);
    }
    clean = normalise_path("/" + resolved);
  }
  return io_error("cannot follow: too many links", path);
}

Result<void> RevisionFiles::write(const std::string& path, std::string_view) {
  return read_only(path);
}
Result<void> RevisionFiles::create(const std::string& path, std::string_view) {
  return read_only(path);
}
Result<void> RevisionFiles::make_directories(const std::string& path) { return read_only(path); }
Result<void> RevisionFiles::rename(const std::string& from, const std::string&) {
  return read_only(from);
}
Result<void> RevisionFiles::exchange(const std::string& one, const std::string&) {
  return read_only(one);
}
Result<void> RevisionFiles::remove_all(const std::string& path) { return read_only(path); }
Result<void> RevisionFiles::make_executable(const std::string& path) { return read_only(path); }

}  // namespace debrief
