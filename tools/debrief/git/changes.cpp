#include "debrief/git/changes.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/git/renames.h"
#include "debrief/git/repository_impl.h"

namespace debrief {

namespace {

using Differences = std::vector<FileDifference>;

std::vector<std::string> folder_names(const std::vector<std::string>& folders) {
  std::vector<std::string> names;
  for (std::string name : folders) {
    while (!name.empty() && name.back() == '/') name.pop_back();
    names.push_back(name == "." ? std::string() : std::move(name));
  }
  if (names.empty()) names.emplace_back();
  return names;
}

class ChangeReader {
 public:
  ChangeReader(const Repository& repository, const CommitGraph& graph,
               const HistoryOptions& options, PathTable& paths, absl::flat_hash_set<PathId> tracked)
      : graph_(graph),
        paths_(paths),
        tracked_(std::move(tracked)),
        scope_(folder_names(options.folders)),
        differ_(repository.impl(), paths),
        finder_(repository, options) {}

  // A file that came from outside may have been edited there in a commit that was read before its
  // move was, on another branch; so all is read again until nothing more is looked at.
  Result<ChangeLog> read() {
    ChangeLog log;
    do {
      scope_grew_ = false;
      log.commits.assign(graph_.commits.size(), {});
      for (size_t i = 0; i < graph_.commits.size(); ++i) {
        DEBRIEF_TRY_VOID(read_commit(graph_.commits[i], log.commits[i]));
      }
    } while (scope_grew_);
    log.lacked_contents = finder_.lacked_contents();
    log.cut_pairs = finder_.cut_pairs();
    return log;
  }

 private:
  Result<void> read_commit(const GraphCommit& commit, CommitChanges& result) {
    std::vector<Differences> sides;
    for (const uint32_t parent : commit.parents) {
      DEBRIEF_TRY(side, differ_.compare(graph_.commits[parent].tree, commit.tree, scope_));
      sides.push_back(std::move(side));
    }
    if (sides.empty()) {
      DEBRIEF_TRY(side, differ_.compare({}, commit.tree, scope_));
      sides.push_back(std::move(side));
    }
    find_changes(sides, result);
    if (commit.parents.empty()) return {};
    for (uint32_t parent = 0; parent < sides.size(); ++parent) {
      DEBRIEF_TRY_VOID(find_renames(commit, parent, sides[parent], result));
    }
    std::sort(result.renames.begin(), result.renames.end(), [](const Rename& a, const Rename& b) {
      return std::tie(a.to, a.parent) < std::tie(b.to, b.parent);
    });
    if (sides.size() > 1) keep_sides(sides, result);
    return {};
  }

  // Only what differs from every parent; a path that no parent had was added.
  static void find_changes(const std::vector<Differences>& sides, CommitChanges& result) {
    for (const FileDifference& first : sides.front()) {
      bool everywhere = true;
      bool added = first.added();
      absl::InlinedVector<ObjectId, 1> before = {first.before.blob};
      for (size_t i = 1; i < sides.size() && everywhere; ++i) {
        const auto at = std::lower_bound(
            sides[i].begin(), sides[i].end(), first.path,
            [](const FileDifference& difference, PathId path) { return difference.path < path; });
        everywhere = at != sides[i].end() && at->path == first.path;
        added = added && everywhere && at->added();
        if (everywhere) before.push_back(at->before.blob);
      }
      if (!everywhere) continue;
      result.changes.push_back({first.path,
                                first.deleted() ? ChangeKind::kDeleted
                                : added         ? ChangeKind::kAdded
                                                : ChangeKind::kModified,
                                first.after.blob, std::move(before)});
    }
  }

  static bool is_addition(const CommitChanges& result, PathId path) {
    const auto at = std::lower_bound(
        result.changes.begin(), result.changes.end(), path,
        [](const PathChange& change, PathId wanted) { return change.path < wanted; });
    return at != result.changes.end() && at->path == path && at->kind == ChangeKind::kAdded;
  }

  // Files by their paths, so that ties between candidates are decided by names.
  std::vector<MovedFile> moved(const Differences& differences, bool deleted) const {
    std::vector<MovedFile> files;
    for (const FileDifference& difference : differences) {
      files.push_back(
          {paths_.path(difference.path), deleted ? difference.before : difference.after});
    }
    std::sort(files.begin(), files.end(),
              [](const auto& a, const auto& b) { return a.path < b.path; });
    return files;
  }

