#include "debrief/corpus/ground.h"

#include <utility>

#include "debrief/base/strings.h"
#include "debrief/corpus/revision_text.h"

namespace debrief {
namespace {

constexpr std::string_view kTemplateFolder = ".debrief/templates/postmortem";

/// Where git would see a repository, at or above `directory`: tells one that cannot be read from
/// none at all.
struct Sighting {
  std::string folder;
  bool is_bare = false;
};

std::optional<Sighting> sight_repository(const FileSystem& files, const std::string& directory) {
  std::string folder = directory;
  while (true) {
    if (files.kind(join_path(folder, ".git")) != FileKind::kMissing) return Sighting{folder, false};
    if (files.kind(join_path(folder, "HEAD")) == FileKind::kFile &&
        files.kind(join_path(folder, "objects")) == FileKind::kDirectory) {
      return Sighting{folder, true};
    }
    const std::string parent(parent_path(folder));
    if (parent.empty() || parent == folder) return std::nullopt;
    folder = parent;
  }
}

/// Whether the work tree holds a part of the files. Git keeps the setting in the worktree's own
/// configuration, which libgit2 does not read.
bool is_sparse(const Repository& repository, const FileSystem& files) {
  if (repository.config("core.sparsecheckout").value_or("") == "true") return true;
  const auto own = files.read(join_path(repository.git_directory(), "config.worktree"));
  return own && lower_ascii(*own).find("sparsecheckout = true") != std::string::npos;
}

/// `path` below `folder` as seen from there; nullopt when it is not.
std::optional<std::string> below(const std::string& path, const std::string& folder) {
  if (path == folder) return ".";
  const std::string prefix = folder.ends_with('/') ? folder : folder + "/";
  if (!path.starts_with(prefix)) return std::nullopt;
  return path.substr(prefix.size());
}

/// Stands on a tree in place of the work tree.
void stand_on_tree(Ground& ground, RevisionFiles tree) {
  ground.revision = std::make_shared<const RevisionFiles>(std::move(tree));
  ground.files = ground.revision.get();
  const std::string inside = ground.from_root(ground.directory).value_or(".");
  ground.directory = normalise_path("/" + inside);
  ground.root = "/";
}

/// Turns the ground of a work tree into that of the index.
Result<void> stand_on_index(Ground& ground) {
  DEBRIEF_TRY(tree, RevisionFiles::of_index(*ground.repository));
  stand_on_tree(ground, std::move(tree));
  ground.staged = true;
  return {};
}

Result<void> take_policy_from(Ground& ground, const std::string& revision) {
  DEBRIEF_TRY(commit, ground.repository->resolve(revision));
  DEBRIEF_TRY(tree, RevisionFiles::open(*ground.repository, commit));
  ground.policy_commit = commit;
  ground.policy_revision = std::make_shared<const RevisionFiles>(std::move(tree));
  return {};
}

/// Turns the ground of a work tree into that of one commit.
Result<void> stand_on_revision(Ground& ground, const std::string& revision) {
  DEBRIEF_TRY(commit, ground.repository->resolve(revision));
  DEBRIEF_TRY(tree, RevisionFiles::open(*ground.repository, commit));
  ground.commit = commit;
  stand_on_tree(ground, std::move(tree));
  return {};
}

/// kGit where an index or another commit is asked for and there is no repository.
tl::unexpected<Error> no_repository(const std::string& directory) {
  return fail({.kind = ErrorKind::kGit,
               .message = "is in no git repository, so that there is nothing to compare with",
               .where = directory});
}

/// Whether a place of the policy's tree may be read: of another commit its own file system says so.
bool inside_policy(const Ground& ground, const std::string& location) {
  if (!ground.policy_revision) return ground.real_inside(location).has_value();
  return ground.policy_revision->real_path(location).has_value();
}

}  // namespace

std::optional<std::string> Ground::from_root(const std::string& location) const {
  return below(location, root);
}

std::set<std::string> Ground::left_out() const {
  std::set<std::string> paths;
  if (!repository || revision || !commit) return paths;
  if (!is_sparse(*repository, *files)) return paths;
  const auto tree = repository->files(*commit);
  if (!tree) return paths;
  for (const TreeFile& file : *tree) {
    if (files->kind(join_path(root, file.path)) == FileKind::kMissing) paths.insert(file.path);
  }
  return paths;
}

std::optional<std::string> Ground::real_inside(const std::string& location) const {
  const auto real_root = files->real_path(root);
  const auto real = files->real_path(location);
  if (!real_root || !real) return std::nullopt;
  const auto inside = below(*real, *real_root);
  const auto given = from_root(location);
  if (!inside || has_git_step(*inside) || (given && has_git_step(*given))) return std::nullopt;
  return *real;
}

Result<Ground> find_ground(const FileSystem& files, const std::string& directory,
                           const LoadRequest& request) {
  Ground ground;
  ground.files = &files;
  // git names a work tree by its real path; a directory may lead there through a link.
  DEBRIEF_TRY(real_directory, files.real_path(directory));
  ground.root = ground.work_tree = ground.directory = real_directory;
  auto repository = Repository::discover(
      directory, {.trust_owner = request.trust_owner, .index_file = request.index_file});
  if (!repository) {
    Error& error = repository.error();
    const auto sighting = sight_repository(files, ground.directory);
    if (!sighting && (request.staged || request.policy)) return no_repository(directory);
    if (!sighting && !request.revision) return ground;
    const bool is_readable = sighting && !sighting->is_bare && error.kind == ErrorKind::kFormat;
    if (!is_readable || request.revision) return fail(std::move(error));
    ground.root = ground.work_tree = sighting->folder;
    ground.unread = std::move(error);
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
  if (request.staged) DEBRIEF_TRY_VOID(stand_on_index(ground));
  if (request.policy) DEBRIEF_TRY_VOID(take_policy_from(ground, *request.policy));
  return ground;
}

namespace {

/// Adds the lines of a folder's Markdown files, of all or of those that are called templates.
void add_prompts(const Ground& ground, const std::string& folder, bool all,
                 std::set<std::string>& prompts) {
  const auto entries = ground.policy_files().list(folder);
  if (!entries) return;
  for (const DirectoryEntry& entry : *entries) {
    const bool is_template = all || lower_ascii(entry.name).find("template") != std::string::npos;
    if (entry.kind != FileKind::kFile || !entry.name.ends_with(".md") || !is_template) continue;
    const auto bytes = ground.policy_files().read(join_path(folder, entry.name));
    if (bytes) add_prompt_lines(*bytes, prompts);
  }
}

}  // namespace

std::set<std::string> template_prompts(const Ground& ground, const std::set<std::string>& folders) {
  std::set<std::string> prompts;
  const std::string root = ground.policy_root();
  const std::string own = join_path(root, kTemplateFolder);
  add_prompts(ground, own, true, prompts);
  add_prompts(ground, join_path(own, "parts"), true, prompts);
  for (const std::string& folder : folders) {
    add_prompts(ground, folder.empty() ? root : join_path(root, folder), false, prompts);
  }
  return prompts;
}

Result<Config> load_config(const Ground& ground) {
  const std::string location = join_path(ground.policy_root(), kConfigName);
  const FileKind kind = ground.policy_files().kind(location);
  if (kind == FileKind::kMissing) return Config{};
  const std::string name(kConfigName);
  if (kind == FileKind::kSymbolicLink && !inside_policy(ground, location)) {
    return fail({.kind = ErrorKind::kConfig,
                 .message = "the configuration is a symbolic link that leads nowhere or out of the "
                            "repository",
                 .where = name});
  }
  DEBRIEF_TRY(bytes, ground.policy_files().read(location));
  return parse_config(name, std::move(bytes));
}

}  // namespace debrief
