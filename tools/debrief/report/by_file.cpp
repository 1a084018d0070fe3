#include "debrief/report/by_file.h"

namespace debrief {

std::map<std::string, std::vector<const Finding*>> findings_by_file(const ReportInput& input) {
  std::map<std::string, std::vector<const Finding*>> files;
  for (const std::string& path : input.paths) files.try_emplace(path);
  for (const Finding& finding : input.findings.all) files[finding.path].push_back(&finding);
  return files;
}

}  // namespace debrief
