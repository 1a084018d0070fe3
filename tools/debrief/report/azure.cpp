// Azure Pipelines' logging commands.

#include "debrief/base/strings.h"
#include "debrief/report/formats.h"
#include "debrief/report/positions.h"
#include "debrief/report/runner_commands.h"

namespace debrief {
namespace {

/// What stands in a property: its end and the command's are `;` and `]`.
std::string azure_text(std::string_view text) {
  std::string safe = replace_all(text, "%", "%AZP25");
  safe = replace_all(safe, "\r", "%0D");
  safe = replace_all(safe, "\n", "%0A");
  safe = replace_all(safe, "]", "%5D");
  return replace_all(safe, ";", "%3B");
}

}  // namespace

void write_azure_report(const ReportInput& input, std::ostream& out) {
  for (const Annotation& each :
       annotations_of(input.findings, {Severity::kError, Severity::kWarning})) {
    const Finding& finding = *each.finding;
    const SourceFile* const file = input.source ? input.source(finding.path) : nullptr;
    const FileRange range = range_of(finding, file, ColumnUnit::kCodePoint);
    out << "##vso[task.logissue type="
        << (finding.severity == Severity::kError ? "error" : "warning")
        << ";sourcepath=" << azure_text(input.path_prefix + finding.path)
        << ";linenumber=" << range.begin.line << ";columnnumber=" << range.begin.column
        << ";code=" << azure_text(finding.rule) << ";]"
        << azure_text(finding.message + more_of(each)) << '\n';
  }
}

}  // namespace debrief
