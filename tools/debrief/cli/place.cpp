#include "debrief/cli/place.h"

#include "debrief/base/file_system.h"
#include "debrief/base/glob.h"
#include "debrief/base/strings.h"
#include "debrief/corpus/select.h"

namespace debrief {

DocumentPlace place_for(const std::string& id, const Config& config) {
  const std::string name = concat(id, ".md");
  for (const std::string& glob : config.paths) {
    std::string path = join_path(glob_root(glob), name);
    const bool taken = glob_match(glob, path) && !matches_any(config.exclude, path);
    if (taken) return {std::move(path), ""};
  }
  const std::string folder =
      config.paths.empty() ? std::string("postmortems") : glob_root(config.paths.front());
  return {join_path(folder, name), join_path(folder, "[0-9]*.md")};
}

}  // namespace debrief
