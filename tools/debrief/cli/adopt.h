#pragma once
// Finds the post-mortems that a repository already has, whatever their form, and the globs that
// name them.

#include <string>
#include <vector>

#include "debrief/base/file_system.h"
#include "debrief/base/result.h"

namespace debrief {

struct Adoption {
  std::vector<std::string> documents;  ///< paths from the root, sorted
  std::vector<std::string> globs;      ///< patterns that match them and nothing else, sorted
  size_t named_one_by_one =
      0;                     ///< how many globs are paths, since a pattern would take other files
  size_t with_timeline = 0;  ///< how many have a timeline that can be read
  size_t with_actions = 0;
  size_t markdown_files = 0;  ///< how many Markdown files were looked at
};

/// Looks at every Markdown file below `root` (hidden folders and links left out) and takes those
/// whose sections are a post-mortem's: at least two of facts, impact, timeline, factors, whys,
/// actions and lessons, one of timeline, factors and actions among them. Templates and read-me
/// files are left out. Cost: parses every Markdown file once.
Result<Adoption> find_post_mortems(const FileSystem& files, const std::string& root);

/// The glob for files of one folder and those below it: `docs/incidents/**/PM[0-9]*.md`. Names that
/// share a beginning before a digit give it to the glob; else all Markdown files are named.
std::string glob_for(const std::string& folder, const std::vector<std::string>& names);

/// Globs that of all the `files` match the `documents` and nothing else; both sorted. One for each
/// topmost folder where that is so, else one for each folder, else the paths themselves.
std::vector<std::string> globs_for(const std::vector<std::string>& documents,
                                   const std::vector<std::string>& files);

}  // namespace debrief
