#pragma once
// The formats for programs and code hosts, one file each. report.cpp has the table.

#include <ostream>
#include <string>
#include <string_view>

#include "debrief/report/report.h"

namespace debrief {

/// `path:line:column: error: message [rule]`, nothing else: what editors' quickfix lists read.
void write_gcc_report(const ReportInput& input, std::ostream& out);

/// SARIF 2.1.0 with what GitHub code scanning asks for beyond it. Columns are UTF-16 code units.
/// Only the rules of its results are described. Silenced findings stand there as suppressed.
void write_sarif_report(const ReportInput& input, std::ostream& out);

/// The description of a rule in SARIF, as JSON text (§3.49).
std::string sarif_rule(const Rule& rule);

/// GitHub's workflow commands. A step shows ten annotations of a level: the most severe and those
/// on changed lines come first, and the last one tells how many are not shown.
void write_github_report(const ReportInput& input, std::ostream& out);

/// Azure Pipelines' logging commands, at most ten of a level; information is not among them.
void write_azure_report(const ReportInput& input, std::ostream& out);

/// GitLab's code quality report: a list with a fingerprint of its own for each finding.
void write_gitlab_report(const ReportInput& input, std::ostream& out);

/// reviewdog's diagnostics as one object, or as one line each. Columns are bytes of UTF-8.
void write_rdjson_report(const ReportInput& input, std::ostream& out);
void write_rdjsonl_report(const ReportInput& input, std::ostream& out);

/// JUnit as Jenkins reads it: a suite for each document, a case for each finding, one that passes
/// for a document without any. Information passes.
void write_junit_report(const ReportInput& input, std::ostream& out);

void write_checkstyle_report(const ReportInput& input, std::ostream& out);

/// A comment for a pull request, or a step summary: at most 60,000 bytes, cut between documents
/// with a line that says so. Its first line is hidden and lets a bot find the comment again.
void write_markdown_report(const ReportInput& input, std::ostream& out);

}  // namespace debrief
