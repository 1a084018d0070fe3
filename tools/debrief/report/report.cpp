#include "debrief/report/report.h"

#include <algorithm>
#include <array>

#include "debrief/report/formats.h"
#include "debrief/report/json.h"
#include "debrief/report/text.h"

namespace debrief {
namespace {

constexpr auto kFormats = std::to_array<ReportFormat>({
    {"azure", "annotations of Azure Pipelines", write_azure_report},
    {"checkstyle", "Checkstyle's XML", write_checkstyle_report},
    {"concise", "one line a finding: path:line:column: severity: message [rule]",
     write_concise_report},
    {"gcc", "the same as compilers write it, for editors' quickfix lists", write_gcc_report},
    {"github", "annotations of GitHub Actions", write_github_report},
    {"gitlab", "GitLab's code quality report", write_gitlab_report},
    {"json", "findings with exact ranges, as schema/findings.schema.json", write_json_report},
    {"jsonl", "the same, one line a finding", write_jsonl_report},
    {"junit", "JUnit's XML, as Jenkins reads it", write_junit_report},
    {"markdown", "a comment for a pull request, or a step summary", write_markdown_report},
    {"rdjson", "reviewdog's diagnostics", write_rdjson_report},
    {"rdjsonl", "the same, one line a finding", write_rdjsonl_report},
    {"sarif", "SARIF 2.1.0, as GitHub code scanning reads it", write_sarif_report},
    {"text", "for people: the line, what was observed, a question and a way on", write_text_report},
});
static_assert(std::is_sorted(kFormats.begin(), kFormats.end(),
                             [](const ReportFormat& a, const ReportFormat& b) {
                               return a.name < b.name;
                             }));

}  // namespace

std::span<const ReportFormat> report_formats() { return kFormats; }

}  // namespace debrief
