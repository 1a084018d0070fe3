#include "debrief/corpus/walk.h"

#include <algorithm>
#include <map>
#include <utility>

namespace debrief {
namespace {

/// Whether a real path lies below the root and outside every `.git` there.
bool may_be_read(const std::string& path, const std::string& root) {
  const bool below = path == root || path.starts_with(root.ends_with('/') ? root : root + "/");
  return below && !has_git_step(std::string_view(path).substr(root.size()));
}

bool is_repository(const std::vector<DirectoryEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(),
                     [](const DirectoryEntry& entry) { return entry.name == ".git"; });
}

}  // namespace

Result<FolderWalk> walk_folder(const FileSystem& files, const std::string& folder,
                               const std::string& root) {
  FolderWalk walk;
  if (files.kind(folder) == FileKind::kMissing) return walk;
  std::map<std::string, std::string> links;  // real path of a file → the first link to it
  std::vector<std::string> open = {folder};
  while (!open.empty()) {
    const std::string current = std::move(open.back());
    open.pop_back();
    DEBRIEF_TRY(entries, files.list(current));
    if (current != folder && is_repository(entries)) continue;
    for (const DirectoryEntry& entry : entries) {
      if (has_git_step(entry.name)) continue;
      std::string location = join_path(current, entry.name);
      if (entry.kind == FileKind::kFile) {
        walk.files.push_back(std::move(location));
      } else if (entry.kind == FileKind::kDirectory) {
        open.push_back(std::move(location));
      } else if (entry.kind == FileKind::kSymbolicLink) {
        const auto real = files.real_path(location);
        if (!real || !may_be_read(*real, root)) {
          walk.skipped_links.push_back(std::move(location));
        } else if (files.kind(*real) == FileKind::kFile) {
          links.emplace(*real, std::move(location));
        }
      }
    }
  }
  std::sort(walk.files.begin(), walk.files.end());
  const size_t met = walk.files.size();
  for (auto& [real, link] : links) {
    const auto end = walk.files.begin() + static_cast<std::ptrdiff_t>(met);
    if (!std::binary_search(walk.files.begin(), end, real)) walk.files.push_back(std::move(link));
  }
  std::sort(walk.files.begin(), walk.files.end());
  return walk;
}

}  // namespace debrief
