#include "debrief/report/runner_commands.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// actions/runner, _maxIssueCount; Azure's agent has the same.
constexpr size_t kMostOfALevel = 10;

}  // namespace

std::vector<Annotation> annotations_of(const Findings& findings,
                                       const std::vector<Severity>& severities) {
  std::vector<Annotation> annotations;
  for (const Severity severity : severities) {
    std::vector<const Finding*> level;
    for (const Finding& finding : findings.all) {
      if (finding.severity == severity) level.push_back(&finding);
    }
    std::stable_partition(level.begin(), level.end(),
                          [](const Finding* each) { return each->changed; });
    const size_t shown = std::min(level.size(), kMostOfALevel);
    for (size_t i = 0; i < shown; ++i) {
      annotations.push_back({level[i], i + 1 == shown ? level.size() - shown : 0});
    }
  }
  return annotations;
}

std::string more_of(const Annotation& annotation) {
  if (annotation.more == 0) return {};
  const Severity severity = annotation.finding->severity;
  return concat("; and ",
                severity == Severity::kInfo
                    ? concat(with_thousands(annotation.more), " more info")
                    : counted(annotation.more, concat("more ", severity_name(severity))),
                ", see the summary of this step or its other reports");
}

}  // namespace debrief
