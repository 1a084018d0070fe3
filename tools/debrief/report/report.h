#pragma once
// Findings as people and programs read them; one file a format.

#include <functional>
#include <ostream>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/world.h"
#include "debrief/lint/finding.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

struct ReportInput {
  const Findings& findings;
  const RuleSet& rules;
  /// The document of a finding, for code frames; nullptr when it is gone.
  std::function<const SourceFile*(const std::string& path)> source;
  Terminal terminal = {};
  double seconds = 0;                   ///< how long it took; not shown when 0
  std::vector<std::string> paths = {};  ///< of all documents that were linted, sorted
  /// Where a reader finds a file as it was linted: `https://host/owner/name/blob/<commit>/`; empty
  /// when that is not known. A path and `#L7` go behind it.
  std::string web_address = {};
  /// What stands before a path as the code host counts it: where the repository lies in the
  /// runner's workspace, `code/`.
  std::string path_prefix = {};
};

struct ReportFormat {
  std::string_view name;  ///< `text`
  std::string_view summary;
  void (*write)(const ReportInput& input, std::ostream& out);
};

/// All formats, sorted by name.
std::span<const ReportFormat> report_formats();

}  // namespace debrief
