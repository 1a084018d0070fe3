#pragma once
// The alerts of an incident as other programs export them: Alertmanager, Grafana, PagerDuty,
// Opsgenie and their like, as JSON, JSON lines or CSV. What becomes of them in a document is not
// here.
//
// To read another program's export, add its names to the tables in alert_fields.cpp.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/result.h"
#include "debrief/base/time.h"

namespace debrief {

/// One alert. Texts are valid UTF-8 on one line, and otherwise as hostile as they came.
struct Alert {
  Moment at;             ///< without an instant when the export names no zone
  std::string text;      ///< what it is called and what it says: `HighErrorRate: 5xx above 5 %`
  std::string severity;  ///< as the export has it; may be empty
  std::string source;    ///< the program or service that raised it; may be empty
  std::string url;       ///< `http://…` or `https://…`; may be empty
  uint32_t line = 0;     ///< where it begins in the export, from 1
};

/// A row that is not read, and why.
struct AlertProblem {
  uint32_t line = 0;
  std::string message;  ///< house style
};

struct AlertList {
  std::vector<Alert> alerts;  ///< in the order of the export
  std::vector<AlertProblem> problems;
};

/// Reads an export; JSON when it begins with a bracket or brace, else CSV with a row of names (`,`,
/// `;` or tabs between). JSON may be a list, one object a line, or an object around the list
/// (`alerts`, `incidents`, `data`, …).
///
/// Never fails for a row: those that cannot be read are in `problems`. kUsage when nothing in it is
/// a list of alerts: an empty file, no column with times. Linear in the export.
Result<AlertList> read_alerts(std::string_view bytes);

}  // namespace debrief
