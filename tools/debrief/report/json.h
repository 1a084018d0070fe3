#pragma once
// The `json` format: schema/findings.schema.json.

#include "debrief/report/report.h"

namespace debrief {

void write_json_report(const ReportInput& input, std::ostream& out);

}  // namespace debrief
