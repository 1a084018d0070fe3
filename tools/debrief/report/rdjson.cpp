// reviewdog's diagnostic format (rdf.proto): columns are bytes of UTF-8 from 1, ends are behind.

#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/report/formats.h"
#include "debrief/report/positions.h"
#include "debrief/text/secrets.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

std::string_view rdjson_severity(Severity severity) {
  if (severity == Severity::kError) return "ERROR";
  return severity == Severity::kWarning ? "WARNING" : "INFO";
}

Json range_json(const FileRange& range) {
  return {{"start", {{"line", range.begin.line}, {"column", range.begin.column}}},
          {"end", {{"line", range.end.line}, {"column", range.end.column}}}};
}

/// The column in bytes of a place that may be a line's very end.
FileRange edit_range(const SourceFile& file, Span span) {
  const auto place = [&](uint32_t offset) -> Position {
    const uint32_t line = file.position(offset).line;
    const uint32_t begin = file.line_span(line).begin;
    return {line, std::max(offset, begin) - begin + 1};
  };
  return {place(span.begin), place(span.end)};
}

/// A host applies each suggestion alone, so that only a fix of one edit can be one. What holds a
/// secret is not repeated.
Json suggestions_of(const Finding& finding, const SourceFile* file) {
  Json suggestions = Json::array();
  if (file == nullptr || !finding.fix || finding.fix->edits.size() != 1) return suggestions;
  const Edit& edit = finding.fix->edits.front();
  if (mask_secrets(edit.text) != edit.text) return suggestions;
  suggestions.push_back({{"range", range_json(edit_range(*file, edit.span))}, {"text", edit.text}});
  return suggestions;
}

Json diagnostic_of(const Finding& finding, const SourceFile* file) {
  std::string text = finding.message;
  if (!finding.question.empty()) append(text, "\n", finding.question);
  if (!finding.rewrite.empty()) append(text, "\nTry: ", finding.rewrite);
  const auto location = [&](const FileRange& range) -> Json {
    return {{"path", finding.path}, {"range", range_json(range)}};
  };
  Json diagnostic = {{"message", text},
                     {"location", location(range_of(finding, file, ColumnUnit::kByte))},
                     {"severity", rdjson_severity(finding.severity)},
                     {"source", {{"name", "debrief"}}},
                     {"code", {{"value", finding.rule}}}};
  if (Json suggestions = suggestions_of(finding, file); !suggestions.empty()) {
    diagnostic["suggestions"] = std::move(suggestions);
  }
  if (file == nullptr || finding.notes.empty()) return diagnostic;
  Json related = Json::array();
  for (const FindingNote& note : finding.notes) {
    related.push_back({{"message", note.message},
                       {"location", location(range_in(*file, note.span, ColumnUnit::kByte))}});
  }
  diagnostic["related_locations"] = std::move(related);
  return diagnostic;
}

Json diagnostic_in(const ReportInput& input, const Finding& finding) {
  return diagnostic_of(finding, input.source ? input.source(finding.path) : nullptr);
}

}  // namespace

void write_rdjson_report(const ReportInput& input, std::ostream& out) {
  Json diagnostics = Json::array();
  for (const Finding& each : input.findings.all) diagnostics.push_back(diagnostic_in(input, each));
  const Json report = {{"source", {{"name", "debrief"}}}, {"diagnostics", std::move(diagnostics)}};
  out << report.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

void write_rdjsonl_report(const ReportInput& input, std::ostream& out) {
  for (const Finding& each : input.findings.all) {
    out << diagnostic_in(input, each).dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
}

}  // namespace debrief
