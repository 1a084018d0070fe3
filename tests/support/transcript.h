#pragma once
// A test as a story of commands: files, commits, commands and all that they print.
//
//   # what this shows
//   commit 2024-03-01T09:00:00Z Add the cache incident
//   -- postmortems/2024-03-01-cache.md --
//   ...
//   $ debrief lint --output-format concise
//   ...
//   ? 0
//
// `commit`   the files below it are written and committed at this time
// `-- … --`  a file, up to the next step; outside a commit it is written and not committed
// `$`        a command for bash, of which every part of a pipe must succeed; then its output,
//            standard error included
// `?`        its exit code
//
// Each transcript starts in an empty directory; the first `commit` makes it a repository.
// DEBRIEF_UPDATE=1 rewrites the outputs and exit codes in place.

#include <string>

namespace debrief {

/// Runs the transcript in a scratch directory and returns it with what the commands really printed.
/// `{dir}` stands for the scratch directory in outputs.
std::string play_transcript(const std::string& text, const std::string& binary_directory);

}  // namespace debrief
