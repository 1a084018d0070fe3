// Repository::discover(): which repository a directory lies in, and why one cannot be read.

#include <mutex>
#include <utility>

#include <git2/sys/repository.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/git/library.h"
#include "debrief/git/repository_impl.h"

namespace debrief {

namespace {

std::string without_slash(const char* path) {
  std::string text = path == nullptr ? "" : path;
  while (text.size() > 1 && text.back() == '/') text.pop_back();
  return text;
}

// The directory that `git` would have as safe: the top of the work tree, or the bare repository.
std::string owned_directory(const std::string& directory) {
  const DiskFileSystem disk;
  const auto real = disk.real_path(directory);
  if (!real) return directory;
  for (std::string at = *real; at.size() > 1; at = std::string(parent_path(at))) {
    if (disk.kind(join_path(at, ".git")) != FileKind::kMissing) return at;
    if (disk.kind(join_path(at, "HEAD")) == FileKind::kFile &&
        disk.kind(join_path(at, "objects")) == FileKind::kDirectory) {
      return at;
    }
  }
  return *real;
}

std::string shell_word(const std::string& text) {
  const bool plain = text.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                         "0123456789/._-+@%,:=") == std::string::npos;
  return plain ? text : concat("'", replace_all(text, "'", "'\\''"), "'");
}

Error foreign_owner(const std::string& directory) {
  const std::string owned = owned_directory(directory);
  return {.kind = ErrorKind::kGit,
          .message = "the repository belongs to another user",
          .where = owned,
          .hints = {concat("git config --global --add safe.directory ", shell_word(owned)),
                    "or pass --trust-repo to read it this once"}};
}

Error sha256_objects(const std::string& directory) {
  return {.kind = ErrorKind::kFormat,
          .message = "the repository names its objects by SHA-256, which cannot be read yet",
          .where = directory,
          .hints = {"files can still be checked without their history"}};
}

// What the code of git_repository_open_ext() means; libgit2 1.5 reports a foreign owner as a
// missing configuration value when the user trusts no directory at all.
Error open_error(int code, const std::string& directory) {
  const std::string message = library_message();
  if (code == GIT_EOWNER ||
      (code == GIT_ENOTFOUND && message.find("safe.directory") != std::string::npos)) {
    return foreign_owner(directory);
  }
  if (code == GIT_ENOTFOUND) {
    return {.kind = ErrorKind::kGit,
            .message = "not in a git repository",
            .where = directory,
            .hints = {"run inside a clone, or make a repository with `git init`"}};
  }
  constexpr std::string_view kExtension = "extensions.";
  if (const size_t at = message.find(kExtension); at != std::string::npos) {
    std::string name = message.substr(at + kExtension.size());
    while (!name.empty() && !is_ascii_alnum(name.back())) name.pop_back();
    Error error{.kind = ErrorKind::kFormat,
                .message = concat("the repository uses the extension “", name,
                                  "”, which is not known here"),
                .where = directory};
    if (name != "refstorage") return error;
    return std::move(error).hint("`git refs migrate --ref-format=files` makes it readable");
  }
  return {.kind = ErrorKind::kGit,
          .message = concat("cannot open the repository: ", message),
          .where = directory};
}

// Opens with or without the check of the owner. The check is a setting of the whole process, so
// that no other thread may open while it is off.
int open_repository(RepositoryHandle& repository, const std::string& directory, bool trust_owner) {
  static std::mutex mutex;
  const std::lock_guard lock(mutex);
  if (trust_owner) git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  const int code = git_repository_open_ext(fill(repository), directory.c_str(), 0, nullptr);
  if (trust_owner) git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 1);
  return code;
}

