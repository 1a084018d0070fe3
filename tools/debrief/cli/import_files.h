#pragma once
// What `debrief import` does with the files that it is given: reads them, settles names for the new
// ones and writes those. Which values an option may have is import.cpp's to say.

#include <string>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/cli/command.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"
#include "debrief/import/report.h"

namespace debrief {

struct ImportCommand {
  std::vector<std::string> files;
  std::string out, report, status, severity, owner, timezone;
  std::string format = "text";
  bool in_place = false;
  bool dry_run = false;
};

/// What came of it.
struct ImportRun {
  ImportReport report;
  std::string glob_to_add;  ///< would make lint read the new files, when no configured one does
};

/// Imports the files, each one for itself: what is wrong with one stands in the report, and the
/// others go on. `known` is what is configured. kUsage when a new file would lie out of the work
/// tree although its folder is configured.
Result<ImportRun> import_files(const ImportCommand& command, Invocation& invocation, Corpus known,
                               Ground ground);

}  // namespace debrief
