// GitLab's code quality report (the subset of Code Climate's that it reads).

#include <map>

#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/report/formats.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

std::string_view gitlab_severity(Severity severity) {
  if (severity == Severity::kError) return "major";
  return severity == Severity::kWarning ? "minor" : "info";
}

}  // namespace

void write_gitlab_report(const ReportInput& input, std::ostream& out) {
  Json issues = Json::array();
  std::map<std::string, int> seen;  // of equal fingerprints GitLab shows one finding alone
  for (const Finding& finding : input.findings.all) {
    std::string print = finding.fingerprint;
    if (const int repeat = seen[print]++; repeat > 0) append(print, '-', repeat);
    std::string text = finding.message;
    if (!finding.question.empty()) append(text, ". ", finding.question);
    issues.push_back({{"description", text},
                      {"check_name", finding.rule},
                      {"fingerprint", print},
                      {"severity", gitlab_severity(finding.severity)},
                      {"location",
                       {{"path", finding.path},
                        {"lines", {{"begin", finding.begin.line}, {"end", finding.end.line}}}}}});
  }
  out << issues.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace debrief
