// GitHub's workflow commands, as actions/runner reads them: `%` first, then line breaks; in
// properties colons and commas too. The runner drops the columns of a range over several lines.

#include "debrief/base/strings.h"
#include "debrief/report/formats.h"
#include "debrief/report/positions.h"
#include "debrief/report/runner_commands.h"

namespace debrief {
namespace {

std::string github_message(std::string_view text) {
  std::string safe = replace_all(text, "%", "%25");
  safe = replace_all(safe, "\r", "%0D");
  return replace_all(safe, "\n", "%0A");
}

std::string github_property(std::string_view text) {
  return replace_all(replace_all(github_message(text), ":", "%3A"), ",", "%2C");
}

std::string_view command_of(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "notice";
}

std::string text_of(const Annotation& annotation) {
  const Finding& finding = *annotation.finding;
  std::string text = finding.message;
  if (!finding.question.empty()) append(text, "\n", finding.question);
  if (!finding.rewrite.empty()) append(text, "\nTry: ", finding.rewrite);
  return text + more_of(annotation);
}

}  // namespace

void write_github_report(const ReportInput& input, std::ostream& out) {
  for (const Annotation& each :
       annotations_of(input.findings, {Severity::kError, Severity::kWarning, Severity::kInfo})) {
    const Finding& finding = *each.finding;
    const SourceFile* const file = input.source ? input.source(finding.path) : nullptr;
    const FileRange range = range_of(finding, file, ColumnUnit::kCodePoint);
    out << "::" << command_of(finding.severity)
        << " file=" << github_property(input.path_prefix + finding.path)
        << ",line=" << range.begin.line << ",endLine=" << range.end.line;
    if (range.begin.line == range.end.line) {
      out << ",col=" << range.begin.column << ",endColumn=" << range.end.column;
    }
    out << ",title=" << github_property(finding.rule) << "::" << github_message(text_of(each))
        << '\n';
  }
}

}  // namespace debrief
