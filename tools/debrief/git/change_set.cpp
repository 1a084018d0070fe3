#include "debrief/git/change_set.h"

#include <algorithm>
#include <string>
#include <utility>

#include <absl/container/flat_hash_set.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/git/library.h"
#include "debrief/git/raw_object.h"
#include "debrief/git/repository_impl.h"

namespace debrief {
namespace {

/// Half alike, as git's own default; nothing of the user's configuration decides.
constexpr uint16_t kRenameSimilarity = 50;
constexpr size_t kMostRenames = 1000;

/// Options under which neither attributes nor configuration change what is seen.
struct DiffOptions {
  git_diff_options options = GIT_DIFF_OPTIONS_INIT;
  std::vector<char*> folders;

  explicit DiffOptions(const std::vector<std::string>& wanted) {
    options.context_lines = 0;
    options.interhunk_lines = 0;
    options.ignore_submodules = GIT_SUBMODULE_IGNORE_NONE;
    // An attribute that calls a file binary would hide what it says.
    options.flags = GIT_DIFF_FORCE_TEXT | GIT_DIFF_INCLUDE_TYPECHANGE |
                    GIT_DIFF_INCLUDE_TYPECHANGE_TREES | GIT_DIFF_INDENT_HEURISTIC |
                    GIT_DIFF_INCLUDE_UNTRACKED | GIT_DIFF_RECURSE_UNTRACKED_DIRS |
                    GIT_DIFF_SHOW_UNTRACKED_CONTENT | GIT_DIFF_DISABLE_PATHSPEC_MATCH;
    for (const std::string& folder : wanted) folders.push_back(const_cast<char*>(folder.c_str()));
    options.pathspec = {folders.data(), folders.size()};
  }
};

/// What the flags of an index keep out of a comparison.
struct KeptOut {
  absl::flat_hash_set<std::string> intended;  ///< `git add -N`: nothing of them is staged
  absl::flat_hash_set<std::string> left_out;  ///< not in the work tree of a sparse checkout

  KeptOut(git_index* index, NewerSide newer) {
    for (size_t i = 0; i < git_index_entrycount(index); ++i) {
      const git_index_entry* const entry = git_index_get_byindex(index, i);
      const uint16_t flags = entry->flags_extended;
      if (newer == NewerSide::kIndex) {
        if ((flags & GIT_INDEX_ENTRY_INTENT_TO_ADD) != 0) intended.emplace(entry->path);
      } else if ((flags & GIT_INDEX_ENTRY_SKIP_WORKTREE) != 0) {
        left_out.emplace(entry->path);
      }
    }
  }