// Whether a remote promises objects that are not here. Not by git_config_iterator_glob_new(), whose
// matches are never freed in libgit2 1.5.
bool has_promisor(git_config* config) {
  constexpr std::string_view kRemote = "remote.", kPromisor = ".promisor";
  git_config_iterator* iterator = nullptr;
  if (git_config_iterator_new(&iterator, config) != 0) return false;
  git_config_entry* entry = nullptr;
  bool found = false;
  while (!found && git_config_next(&entry, iterator) == 0) {
    const std::string_view name = entry->name;
    found = name == "extensions.partialclone" ||
            (name.size() > kRemote.size() + kPromisor.size() &&
             name.substr(0, kRemote.size()) == kRemote &&
             name.substr(name.size() - kPromisor.size()) == kPromisor);
  }
  git_config_iterator_free(iterator);
  return found;
}

// A trusted repository of another user may name any directory as its work tree; only the one that
// holds the `.git` that was found is taken.
bool has_work_tree_elsewhere(const Repository::Impl& impl, const std::string& directory) {
  const std::string owned = owned_directory(directory);
  const auto tree = DiskFileSystem().real_path(impl.work_tree);
  return !tree || (owned != *tree && owned != join_path(*tree, ".git"));
}

absl::flat_hash_map<ObjectId, ObjectId> read_replacements(git_repository* repository) {
  constexpr std::string_view kFolder = "refs/replace/";
  absl::flat_hash_map<ObjectId, ObjectId> replaced;
  ReferenceIteratorHandle iterator;
  if (git_reference_iterator_glob_new(fill(iterator), repository, "refs/replace/*") != 0) {
    return replaced;
  }
  const char* name = nullptr;
  while (git_reference_next_name(&name, iterator.get()) == 0) {
    const auto id = parse_object_id(std::string_view(name).substr(kFolder.size()));
    git_oid target;
    if (id && git_reference_name_to_id(&target, repository, name) == 0) {
      replaced.emplace(*id, from_oid(target));
    }
  }
  return replaced;
}

/// Makes another file the repository's index, for all that libgit2 does with one.
Result<void> take_index(const Repository::Impl& impl, const std::string& file) {
  IndexHandle index;
  const std::string place = file.starts_with('/') ? file : join_path(impl.work_tree, file);
  const int opened = git_index_open(fill(index), place.c_str());
  if (opened == 0 && git_repository_set_index(impl.repository.get(), index.get()) == 0) return {};
  Error error = library_error("the index cannot be read");
  error.where = place;
  return fail(std::move(error));
}

}  // namespace

Result<Repository> Repository::discover(const std::string& directory, const OpenOptions& options) {
  start_library();
  auto impl = std::make_unique<Impl>();
  const int code = open_repository(impl->repository, directory, options.trust_owner);
  if (code != 0) return fail(open_error(code, directory));
  git_repository* const raw = impl->repository.get();
  impl->work_tree = without_slash(git_repository_workdir(raw));
  impl->git_directory = without_slash(git_repository_path(raw));
  impl->common_directory = without_slash(git_repository_commondir(raw));
  if (git_repository_odb(fill(impl->odb), raw) != 0 ||
      git_repository_config_snapshot(fill(impl->config), raw) != 0) {
    return fail(library_error("cannot open the repository"));
  }
  if (options.trust_owner && !impl->work_tree.empty() &&
      has_work_tree_elsewhere(*impl, directory)) {
    return fail({.kind = ErrorKind::kGit,
                 .message = "the repository's configuration puts its work tree elsewhere",
                 .where = impl->work_tree,
                 .hints = {"remove `core.worktree` from its configuration"}});
  }
  if (!options.index_file.empty()) {
    DEBRIEF_TRY_VOID(take_index(*impl, options.index_file));
  }
  impl->partial = has_promisor(impl->config.get());
  impl->replaced = read_replacements(raw);
  Repository repository(std::move(impl));
  const auto format = repository.config("extensions.objectformat");
  if (format && lower_ascii(*format) != "sha1") return fail(sha256_objects(directory));
  return repository;
}

}  // namespace debrief
