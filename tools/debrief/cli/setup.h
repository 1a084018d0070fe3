#pragma once
// How `debrief init` sets a repository up: what it would write there, what it leaves alone because
// something is there already, and what remains for a person to do. The texts are setup_files.h's.

#include <string>
#include <vector>

#include "debrief/base/file_system.h"
#include "debrief/base/result.h"
#include "debrief/cli/setup_files.h"
#include "debrief/corpus/ground.h"

namespace debrief {

/// What remains for a person.
struct ToDo {
  std::string what;                ///< “Switch the hook on, once in each clone”
  std::vector<std::string> lines;  ///< to be typed, or written into the file that `what` names
};

struct SetupPlan {
  std::vector<SetupFile> files;   ///< to be written
  std::vector<std::string> kept;  ///< paths from the root that are there already
  std::vector<ToDo> to_do;
};

/// `github`, `gitlab`, `pre-commit`, `hook`, `attributes` or `all`, each target once. kUsage with
/// the nearest name for anything else.
Result<std::vector<SetupTarget>> setup_targets(const std::vector<std::string>& names);

/// What is to be done for the targets, after `files` that are wanted anyway. A file that is there
/// is never written over, and a hook that git already runs is never put out of work. kUsage when a
/// folder leads out of the repository.
Result<SetupPlan> plan_setup(std::vector<SetupFile> files, const std::vector<SetupTarget>& targets,
                             const Config& config, const Ground& ground);

/// Writes the files into the work tree: all of them, or none when one cannot be written.
Result<void> write_setup(const SetupPlan& setup, const std::string& work_tree, FileSystem& files);

}  // namespace debrief
