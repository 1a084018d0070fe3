// SARIF 2.1.0 (OASIS), and the table of properties that GitHub's documentation asks for.

#include <map>
#include <optional>

#include <nlohmann/json.hpp>

#include "debrief/base/strings.h"
#include "debrief/report/escape.h"
#include "debrief/report/formats.h"
#include "debrief/report/line_hash.h"
#include "debrief/report/positions.h"
#include "debrief/text/secrets.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

std::string_view level_of(Severity severity) {
  if (severity == Severity::kError) return "error";
  return severity == Severity::kWarning ? "warning" : "note";
}

class SarifReport {
 public:
  explicit SarifReport(const ReportInput& input) : input_(input) {}

  Json write() {
    Json results = Json::array();
    for (const Finding& finding : input_.findings.all) results.push_back(result_of(finding));
    for (const Finding& finding : input_.findings.silenced) results.push_back(result_of(finding));
    Json driver = {
        {"name", "debrief"}, {"semanticVersion", DEBRIEF_VERSION}, {"rules", std::move(rules_)}};
    Json run = {
        {"tool", {{"driver", std::move(driver)}}},
        {"automationDetails", {{"id", "debrief/"}}},
        {"originalUriBaseIds",
         {{"%SRCROOT%", {{"description", {{"text", "The root of the repository."}}}}}}},
        {"columnKind", "utf16CodeUnits"},
        {"results", std::move(results)},
    };
    return {{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
            {"version", "2.1.0"},
            {"runs", Json::array({std::move(run)})}};
  }

 private:
  size_t index_of_rule(const std::string& id) {
    const auto [found, is_new] = rule_indices_.try_emplace(id, rules_.size());
    if (!is_new) return found->second;
    const Rule* const rule = input_.rules.find(id);
    rules_.push_back(rule != nullptr ? Json::parse(sarif_rule(*rule)) : Json{{"id", id}});
    return found->second;
  }

  /// The file of the finding before, since they are sorted by path.
  void turn_to(const std::string& path) {
    if (path_ == path) return;
    path_ = path;
    file_ = input_.source ? input_.source(path) : nullptr;
    hashes_ = file_ == nullptr ? std::vector<std::string>() : line_hashes(file_->bytes());
  }

  Json artifact() const { return {{"uri", uri_path(path_)}, {"uriBaseId", "%SRCROOT%"}}; }

  static Json region_of(const FileRange& range) {
    return {{"startLine", range.begin.line},
            {"startColumn", range.begin.column},
            {"endLine", range.end.line},
            {"endColumn", range.end.column}};
  }

  Json location_of(const FileRange& range) const {
    return {{"physicalLocation", {{"artifactLocation", artifact()}, {"region", region_of(range)}}}};
  }

  Json result_of(const Finding& finding) {
    turn_to(finding.path);
    FileRange range = range_of(finding, file_, ColumnUnit::kUtf16);
    Json result = {
        {"ruleId", finding.rule},
        {"ruleIndex", index_of_rule(finding.rule)},
        {"level", level_of(finding.severity)},
        {"message", {{"text", message_of(finding)}}},
        {"locations", Json::array({location_of(range)})},
        {"partialFingerprints", fingerprints_of(finding, range.begin.line)},
    };
    add_notes(finding, result);
    add_fix(finding, result);
    add_suppression(finding, result);
    return result;
  }

  static std::string message_of(const Finding& finding) {
    std::string text = finding.message;
    if (!finding.question.empty()) append(text, ". ", finding.question);
    if (!finding.rewrite.empty()) append(text, " Or: ", finding.rewrite);
    return text;
  }

  Json fingerprints_of(const Finding& finding, uint32_t line) const {
    Json prints = {{"debriefFinding/v1", finding.fingerprint}};
    const bool known = line <= hashes_.size() && !hashes_[line - 1].empty();
    if (known) prints["primaryLocationLineHash"] = hashes_[line - 1];
    return prints;
  }

  void add_notes(const Finding& finding, Json& result) const {
    if (file_ == nullptr || finding.notes.empty()) return;
    Json related = Json::array();
    for (const FindingNote& note : finding.notes) {
      Json location = location_of(range_in(*file_, note.span, ColumnUnit::kUtf16));
      location["id"] = related.size() + 1;
      location["message"] = {{"text", note.message}};
      related.push_back(std::move(location));
    }
    result["relatedLocations"] = std::move(related);
  }

  /// A fix whose text holds a secret is left out: a report may be read by more people than the
  /// file.
  void add_fix(const Finding& finding, Json& result) const {
    if (file_ == nullptr || !finding.fix || finding.fix->edits.empty()) return;
    Json replacements = Json::array();
    for (const Edit& edit : finding.fix->edits) {
      if (mask_secrets(edit.text) != edit.text) return;
      const FileRange range = {place(edit.span.begin), place(edit.span.end)};
      Json replacement = {{"deletedRegion", region_of(range)}};
      if (!edit.text.empty()) replacement["insertedContent"] = {{"text", edit.text}};
      replacements.push_back(std::move(replacement));
    }
    Json change = {{"artifactLocation", artifact()}, {"replacements", std::move(replacements)}};
    result["fixes"] = Json::array({{{"description", {{"text", finding.fix->description}}},
                                    {"artifactChanges", Json::array({std::move(change)})}}});
  }

  /// The place of a byte as it is: an edit may end in a line break.
  Position place(uint32_t offset) const {
    const Utf16Position at = file_->utf16_position(offset);
    return {at.line + 1, at.character + 1};
  }

  static void add_suppression(const Finding& finding, Json& result) {
    if (finding.silenced_by == SilencedBy::kNothing) return;
    const bool in_source = finding.silenced_by == SilencedBy::kComment;
    Json suppression = {{"kind", in_source ? "inSource" : "external"}};
    if (!finding.justification.empty()) suppression["justification"] = finding.justification;
    result["suppressions"] = Json::array({std::move(suppression)});
    if (!in_source) result["baselineState"] = "unchanged";
  }

  const ReportInput& input_;
  std::map<std::string, size_t> rule_indices_;
  Json rules_ = Json::array();
  std::string path_;
  const SourceFile* file_ = nullptr;
  std::vector<std::string> hashes_;
};

}  // namespace

void write_sarif_report(const ReportInput& input, std::ostream& out) {
  out << SarifReport(input).write().dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace debrief
