#include "debrief/git/tree_diff.h"

#include <algorithm>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/git/repository_impl.h"

namespace debrief {

namespace {

// Honest trees are far from both; git itself stops at 2,048 levels.
constexpr size_t kMaxPath = 4096;
constexpr size_t kMaxDifferences = 4'000'000;

bool starts_with(std::string_view text, std::string_view start) {
  return text.substr(0, start.size()) == start;
}

// `folder` ends with a slash or is the root.
bool lies_below(std::string_view path, std::string_view folder_without_slash) {
  return folder_without_slash.empty() ||
         (starts_with(path, folder_without_slash) && path.size() > folder_without_slash.size() &&
          path[folder_without_slash.size()] == '/');
}

FileState state_of(const TreeEntry* entry) {
  if (entry == nullptr) return {};
  const uint32_t type = entry->mode & kModeType;
  if (type != kModeFile && type != kModeLink) return {};
  return {entry->id, type};
}

ObjectId folder_id(const TreeEntry* entry) {
  return entry != nullptr && entry->is_tree() ? entry->id : ObjectId{};
}

}  // namespace

PathId PathTable::id(std::string_view path) {
  if (const auto found = ids_.find(path); found != ids_.end()) return found->second;
  const auto number = static_cast<PathId>(paths_.size());
  ids_.emplace(paths_.emplace_back(path), number);
  return number;
}

void TreeScope::add_file(const std::string& path) {
  if (!holds_file(path)) files_.push_back(path);
}

bool TreeScope::holds_folder(std::string_view folder) const {
  return std::any_of(folders_.begin(), folders_.end(),
                     [&](const std::string& wanted) { return lies_below(folder, wanted); });
}

bool TreeScope::may_hold(std::string_view folder) const {
  const auto leads_to = [&](const std::string& path) { return starts_with(path, folder); };
  return holds_folder(folder) ||
         std::any_of(folders_.begin(), folders_.end(),
                     [&](const std::string& wanted) { return leads_to(wanted + "/"); }) ||
         std::any_of(files_.begin(), files_.end(), leads_to);
}

bool TreeScope::holds_file(std::string_view path) const {
  return std::find(files_.begin(), files_.end(), path) != files_.end() ||
         std::any_of(folders_.begin(), folders_.end(),
                     [&](const std::string& wanted) { return lies_below(path, wanted); });
}

struct TreeDiffer::Folder {
  std::string path;  // with its slash; empty for the root
  ObjectId before;
  ObjectId after;
  bool whole = false;  // everything below is in scope
};

struct TreeDiffer::Comparison {
  const TreeScope& scope;
  bool outside = false;
  std::vector<Folder> open = {};
  std::vector<FileDifference> differences = {};
};

Result<std::shared_ptr<const RawObject>> TreeDiffer::tree(const ObjectId& id) {
  Slot& slot = cache_[id.bytes[0] % cache_.size()];
  if (slot.tree != nullptr && slot.id == id) return slot.tree;
  DEBRIEF_TRY(object, impl_.read(id, GIT_OBJECT_TREE));
  slot = {id, std::make_shared<const RawObject>(std::move(object))};
  return slot.tree;
}

void TreeDiffer::compare_entry(const Folder& folder, const TreeEntry* before,
                               const TreeEntry* after, Comparison& comparison) {
  const TreeEntry& entry = before == nullptr ? *after : *before;
  const ObjectId folder_before = folder_id(before);
  const ObjectId folder_after = folder_id(after);
  if (folder_before != folder_after) {
    std::string path = concat(folder.path, entry.name, "/");
    const bool whole = folder.whole || comparison.scope.holds_folder(path);
    const bool wanted = comparison.outside ? !whole : whole || comparison.scope.may_hold(path);
    if (wanted) comparison.open.push_back({std::move(path), folder_before, folder_after, whole});
  }
  const FileState file_before = state_of(before);
  const FileState file_after = state_of(after);
  if (file_before == file_after) return;
  if (comparison.outside && file_before.type != 0 && file_after.type != 0) return;
  const std::string path = concat(folder.path, entry.name);
  if ((folder.whole || comparison.scope.holds_file(path)) == comparison.outside) return;
  comparison.differences.push_back({paths_.id(path), file_before, file_after});
}

Result<void> TreeDiffer::compare_folder(const Folder& folder, Comparison& comparison) {
  std::shared_ptr<const RawObject> before, after;
  if (!folder.before.is_zero()) {
    DEBRIEF_TRY(object, tree(folder.before));
    before = std::move(object);
  }
  if (!folder.after.is_zero()) {
    DEBRIEF_TRY(object, tree(folder.after));
    after = std::move(object);
  }
  TreeCursor a(before == nullptr ? std::string_view() : before->bytes());
  TreeCursor b(after == nullptr ? std::string_view() : after->bytes());
  while (!a.done() || !b.done()) {
    const int order = a.done() ? 1 : b.done() ? -1 : compare_entries(a.entry(), b.entry());
    if (order != 0 || a.entry().id != b.entry().id || a.entry().mode != b.entry().mode) {
      compare_entry(folder, order <= 0 ? &a.entry() : nullptr, order >= 0 ? &b.entry() : nullptr,
                    comparison);
    }
    if (order <= 0) a.next();
    if (order >= 0) b.next();
  }
  return {};
}

Result<std::vector<FileDifference>> TreeDiffer::compare(const ObjectId& before,
                                                        const ObjectId& after,
                                                        const TreeScope& scope) {
  return run({scope, false}, before, after);
}

Result<std::vector<FileDifference>> TreeDiffer::compare_outside(const ObjectId& before,
                                                                const ObjectId& after,
                                                                const TreeScope& scope) {
  return run({scope, true}, before, after);
}

Result<std::vector<FileDifference>> TreeDiffer::run(Comparison comparison, const ObjectId& before,
                                                    const ObjectId& after) {
  if (before != after) {
    comparison.open.push_back({"", before, after, comparison.scope.holds_folder("")});
  }
  while (!comparison.open.empty()) {
    const Folder folder = std::move(comparison.open.back());
    comparison.open.pop_back();
    if (folder.path.size() > kMaxPath || comparison.differences.size() > kMaxDifferences) {
      return fail({.kind = ErrorKind::kGit,
                   .message = concat("the tree ", after.short_hex(), " is too deep or too large"),
                   .where = folder.path.substr(0, 80)});
    }
    DEBRIEF_TRY_VOID(compare_folder(folder, comparison));
  }
  std::vector<FileDifference>& differences = comparison.differences;
  std::sort(differences.begin(), differences.end(),
            [](const auto& a, const auto& b) { return a.path < b.path; });
  return std::move(differences);
}

}  // namespace debrief
