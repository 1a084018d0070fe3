#include "debrief/report/report.h"

#include <algorithm>
#include <array>

#include "debrief/report/json.h"
#include "debrief/report/text.h"

namespace debrief {
namespace {

constexpr std::array<ReportFormat, 3> kFormats = {{
    {"concise", "one line a finding: path:line:column: severity: message [rule]",
     write_concise_report},
    {"json", "findings with exact ranges, as schema/findings.schema.json", write_json_report},
    {"text", "for people: the line, what was observed, a question and a way on", write_text_report},
}};
static_assert(std::is_sorted(kFormats.begin(), kFormats.end(),
                             [](const ReportFormat& a, const ReportFormat& b) {
                               return a.name < b.name;
                             }));

}  // namespace

std::span<const ReportFormat> report_formats() { return kFormats; }

}  // namespace debrief
