#include "debrief/report/json.h"

#include <nlohmann/json.hpp>

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

Json place_of(Position position, uint32_t offset) {
  return {{"line", position.line}, {"column", position.column}, {"offset", offset}};
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json fix_of(const std::optional<Fix>& fix) {
  if (!fix) return nullptr;
  Json edits = Json::array();
  for (const Edit& edit : fix->edits) {
    edits.push_back({{"start", edit.span.begin}, {"end", edit.span.end}, {"text", edit.text}});
  }
  return {{"description", fix->description}, {"edits", std::move(edits)}};
}

Json finding_as_json(const Finding& finding) {
  Json range = {{"start", place_of(finding.begin, finding.span.begin)},
                {"end", place_of(finding.end, finding.span.end)}};
  return {{"rule", finding.rule},
          {"severity", severity_name(finding.severity)},
          {"confidence", confidence_name(finding.confidence)},
          {"path", finding.path},
          {"range", std::move(range)},
          {"message", finding.message},
          {"question", text_or_null(finding.question)},
          {"rewrite", text_or_null(finding.rewrite)},
          {"fix", fix_of(finding.fix)},
          {"fingerprint", finding.fingerprint},
          {"changed", finding.changed}};
}

}  // namespace

void write_json_report(const ReportInput& input, std::ostream& out) {
  Json findings = Json::array();
  for (const Finding& finding : input.findings.all) findings.push_back(finding_as_json(finding));
  const Json report = {{"version", 1},
                       {"findings", std::move(findings)},
                       {"documents", input.findings.documents},
                       {"summary",
                        {{"error", input.findings.count(Severity::kError)},
                         {"warning", input.findings.count(Severity::kWarning)},
                         {"info", input.findings.count(Severity::kInfo)}}}};
  // Bytes of a document that are not UTF-8 become U+FFFD: JSON can hold nothing else (RFC 8259
  // §8.1).
  out << report.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void write_jsonl_report(const ReportInput& input, std::ostream& out) {
  for (const Finding& finding : input.findings.all) {
    out << finding_as_json(finding).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
}

}  // namespace debrief
