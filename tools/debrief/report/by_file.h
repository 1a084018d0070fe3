#pragma once
// Findings by the file that they lie in, for formats that have a part for each.

#include <map>
#include <string>
#include <vector>

#include "debrief/report/report.h"

namespace debrief {

/// Every document that was linted and every other file with a finding, sorted by path.
std::map<std::string, std::vector<const Finding*>> findings_by_file(const ReportInput& input);

}  // namespace debrief
