#pragma once
// Which files are documents: those that the configured globs match, or those that were named.

#include <string>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/corpus/config.h"
#include "debrief/corpus/ground.h"

namespace debrief {

struct SelectedFile {
  std::string path;      ///< from the root; as given for a file outside it
  std::string location;  ///< in the ground's files
  bool inside = true;    ///< below the root: it can have a history
};

struct Selection {
  std::vector<SelectedFile> files;  ///< sorted by path, each file once
  std::vector<std::string> notes;   ///< links that were not followed
  std::vector<size_t> unmatched;    ///< indices of configured globs that give no document
};

/// The files of the configured globs less `exclude` when `paths` is empty.
///
/// Else the paths given, relative to the ground's directory: a file is taken as it is; of a folder
/// what the configured globs match below it, or every `*.md` that is not excluded when they match
/// none there; of a glob every match that is not excluded. kUsage with the nearest name for a path
/// that does not exist, and for a given folder or glob that gives nothing. Nothing below a `.git`
/// is a document, nor what a link out of the root leads to.
///
/// With GivenPaths::kConfigured those of them that the configured globs match and `exclude` does
/// not: the others, and folders and globs that hold none, are passed over in silence. A hook that
/// is given the names of all files of a commit wants that.
Result<Selection> select_documents(const Ground& ground, const Config& config,
                                   const std::vector<std::string>& paths,
                                   GivenPaths given = GivenPaths::kAll);

/// The files at these paths from the root. kUsage for one that is a link out of the root, into a
/// `.git` or nowhere, or no file at all.
Result<Selection> select_exactly(const Ground& ground, const std::vector<std::string>& paths);

/// Whether one of the globs matches the path.
bool matches_any(const std::vector<std::string>& globs, std::string_view path);

}  // namespace debrief
