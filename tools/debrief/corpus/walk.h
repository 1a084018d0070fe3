#pragma once
// Every file below a folder.

#include <string>
#include <vector>

#include "debrief/base/file_system.h"

namespace debrief {

struct FolderWalk {
  std::vector<std::string> files;          ///< joined to the folder, sorted by path bytes
  std::vector<std::string> skipped_links;  ///< links that lead out of the root or nowhere
};

/// The files below `folder`, `.git` and other repositories (submodules) left out; none when it does
/// not exist or cannot be listed.
///
/// A link to a file below `root` counts as a file unless the walk meets the file itself; a link to
/// a folder is not followed, since the folder is met where it is, or lies outside. `root` is a real
/// path.
FolderWalk walk_folder(const FileSystem& files, const std::string& folder, const std::string& root);

}  // namespace debrief
