#include "debrief/git/lineage.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <optional>
#include <utility>

#include <absl/container/flat_hash_map.h>
#include <absl/container/flat_hash_set.h>

namespace debrief {

namespace {

using FileIndex = uint32_t;
using FileSet = std::vector<FileIndex>;  // sorted

// The paths of one commit that stand for other files than they do today. Shared by all commits
// between two renames; null where nothing was renamed yet.
using Aliases = std::shared_ptr<const std::map<PathId, FileSet>>;

FileSet join(const FileSet& a, const FileSet& b) {
  FileSet result;
  std::set_union(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(result));
  return result;
}

class Tracer {
 public:
  Tracer(const CommitGraph& graph, const ChangeLog& log, const PathTable& paths,
         const std::vector<PathId>& files)
      : graph_(graph), log_(log), paths_(paths), today_(paths.size()) {
    for (FileIndex i = 0; i < files.size(); ++i) {
      today_[files[i]] = {i};
      histories_.push_back({.path = paths.path(files[i]), .revisions = {}});
    }
    for (const CommitChanges& commit : log.commits) {
      for (const Rename& rename : commit.renames) former_[rename.to].push_back(rename.from);
    }
  }

  std::vector<FileHistory> trace() {
    std::vector<std::optional<Aliases>> aliases(graph_.commits.size());
    aliases.front() = Aliases();
    for (uint32_t i = 0; i < graph_.commits.size(); ++i) {
      const Aliases here = std::move(*aliases[i]);
      add_revisions(i, here);
      const std::vector<uint32_t>& parents = graph_.commits[i].parents;
      for (uint32_t parent = 0; parent < parents.size(); ++parent) {
        std::optional<Aliases>& slot = aliases[parents[parent]];
        Aliases back = before(log_.commits[i], parent, here);
        slot = slot ? merge(*slot, back) : std::move(back);
      }
      aliases[i].reset();
    }
    return std::move(histories_);
  }

 private:
  const FileSet& files_at(const Aliases& aliases, PathId path) const {
    if (aliases != nullptr) {
      if (const auto found = aliases->find(path); found != aliases->end()) return found->second;
    }
    return today_[path];
  }

  static const Rename* rename_to(const CommitChanges& commit, PathId path) {
    const auto at =
        std::lower_bound(commit.renames.begin(), commit.renames.end(), path,
                         [](const Rename& rename, PathId wanted) { return rename.to < wanted; });
    return at == commit.renames.end() || at->to != path ? nullptr : &*at;
  }

  void add_revisions(uint32_t index, const Aliases& aliases) {
    const CommitChanges& commit = log_.commits[index];
    absl::flat_hash_set<PathId> sources;
    for (const Rename& rename : commit.renames) {
      if (!files_at(aliases, rename.to).empty()) sources.insert(rename.from);
    }
    for (const PathChange& change : commit.changes) {
      const FileSet& files = files_at(aliases, change.path);
      if (files.empty()) continue;
      if (change.kind == ChangeKind::kDeleted && sources.contains(change.path)) continue;
      Revision revision{index,       change.kind,
                        change.blob, paths_.path(change.path),
                        "",          blobs_before(index, change)};
      if (const Rename* const rename = rename_to(commit, change.path)) {
        revision.change = ChangeKind::kRenamed;
        revision.previous_path = paths_.path(rename->from);
      }
      for (const FileIndex file : files) add_revision(histories_[file], revision);
    }
  }

  // What the file was in each parent. One that does not have the path may have a former one.
  std::vector<ObjectId> blobs_before(uint32_t index, const PathChange& change) const {
    std::vector<ObjectId> blobs;
    for (uint32_t parent = 0; parent < graph_.commits[index].parents.size(); ++parent) {
      blobs.push_back(change.before[parent]);
      if (!blobs.back().is_zero()) continue;
      const auto former = file_before(log_.commits[index], parent, change.path);
      if (former) blobs.back() = former->blob;
    }
    return blobs;
  }

  // A file that is followed under two paths can change under both in one commit: the one where it
  // exists counts, and of two the first in the order of their bytes.
  void add_revision(FileHistory& history, const Revision& revision) {
    if (graph_.commits[revision.commit].boundary) history.truncated = true;
    if (history.revisions.empty() || history.revisions.back().commit != revision.commit) {
      history.revisions.push_back(revision);
      return;
    }
    const auto rank = [](const Revision& candidate) {
      return std::pair(candidate.change == ChangeKind::kDeleted, std::string_view(candidate.path));
    };
    if (rank(revision) < rank(history.revisions.back())) history.revisions.back() = revision;
  }

