// JUnit's XML with the elements and attributes that Jenkins' schema (junit-10.xsd) admits.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/report/by_file.h"
#include "debrief/report/escape.h"
#include "debrief/report/formats.h"

namespace debrief {
namespace {

bool fails(const Finding* finding) { return finding->severity != Severity::kInfo; }

std::string body_of(const Finding& finding) {
  std::string text = concat(finding.path, ':', finding.begin.line, ':', finding.begin.column, ": ",
                            severity_name(finding.severity), ": ", finding.message);
  if (!finding.question.empty()) append(text, '\n', finding.question);
  if (!finding.rewrite.empty()) append(text, "\nTry: ", finding.rewrite);
  return text;
}

void write_case(const std::string& path, const Finding* finding, std::ostream& out) {
  const std::string name = finding == nullptr
                               ? std::string("no finding")
                               : concat(finding->rule, " (line ", finding->begin.line, ')');
  out << "    <testcase classname=\"" << xml_text(path) << "\" name=\"" << xml_text(name) << '"';
  if (finding == nullptr) {
    out << "/>\n";
    return;
  }
  const std::string body = xml_text(body_of(*finding));
  if (fails(finding)) {
    out << ">\n      <failure type=\"" << severity_name(finding->severity) << "\" message=\""
        << xml_text(finding->message) << "\">" << body << "</failure>\n    </testcase>\n";
  } else {
    out << ">\n      <system-out>" << body << "</system-out>\n    </testcase>\n";
  }
}

}  // namespace

void write_junit_report(const ReportInput& input, std::ostream& out) {
  const auto files = findings_by_file(input);
  size_t tests = 0;
  for (const auto& [path, findings] : files) tests += std::max<size_t>(findings.size(), 1);
  const auto all =
      input.findings.count(Severity::kError) + input.findings.count(Severity::kWarning);
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"debrief\" tests=\""
      << tests << "\" failures=\"" << all << "\" errors=\"0\">\n";
  for (const auto& [path, findings] : files) {
    out << "  <testsuite name=\"" << xml_text(path) << "\" tests=\""
        << std::max<size_t>(findings.size(), 1) << "\" failures=\""
        << std::ranges::count_if(findings, fails) << "\" errors=\"0\">\n";
    for (const Finding* const finding : findings) write_case(path, finding, out);
    if (findings.empty()) write_case(path, nullptr, out);
    out << "  </testsuite>\n";
  }
  out << "</testsuites>\n";
}

}  // namespace debrief
