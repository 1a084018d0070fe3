#include <array>

#include <nlohmann/json.hpp>

#include "debrief/import/report.h"
#include "debrief/record/values.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

Json line_or_null(uint32_t line) { return line == 0 ? Json() : Json(line); }

Json notes_json(const ImportReport::File& file, Certainty certainty) {
  constexpr std::array<std::string_view, 3> kSureness = {"high", "medium", "low"};
  Json notes = Json::array();
  for (const ImportNote& note : file.notes) {
    if (note.certainty != certainty) continue;
    Json json = {{"field", note.field},
                 {"value", text_or_null(note.value)},
                 {"line", line_or_null(note.line)},
                 {"why", text_or_null(note.why)}};
    if (certainty == Certainty::kGuessed) {
      json["confidence"] = kSureness[static_cast<size_t>(note.sureness)];
    }
    notes.push_back(std::move(json));
  }
  return notes;
}

}  // namespace

std::string import_json(const ImportReport& report) {
  Json files = Json::array();
  Json summary = Json::object();
  for (const ImportOutcome outcome : {ImportOutcome::kImported, ImportOutcome::kSkipped,
                                      ImportOutcome::kRefused, ImportOutcome::kFailed}) {
    summary[std::string(outcome_name(outcome))] = report.count(outcome);
  }
  for (const ImportReport::File& file : report.files) {
    files.push_back({{"source", file.source},
                     {"target", text_or_null(file.target)},
                     {"id", text_or_null(file.id)},
                     {"outcome", outcome_name(file.outcome)},
                     {"message", text_or_null(file.message)},
                     {"hint", text_or_null(file.hint)},
                     {"line", line_or_null(file.line)},
                     {"understood", notes_json(file, Certainty::kUnderstood)},
                     {"guessed", notes_json(file, Certainty::kGuessed)},
                     {"left", notes_json(file, Certainty::kLeft)}});
  }
  return json_text({{"version", 1},
                    {"written", !report.dry_run},
                    {"files", std::move(files)},
                    {"summary", std::move(summary)}});
}

}  // namespace debrief
