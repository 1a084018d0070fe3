#pragma once
// Where the reports of a run go: several at once, each into a file or on standard output.

#include <ostream>
#include <string>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/base/world.h"
#include "debrief/cli/command.h"
#include "debrief/cli/lint_options.h"
#include "debrief/corpus/corpus.h"
#include "debrief/report/report.h"

namespace debrief {

/// One report to write: a format, and a file or standard output.
struct LintOutput {
  const ReportFormat* format = nullptr;
  std::string file = {};  ///< absolute; empty: standard output
};

/// The reports that were asked for, text on standard output when none was; `auto` is the format of
/// the CI that runs, else text. kUsage for a format that
/// does not exist, and for two reports on standard output.
Result<std::vector<LintOutput>> outputs_of(const LintCommand& command,
                                           const Invocation& invocation);

/// Whether a report may be written there: never over what is linted or configured, nor into `.git`.
Result<void> check_target(const std::string& file, const Corpus& corpus, const FileSystem& files);

/// Sets what reports say beside findings: the documents, and where a code host shows them.
void describe_run(ReportInput& input, const Corpus& corpus, const World& world);

/// Notes for stderr about what a reader of a report would not see.
std::vector<std::string> notes_about(const std::vector<LintOutput>& outputs,
                                     const Findings& findings);

/// Writes the reports; the one that has no file goes to `out`. A step summary of GitHub
/// (`GITHUB_STEP_SUMMARY`) is appended to, any other file replaced in one step. All are tried
/// before the first error is returned.
Result<void> write_reports(const std::vector<LintOutput>& outputs, const ReportInput& input,
                           std::ostream& out, World& world);

}  // namespace debrief
