#pragma once
// The `json` and `jsonl` formats: schema/findings.schema.json.

#include "debrief/report/report.h"

namespace debrief {

void write_json_report(const ReportInput& input, std::ostream& out);

/// One line a finding, each an item of `findings` of the same schema.
void write_jsonl_report(const ReportInput& input, std::ostream& out);

}  // namespace debrief