  /// A `git_diff_notify_cb`: 1 leaves the difference out.
  static int notify(const git_diff*, const git_diff_delta* delta, const char*, void* payload) {
    const auto& kept_out = *static_cast<const KeptOut*>(payload);
    switch (delta->status) {
      case GIT_DELTA_ADDED:
        return kept_out.intended.contains(delta->new_file.path) ? 1 : 0;
      case GIT_DELTA_DELETED:
        return kept_out.left_out.contains(delta->old_file.path) ? 1 : 0;
      default:
        return 0;
    }
  }
};

/// A failure of libgit2; `partial`: of a clone that may lack what is compared.
tl::unexpected<Error> failure(int code, std::string message, bool partial) {
  Error error = library_error(std::move(message));
  if (partial && code == GIT_ENOTFOUND) error.hints.push_back(refetch_hint());
  return fail(std::move(error));
}

Result<TreeHandle> tree_of(const Repository& repository, const ObjectId& commit) {
  TreeHandle tree;
  if (commit.is_zero()) return tree;
  DEBRIEF_TRY(id, repository.tree(commit));
  const git_oid oid = to_oid(id);
  if (git_tree_lookup(fill(tree), repository.impl().repository.get(), &oid) != 0) {
    return fail(library_error(concat("the tree of ", commit.short_hex(), " cannot be read")));
  }
  return tree;
}

Result<void> find_renames(git_diff* diff, bool partial) {
  git_diff_find_options options = GIT_DIFF_FIND_OPTIONS_INIT;
  options.flags = GIT_DIFF_FIND_RENAMES | GIT_DIFF_FIND_FOR_UNTRACKED;
  options.rename_threshold = kRenameSimilarity;
  options.rename_limit = kMostRenames;
  const int code = git_diff_find_similar(diff, &options);
  if (code == 0) return {};
  return failure(code, "renames cannot be found", partial);
}

ChangeKind kind_of(git_delta_t status) {
  switch (status) {
    case GIT_DELTA_ADDED:
    case GIT_DELTA_UNTRACKED:
    case GIT_DELTA_COPIED:
      return ChangeKind::kAdded;
    case GIT_DELTA_DELETED:
      return ChangeKind::kDeleted;
    case GIT_DELTA_RENAMED:
      return ChangeKind::kRenamed;
    default:
      return ChangeKind::kModified;
  }
}

/// Whether the newer side is an empty file on disk. libgit2 1.5 frees memory that nobody allocated
/// when it reads one through a filter (`core.autocrlf`, the attribute `text`). The size in the
/// index is not to be relied on: git sets it to 0 for a file that was written while it looked.
bool is_empty_on_disk(const std::string& work_tree, const std::string& path) {
  if (work_tree.empty()) return false;
  const DiskFileSystem disk;
  const std::string place = join_path(work_tree, path);
  return disk.kind(place) == FileKind::kFile && disk.size(place) == 0;
}

Result<void> read_lines(git_diff* diff, size_t index, bool partial, ChangedFile& file) {
  PatchHandle patch;
  const int code = git_patch_from_diff(fill(patch), diff, index);
  if (code != 0) {
    return failure(code, concat("the change of ", file.path, " cannot be read"), partial);
  }
  if (patch == nullptr) return {};
  for (size_t i = 0; i < git_patch_num_hunks(patch.get()); ++i) {
    const git_diff_hunk* hunk = nullptr;
    if (git_patch_get_hunk(&hunk, nullptr, patch.get(), i) != 0) continue;
    const auto first = static_cast<uint32_t>(hunk->new_start);
    const auto count = static_cast<uint32_t>(hunk->new_lines);
    if (count == 0) {
      file.cuts.push_back(first + 1);
    } else {
      file.lines.push_back({first, first + count - 1});
    }
  }
  return {};
}

/// Whether a file on disk is what git stores with other line ends: only its contents tell.
bool is_same(const ChangedFile& file) {
  return file.kind == ChangeKind::kModified && file.mode_before == file.mode_after &&
         file.mode_after != GIT_FILEMODE_COMMIT && file.lines.empty() && file.cuts.empty();
}

Result<ChangedFile> changed_file(git_diff* diff, size_t index, bool partial,
                                 const std::string& work_tree) {
  const git_diff_delta* const delta = git_diff_get_delta(diff, index);
  ChangedFile file;
  file.kind = kind_of(delta->status);
  const bool is_deleted = file.kind == ChangeKind::kDeleted;
  file.path = is_deleted ? delta->old_file.path : delta->new_file.path;
  if (file.kind == ChangeKind::kRenamed) file.previous_path = delta->old_file.path;
  if (file.kind != ChangeKind::kAdded) {
    file.before = from_oid(delta->old_file.id);
    file.mode_before = delta->old_file.mode;
  }
  if (!is_deleted) {
    file.after = from_oid(delta->new_file.id);
    file.mode_after = delta->new_file.mode;
    if (!is_empty_on_disk(work_tree, file.path)) {
      DEBRIEF_TRY_VOID(read_lines(diff, index, partial, file));
    } else if (!file.before.is_zero() && file.before != blob_id("")) {
      file.cuts = {1};
    }
  }
  return file;
}

/// `work_tree`: the folder of the newer side; empty when that is no work tree.
Result<ChangeSet> change_set(git_diff* diff, bool partial, const std::string& work_tree = {}) {
  DEBRIEF_TRY_VOID(find_renames(diff, partial));
  ChangeSet set;
  for (size_t i = 0; i < git_diff_num_deltas(diff); ++i) {
    const git_diff_delta* const delta = git_diff_get_delta(diff, i);
    if (delta->status == GIT_DELTA_UNMODIFIED || delta->status == GIT_DELTA_IGNORED) continue;
    if (delta->status == GIT_DELTA_CONFLICTED) {
      return fail({.kind = ErrorKind::kGit,
                   .message = "a merge that is not finished",
                   .where = delta->new_file.path,
                   .hints = {"resolve the conflict and git add the file"}});
    }
    DEBRIEF_TRY(file, changed_file(diff, i, partial, work_tree));
    if (is_same(file)) continue;
    set.files.push_back(std::move(file));
  }
  std::ranges::stable_sort(set.files, {}, &ChangedFile::path);
  return set;
}

}  // namespace

bool ChangedFile::touches(LineRange range) const {
  const bool written = std::ranges::any_of(lines, [&](const LineRange& each) {
    return each.first <= range.last && range.first <= each.last;
  });
  if (written) return true;
  // Lines that went away between two lines of the range.
  return std::ranges::any_of(
      cuts, [&](uint32_t line) { return range.first < line && line <= range.last; });
}

const ChangedFile* ChangeSet::find(std::string_view path) const {
  const auto found = std::ranges::lower_bound(
      files, path, {}, [](const ChangedFile& each) { return std::string_view(each.path); });
  return found != files.end() && found->path == path ? &*found : nullptr;
}

const ChangedFile* ChangeSet::find_former(std::string_view path) const {
  for (const ChangedFile& each : files) {
    const bool was_here = each.kind == ChangeKind::kRenamed
                              ? each.previous_path == path
                              : each.path == path && each.kind != ChangeKind::kAdded;
    if (was_here) return &each;
  }
  return nullptr;
}

Result<ChangeSet> changes_between(const Repository& repository, const ObjectId& before,
                                  const ObjectId& after, const std::vector<std::string>& folders) {
  DEBRIEF_TRY(older, tree_of(repository, before));
  DEBRIEF_TRY(newer, tree_of(repository, after));
  const DiffOptions options(folders);
  DiffHandle diff;
  if (git_diff_tree_to_tree(fill(diff), repository.impl().repository.get(), older.get(),
                            newer.get(), &options.options) != 0) {
    return fail(library_error("the two commits cannot be compared"));
  }
  return change_set(diff.get(), repository.is_partial());
}

Result<ChangeSet> changes_since(const Repository& repository, const ObjectId& before,
                                NewerSide newer, const std::vector<std::string>& folders) {
  DEBRIEF_TRY(older, tree_of(repository, before));
  git_repository* const raw = repository.impl().repository.get();
  DEBRIEF_TRY(index, repository.impl().open_index());
  KeptOut kept_out(index.get(), newer);
  DiffOptions options(folders);
  options.options.notify_cb = &KeptOut::notify;
  options.options.payload = &kept_out;
  DiffHandle diff;
  const int code =
      newer == NewerSide::kIndex
          ? git_diff_tree_to_index(fill(diff), raw, older.get(), index.get(), &options.options)
          : git_diff_tree_to_workdir_with_index(fill(diff), raw, older.get(), &options.options);
  if (code != 0) {
    return fail(library_error(newer == NewerSide::kIndex ? "the index cannot be compared"
                                                         : "the work tree cannot be compared"));
  }
  return change_set(diff.get(), repository.is_partial(),
                    newer == NewerSide::kWorkTree ? repository.work_tree() : std::string());
}

}  // namespace debrief
