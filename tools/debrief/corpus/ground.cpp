#include "debrief/corpus/ground.h"

#include <utility>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// Whether git would see a repository at or above `directory`: tells one that cannot be read from
/// none at all.
bool has_repository(const FileSystem& files, const std::string& directory) {
  std::string folder = directory;
  while (true) {
    if (files.kind(join_path(folder, ".git")) != FileKind::kMissing) return true;
    if (files.kind(join_path(folder, "HEAD")) == FileKind::kFile &&
        files.kind(join_path(folder, "objects")) == FileKind::kDirectory) {
      return true;
    }
    const std::string parent(parent_path(folder));
    if (parent.empty() || parent == folder) return false;
    folder = parent;
  }
}

/// `path` below `folder` as seen from there; nullopt when it is not.
std::optional<std::string> below(const std::string& path, const std::string& folder) {
  if (path == folder) return ".";
  const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
  if (!path.starts_with(prefix)) return std::nullopt;
  return path.substr(prefix.size());
}

/// Turns the ground of a work tree into that of one commit.
Result<void> stand_on_revision(Ground& ground, const std::string& revision) {
  DEBRIEF_TRY(commit, ground.repository->resolve(revision));
  DEBRIEF_TRY(tree, RevisionFiles::open(*ground.repository, commit));
  ground.commit = commit;
  ground.revision = std::make_shared<const RevisionFiles>(std::move(tree));
  ground.files = ground.revision.get();
  const std::string inside = ground.from_root(ground.directory).value_or(".");
  ground.directory = normalise_path("/" + inside);
  ground.root = "/";
  return {};
}

}  // namespace

std::optional<std::string> Ground::from_root(const std::string& location) const {
  return below(location, root);
}

Result<Ground> find_ground(const FileSystem& files, const std::string& directory,
                           const LoadRequest& request) {
  Ground ground;
  ground.files = &files;
  // git names a work tree by its real path; a directory may lead there through a link.
  DEBRIEF_TRY(real_directory, files.real_path(directory));
  ground.root = ground.work_tree = ground.directory = real_directory;
  auto repository = Repository::discover(directory, {.trust_owner = request.trust_owner});
  if (!repository) {
    if (request.revision || has_repository(files, ground.directory)) {
      return fail(std::move(repository).error());
    }
    return ground;
  }
  ground.repository = std::make_shared<const Repository>(std::move(*repository));
  ground.work_tree = ground.root = ground.repository->is_bare() ? ground.repository->git_directory()
                                                                : ground.repository->work_tree();
  if (request.revision) {
    DEBRIEF_TRY_VOID(stand_on_revision(ground, *request.revision));
  } else if (ground.repository->is_bare()) {
    DEBRIEF_TRY_VOID(stand_on_revision(ground, "HEAD"));
  } else if (!ground.repository->is_unborn()) {
    DEBRIEF_TRY(head, ground.repository->resolve("HEAD"));
    ground.commit = head;
  }
  return ground;
}

Result<Config> load_config(const Ground& ground) {
  const std::string location = join_path(ground.root, kConfigName);
  const FileKind kind = ground.files->kind(location);
  if (kind == FileKind::kMissing) return Config{};
  const std::string name(kConfigName);
  if (kind == FileKind::kSymbolicLink) {
    const auto real = ground.files->real_path(location);
    if (!real || !ground.from_root(*real)) {
      return fail({.kind = ErrorKind::kConfig,
                   .message = "the configuration is a symbolic link that leads nowhere or out of "
                              "the repository",
                   .where = name});
    }
  }
  DEBRIEF_TRY(bytes, ground.files->read(location));
  return parse_config(name, std::move(bytes));
}

}  // namespace debrief
