#include "debrief/corpus/walk.h"

#include <algorithm>
#include <map>
#include <utility>

namespace debrief {
namespace {

bool is_below(const std::string& path, const std::string& root) {
  return path == root || path.starts_with(root.ends_with('/') ? root : root + "/");
}

bool is_repository(const std::vector<DirectoryEntry>& entries) {
  return std::any_of(entries.begin(), entries.end(),
                     [](const DirectoryEntry& entry) { return entry.name == ".git"; });
}

}  // namespace

FolderWalk walk_folder(const FileSystem& files, const std::string& folder,
                       const std::string& root) {
  FolderWalk walk;
  std::map<std::string, std::string> links;  // real path of a file → the first link to it
  std::vector<std::string> open = {folder};
  while (!open.empty()) {
    const std::string current = std::move(open.back());
    open.pop_back();
    const auto entries = files.list(current);
    if (!entries || (current != folder && is_repository(*entries))) continue;
    for (const DirectoryEntry& entry : *entries) {
      std::string location = join_path(current, entry.name);
      if (entry.kind == FileKind::kFile) {
        walk.files.push_back(std::move(location));
      } else if (entry.kind == FileKind::kDirectory && entry.name != ".git") {
        open.push_back(std::move(location));
      } else if (entry.kind == FileKind::kSymbolicLink) {
        const auto real = files.real_path(location);
        if (!real || !is_below(*real, root)) {
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
