#include "debrief/report/text.h"

#include <algorithm>
#include <optional>

#include <absl/strings/str_format.h>

#include "debrief/base/strings.h"
#include "debrief/lint/lint.h"
#include "debrief/report/code_frame.h"
#include "debrief/report/formats.h"
#include "debrief/text/secrets.h"
#include "debrief/text/visible.h"

namespace debrief {
namespace {

/// The pieces that a finding is drawn with.
struct Pen {
  std::string_view corner, bar, tee, end, rule, ellipsis;
};

constexpr Pen kBoxPen = {"╭─", "│", "├", "╰", "─", "…"};
constexpr Pen kAsciiPen = {"+-", "|", "|", "`", "-", "..."};

/// Escape sequences, all empty when there is no colour.
struct Colours {
  std::string_view error, warning, info, strong, dim, reset;
  std::string_view of(Severity severity) const {
    if (severity == Severity::kError) return error;
    return severity == Severity::kWarning ? warning : info;
  }
};

constexpr Colours kColours = {"\x1b[1;31m", "\x1b[1;33m", "\x1b[1;36m",
                              "\x1b[1m",    "\x1b[2m",    "\x1b[0m"};
constexpr Colours kNoColours = {};

/// A path at the start of a line, where a runner would take `::error::a.md` for a command.
std::string path_at_start(const std::string& path) {
  const std::string shown = visible(path);
  return trim(shown).starts_with("::") ? concat("./", shown) : shown;
}

class TextReport {
 public:
  TextReport(const ReportInput& input, std::ostream& out)
      : input_(input),
        out_(out),
        pen_(input.terminal.utf8 ? kBoxPen : kAsciiPen),
        colours_(input.terminal.colour ? kColours : kNoColours) {}

  void write() {
    for (const Finding& finding : input_.findings.all) write_finding(finding);
    write_summary();
  }

 private:
  void write_finding(const Finding& finding) {
    const auto colour = colours_.of(finding.severity);
    out_ << colour << severity_name(finding.severity) << '[' << finding.rule << ']'
         << colours_.reset << ' ' << colours_.strong << visible(finding.message) << colours_.reset
         << '\n';
    const std::string number = std::to_string(finding.begin.line);
    const std::string margin(number.size(), ' ');
    bar(margin, pen_.corner);
    out_ << ' ' << visible(finding.path) << ':' << finding.begin.line << ':' << finding.begin.column
         << '\n';
    if (const SourceFile* const file = shown_file(finding.path)) {
      write_frame(*file, finding, number, margin);
      write_notes(*file, finding, margin);
    }
    if (!finding.question.empty()) {
      write_way_on(margin, finding.rewrite.empty() ? pen_.end : pen_.tee, "ask", finding.question);
    }
    if (!finding.rewrite.empty()) write_way_on(margin, pen_.end, "try", finding.rewrite);
    out_ << '\n';
  }

  /// The file with its secrets masked: a log may be read by more people than the file.
  const SourceFile* shown_file(const std::string& path) {
    if (masked_ && masked_->path() == path) return &*masked_;
    const SourceFile* const file = input_.source ? input_.source(path) : nullptr;
    if (file == nullptr) return nullptr;
    return &masked_.emplace(path, mask_secrets(file->bytes()));
  }

  void write_frame(const SourceFile& file, const Finding& finding, const std::string& number,
                   const std::string& margin) {
    const auto columns = static_cast<size_t>(std::max(input_.terminal.columns, 40));
    const CodeFrame frame =
        code_frame(file, finding.span, columns - number.size() - 2, pen_.ellipsis);
    bar(margin, pen_.bar);
    out_ << '\n'
         << colours_.dim << number << pen_.bar << colours_.reset << ' ' << frame.line << '\n';
    bar(margin, pen_.bar);
    out_ << ' ' << std::string(frame.mark_indent, ' ') << colours_.of(finding.severity);
    for (size_t i = 0; i < frame.mark_width; ++i) out_ << pen_.rule;
    out_ << colours_.reset << '\n';
  }

