#pragma once
// The formats for people: `text` with code frames, and `concise` with one line a finding.

#include "debrief/report/report.h"

namespace debrief {

void write_text_report(const ReportInput& input, std::ostream& out);
void write_concise_report(const ReportInput& input, std::ostream& out);

/// `1 error, 2 warnings in 2 of 38 post-mortems`, or `No findings in 38 post-mortems`.
std::string summary_line(const Findings& findings);

}  // namespace debrief
