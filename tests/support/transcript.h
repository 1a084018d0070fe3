#pragma once
// A test as a story of commands: files, commits, commands and all that they print.
//
//   # what this shows                                   comments before the first step
//   commit 2024-03-01T09:00:00Z Add the cache incident  the files below it are written and
//   committed at this time
//   -- postmortems/2024-03-01-cache.md --               a file, up to the next step
//   ...
//   -- notes.txt --                                     outside a commit: written, not committed
//   $ debrief lint --output-format concise              a shell command; then its output, standard
//   error included
//   ...
//   ? 0                                                 its exit code
//
// Each transcript starts in an empty directory; the first `commit` makes it a repository.
// DEBRIEF_UPDATE=1 rewrites the outputs and exit codes in place.

#include <string>

namespace debrief {

/// Runs the transcript in a scratch directory and returns it with what the commands really printed.
/// `{dir}` stands for the scratch directory in outputs.
std::string play_transcript(const std::string& text, const std::string& binary_directory);

}  // namespace debrief
