#pragma once
// Every file below a folder.

#include <string>
#include <vector>

#include "debrief/base/file_system.h"

namespace debrief {

struct FolderWalk {
  std::vector<std::string> files;          ///< joined to the folder, sorted by path bytes
  std::vector<std::string> skipped_links;  ///< links out of the root, into a `.git` or nowhere
};

/// The files below `folder`, other repositories (submodules) and whatever is named `.git` left out;
/// none when it does not exist. kIo for a folder that cannot be listed: what lies in it might be a
/// document.
///
/// A link to a file below `root` counts as a file unless the walk meets the file itself; a link to
/// a folder is not followed, since the folder is met where it is, or lies outside. `root` is a real
/// path.
Result<FolderWalk> walk_folder(const FileSystem& files, const std::string& folder,
                               const std::string& root);

}  // namespace debrief
