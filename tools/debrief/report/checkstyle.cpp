#include "debrief/report/by_file.h"
#include "debrief/report/escape.h"
#include "debrief/report/formats.h"

namespace debrief {

void write_checkstyle_report(const ReportInput& input, std::ostream& out) {
  out << "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (const auto& [path, findings] : findings_by_file(input)) {
    out << "  <file name=\"" << xml_text(path) << (findings.empty() ? "\"/>\n" : "\">\n");
    for (const Finding* const finding : findings) {
      out << "    <error line=\"" << finding->begin.line << "\" column=\"" << finding->begin.column
          << "\" severity=\"" << severity_name(finding->severity) << "\" message=\""
          << xml_text(finding->message) << "\" source=\"debrief." << xml_text(finding->rule)
          << "\"/>\n";
    }
    if (!findings.empty()) out << "  </file>\n";
  }
  out << "</checkstyle>\n";
}

}  // namespace debrief