  void write_notes(const SourceFile& file, const Finding& finding, const std::string& margin) {
    for (const FindingNote& note : finding.notes) {
      const Position at = file.position(note.span.begin);
      write_way_on(margin, pen_.tee, "see", concat("line ", at.line, ": ", note.message));
    }
  }

  void write_way_on(const std::string& margin, std::string_view branch, std::string_view label,
                    std::string_view text) {
    bar(margin, branch);
    out_ << ' ' << colours_.dim << label << colours_.reset << "  " << visible(text) << '\n';
  }

  void bar(const std::string& margin, std::string_view piece) {
    out_ << colours_.dim << margin << piece << colours_.reset;
  }

  void write_summary() {
    const std::string_view dot = input_.terminal.utf8 ? " · " : " - ";
    out_ << summary_line(input_.findings);
    if (input_.seconds > 0) out_ << dot << absl::StrFormat("%.2f s", input_.seconds);
    if (!input_.findings.all.empty()) {
      out_ << dot << "debrief explain " << next_rule();
    }
    out_ << '\n';
  }

  /// The rule worth reading about first: that of the first finding of the highest severity.
  const std::string& next_rule() const {
    const Finding* first = &input_.findings.all.front();
    for (const Finding& finding : input_.findings.all) {
      if (finding.severity > first->severity) first = &finding;
    }
    return first->rule;
  }

  const ReportInput& input_;
  std::ostream& out_;
  const Pen& pen_;
  const Colours& colours_;
  std::optional<SourceFile> masked_;  ///< that of the finding before, since they are sorted by path
};

/// `1 error, 2 warnings in 2 of 38 post-mortems`.
std::string counts_line(const Findings& findings) {
  const auto documents = counted(findings.documents, "post-mortem");
  std::vector<std::string> counts;
  for (const Severity severity : {Severity::kError, Severity::kWarning, Severity::kInfo}) {
    const size_t number = findings.count(severity);
    if (number == 0) continue;
    counts.push_back(severity == Severity::kInfo ? concat(with_thousands(number), " info")
                                                 : counted(number, severity_name(severity)));
  }
  if (counts.empty()) return concat("No findings in ", documents);
  size_t affected = 0;
  std::string_view last;
  for (const Finding& finding : findings.all) {
    if (finding.path == last || other_file(findings, finding.path) != nullptr) continue;
    last = finding.path;
    ++affected;
  }
  if (findings.documents == 1) return concat(join(counts, ", "), " in 1 post-mortem");
  return concat(join(counts, ", "), " in ", with_thousands(affected), " of ", documents);
}

}  // namespace

std::string summary_line(const Findings& findings) {
  std::string line = counts_line(findings);
  const auto tolerated =
      std::ranges::count(findings.silenced, SilencedBy::kBaseline, &Finding::silenced_by);
  if (tolerated > 0) {
    append(line, ", ", with_thousands(static_cast<uint64_t>(tolerated)), " more in the baseline");
  }
  if (findings.outside > 0) {
    append(line, ", ", with_thousands(findings.outside), " more outside of this change");
  }
  return line;
}

void write_text_report(const ReportInput& input, std::ostream& out) {
  TextReport(input, out).write();
}

void write_gcc_report(const ReportInput& input, std::ostream& out) {
  for (const Finding& finding : input.findings.all) {
    const std::string_view level =
        finding.severity == Severity::kInfo ? "note" : severity_name(finding.severity);
    out << path_at_start(finding.path) << ':' << finding.begin.line << ':' << finding.begin.column
        << ": " << level << ": " << visible(finding.message) << " [" << finding.rule << "]\n";
  }
}

void write_concise_report(const ReportInput& input, std::ostream& out) {
  for (const Finding& finding : input.findings.all) {
    out << path_at_start(finding.path) << ':' << finding.begin.line << ':' << finding.begin.column
        << ": " << severity_name(finding.severity) << ": " << visible(finding.message) << " ["
        << finding.rule << "]\n";
  }
  out << summary_line(input.findings) << ".\n";
}

}  // namespace debrief