  // The former path under which a merge's parent still has the file; nullopt when there is none.
  std::optional<FormerFile> former_file(PathId path,
                                        const std::vector<FormerFile>& candidates) const {
    std::vector<PathId> open = {path};
    absl::flat_hash_set<PathId> seen = {path};
    for (size_t i = 0; i < open.size(); ++i) {
      const auto found = former_.find(open[i]);
      if (found == former_.end()) continue;
      for (const PathId former : found->second) {
        const auto at = std::lower_bound(
            candidates.begin(), candidates.end(), former,
            [](const FormerFile& file, PathId wanted) { return file.path < wanted; });
        if (at != candidates.end() && at->path == former) return *at;
        if (seen.insert(former).second) open.push_back(former);
      }
    }
    return std::nullopt;
  }

  std::vector<Rename> renames_against(const CommitChanges& commit, uint32_t parent) const {
    std::vector<Rename> renames;
    for (const Rename& rename : commit.renames) {
      if (rename.parent == parent) renames.push_back(rename);
    }
    for (const MergeSide& side : commit.sides) {
      if (side.parent != parent) continue;
      for (const PathId path : side.added) {
        if (const auto former = former_file(path, side.deleted)) {
          renames.push_back({former->path, path, parent, former->blob});
        }
      }
    }
    return renames;
  }

  // The file that stands at a path, as a parent has it under another one.
  std::optional<FormerFile> file_before(const CommitChanges& commit, uint32_t parent,
                                        PathId path) const {
    const std::pair wanted(path, parent);
    const auto renamed = std::lower_bound(commit.renames.begin(), commit.renames.end(), wanted,
                                          [](const Rename& rename, const auto& at) {
                                            return std::pair(rename.to, rename.parent) < at;
                                          });
    if (renamed != commit.renames.end() && std::pair(renamed->to, renamed->parent) == wanted) {
      return FormerFile{renamed->from, renamed->before};
    }
    for (const MergeSide& side : commit.sides) {
      if (side.parent == parent && std::binary_search(side.added.begin(), side.added.end(), path)) {
        return former_file(path, side.deleted);
      }
    }
    return std::nullopt;
  }

  // What the paths stand for in a parent, given what they stand for in the commit.
  Aliases before(const CommitChanges& commit, uint32_t parent, const Aliases& here) const {
    const std::vector<Rename> renames = renames_against(commit, parent);
    std::map<PathId, FileSet> moved;
    for (const Rename& rename : renames) {
      const FileSet& files = files_at(here, rename.to);
      if (!files.empty()) moved[rename.from] = join(moved[rename.from], files);
    }
    if (moved.empty()) return here;
    auto changed = std::make_shared<std::map<PathId, FileSet>>();
    if (here != nullptr) *changed = *here;
    for (const Rename& rename : renames) {
      if (moved.contains(rename.from)) (*changed)[rename.to] = {};
    }
    for (auto& [path, files] : moved) (*changed)[path] = std::move(files);
    return changed;
  }

  // What the paths stand for in a commit with several children: for all that they stand for there.
  Aliases merge(const Aliases& a, const Aliases& b) const {
    if (a == b) return a;
    if (a != nullptr && b != nullptr && *a == *b) return a;
    auto joined = std::make_shared<std::map<PathId, FileSet>>();
    for (const Aliases& side : {a, b}) {
      if (side == nullptr) continue;
      for (const auto& [path, unused] : *side) {
        (*joined)[path] = join(files_at(a, path), files_at(b, path));
      }
    }
    return joined;
  }

  const CommitGraph& graph_;
  const ChangeLog& log_;
  const PathTable& paths_;
  std::vector<FileSet> today_;
  absl::flat_hash_map<PathId, std::vector<PathId>> former_;
  std::vector<FileHistory> histories_;
};

}  // namespace

std::vector<FileHistory> trace_files(const CommitGraph& graph, const ChangeLog& log,
                                     const PathTable& paths, const std::vector<PathId>& files) {
  return Tracer(graph, log, paths, files).trace();
}

}  // namespace debrief