  // Records the renames among them and takes the files found out of `added`. In a merge a file that
  // came from another parent competes for its source, but was not renamed here.
  void match(const Differences& deleted, Differences& added, uint32_t parent,
             CommitChanges& result) {
    const std::vector<MovedFile> sources = moved(deleted, true);
    const std::vector<MovedFile> targets = moved(added, false);
    absl::flat_hash_set<PathId> found;
    for (const auto& [from, to] : finder_.find(sources, targets)) {
      const Rename rename{paths_.id(sources[from].path), paths_.id(targets[to].path), parent,
                          sources[from].state.blob};
      if (!is_addition(result, rename.to)) continue;
      result.renames.push_back(rename);
      found.insert(rename.to);
      if (tracked_.contains(rename.to)) tracked_.insert(rename.from);
    }
    std::erase_if(added, [&](const FileDifference& file) { return found.contains(file.path); });
  }

  Result<void> find_renames(const GraphCommit& commit, uint32_t parent, const Differences& side,
                            CommitChanges& result) {
    const auto is_new = [&](const FileDifference& file) { return is_addition(result, file.path); };
    Differences added, deleted;
    for (const FileDifference& file : side) {
      if (file.deleted()) deleted.push_back(file);
      if (file.added()) added.push_back(file);
    }
    if (std::none_of(added.begin(), added.end(), is_new)) return {};
    if (!deleted.empty()) match(deleted, added, parent, result);
    std::erase_if(added, [&](const FileDifference& file) {
      return !is_new(file) || !tracked_.contains(file.path);
    });
    if (added.empty()) return {};
    const ObjectId& before = graph_.commits[commit.parents[parent]].tree;
    DEBRIEF_TRY(outside, differ_.compare_outside(before, commit.tree, scope_));
    const Differences gone = unclaimed(outside, added);
    if (gone.empty()) return {};
    const size_t known = result.renames.size();
    match(gone, added, parent, result);
    for (size_t i = known; i < result.renames.size(); ++i) {
      scope_.add_file(paths_.path(result.renames[i].from));
      scope_grew_ = true;
    }
    return {};
  }

  // The files that left the rest of the tree, without those that another file of that rest is.
  Differences unclaimed(const Differences& outside, const Differences& added) const {
    Differences gone, targets = added;
    for (const FileDifference& file : outside) {
      if (file.deleted()) gone.push_back(file);
      if (file.added()) targets.push_back(file);
    }
    if (gone.empty() || targets.size() == added.size()) return gone;
    absl::flat_hash_set<PathId> wanted, claimed;
    for (const FileDifference& file : added) wanted.insert(file.path);
    const std::vector<MovedFile> sources = moved(gone, true);
    const std::vector<MovedFile> others = moved(targets, false);
    for (const auto& [from, to] : finder_.find_equal(sources, others)) {
      if (!wanted.contains(paths_.id(others[to].path))) {
        claimed.insert(paths_.id(sources[from].path));
      }
    }
    std::erase_if(gone, [&](const FileDifference& file) { return claimed.contains(file.path); });
    return gone;
  }

  static void keep_sides(const std::vector<Differences>& sides, CommitChanges& result) {
    for (uint32_t parent = 0; parent < sides.size(); ++parent) {
      MergeSide side{.parent = parent, .added = {}, .deleted = {}};
      for (const FileDifference& difference : sides[parent]) {
        if (difference.deleted()) side.deleted.push_back({difference.path, difference.before.blob});
        if (difference.added() && !is_addition(result, difference.path)) {
          side.added.push_back(difference.path);
        }
      }
      if (!side.added.empty() && !side.deleted.empty()) result.sides.push_back(std::move(side));
    }
  }

  const CommitGraph& graph_;
  PathTable& paths_;
  absl::flat_hash_set<PathId> tracked_;
  TreeScope scope_;
  bool scope_grew_ = false;
  TreeDiffer differ_;
  RenameFinder finder_;
};

}  // namespace

Result<ChangeLog> read_changes(const Repository& repository, const CommitGraph& graph,
                               const HistoryOptions& options, PathTable& paths,
                               absl::flat_hash_set<PathId> tracked) {
  return ChangeReader(repository, graph, options, paths, std::move(tracked)).read();
}

}  // namespace debrief
