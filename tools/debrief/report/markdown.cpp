// A comment or a step summary in GitHub's and GitLab's Markdown.

#include <algorithm>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/report/by_file.h"
#include "debrief/report/escape.h"
#include "debrief/report/formats.h"
#include "debrief/report/text.h"

namespace debrief {
namespace {

/// GitHub takes 65,536 characters of a comment.
constexpr size_t kMostBytes = 60'000;
/// Room for the line that says what was left out.
constexpr size_t kLastLine = 200;

/// How much one document may take, so that one does not hide the others.
constexpr size_t kMostOfAFile = 20'000;

std::string place_of(const ReportInput& input, const Finding& finding) {
  if (input.web_address.empty()) return concat("", finding.begin.line);
  return concat("[", finding.begin.line, "](", input.web_address, uri_path(finding.path), "#L",
                finding.begin.line, ")");
}

std::string row_of(const ReportInput& input, const Finding& finding) {
  std::string row = concat("| ", place_of(input, finding), " | ", severity_name(finding.severity),
                           " | ", comment_text(finding.message));
  if (!finding.question.empty()) append(row, "<br>", comment_text(finding.question));
  if (!finding.rewrite.empty()) append(row, "<br>Try: ", comment_text(finding.rewrite));
  append(row, "<br><sub>", finding.rule, "</sub> |\n");
  return row;
}

std::string part_of(const ReportInput& input, const std::string& path,
                    std::vector<const Finding*> findings) {
  std::ranges::stable_sort(findings, std::greater<>(), &Finding::severity);
  std::string part = concat("\n<details", findings.size() <= 10 ? " open" : "", "><summary><b>",
                            comment_text(path), "</b>: ", counted(findings.size(), "finding"),
                            "</summary>\n\n| line | severity | finding |\n| ---: | --- | --- |\n");
  size_t left = findings.size();
  for (const Finding* const finding : findings) {
    const std::string row = row_of(input, *finding);
    if (part.size() + row.size() > kMostOfAFile) break;
    part += row;
    --left;
  }
  if (left > 0) append(part, "\n", counted(left, "more finding"), " of this file not shown.\n");
  part += "\n</details>\n";
  return part;
}

}  // namespace

void write_markdown_report(const ReportInput& input, std::ostream& out) {
  std::string text = "<!-- debrief:summary -->\n### Post-mortems\n\n";
  append(text, comment_text(summary_line(input.findings)), ".\n");
  size_t left = 0;
  for (auto& [path, findings] : findings_by_file(input)) {
    if (findings.empty()) continue;
    const std::string part = left > 0 ? "" : part_of(input, path, findings);
    if (left > 0 || text.size() + part.size() > kMostBytes - kLastLine) {
      ++left;
    } else {
      text += part;
    }
  }
  if (left > 0) {
    append(text, "\nFindings in ", counted(left, "more file"),
           " are not shown here: a comment has no room for them.\n");
  }
  out << text;
}

}  // namespace debrief
