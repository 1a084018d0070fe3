#pragma once
// What is watched, what counts there, and what was seen.

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A folder whose changes count. It need not be there yet.
struct WatchedFolder {
  std::string path;                  ///< absolute, no slash at the end
  bool below = false;                ///< with all folders below it
  std::set<std::string> names = {};  ///< of it itself only these entries count; empty: all
};

struct Changes {
  std::set<std::string> paths = {};  ///< absolute: changed, new or gone
  bool unknown = false;              ///< and more that nobody could follow

  bool empty() const { return paths.empty() && !unknown; }
  void add(Changes more) {
    paths.merge(more.paths);
    unknown |= more.unknown;
  }
};

/// Whether an entry counts by its name: not the files that editors and git write for themselves
/// while something is changed.
bool counts_by_name(std::string_view name);

/// Whether a folder found below a watched one is watched too: not `.git`, not `node_modules`, not a
/// site that debrief made.
bool counts_as_folder(const std::string& path);

/// Folders as they are watched on disk: each that exists, with what counts in it.
struct FolderPart {
  std::set<std::string> names;  ///< empty: all
  bool below = false;
};
using FolderParts = std::map<std::string, FolderPart, std::less<>>;

/// The existing folders to look at for `folders`: they themselves, what lies below where that is
/// asked for, and above each the nearest that exists, so that one that comes, goes or is replaced
/// is seen. Links are not followed below.
FolderParts folder_parts(const std::vector<WatchedFolder>& folders);

/// Adds `path` and all folders below it that count.
void add_folders_below(const std::string& path, FolderParts& parts);

}  // namespace debrief
