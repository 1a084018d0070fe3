#include "debrief/site/api.h"

#include <nlohmann/json.hpp>

#include "debrief/record/values.h"
#include "debrief/site/dates.h"
#include "debrief/site/marks.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

Json people_json(const std::vector<PersonReference>& people) {
  Json names = Json::array();
  for (const PersonReference& person : people) names.push_back(person_name(person.name));
  return names;
}

Json action_json(const ActionView& view) {
  Json out = {{"id", text_or_null(view.action->id)}, {"anchor", view.anchor}};
  out.update(action_json(*view.action));
  out["owners"] = people_json(view.action->owners);
  out["overdue_days"] = view.overdue_days ? Json(*view.overdue_days) : Json();
  return out;
}

std::string_view history_state(const std::optional<DocumentHistory>& history) {
  if (!history) return "none";
  if (!history->was_committed()) return "uncommitted";
  return history->truncated ? "truncated" : "complete";
}

void add_history(const std::optional<DocumentHistory>& history, Json& out) {
  const auto date = [&](std::optional<Timestamp> DocumentHistory::*member) {
    return history ? date_json((*history).*member) : Json();
  };
  out["history"] = history_state(history);
  out["first_seen"] = date(&DocumentHistory::first_seen);
  out["first_written"] = date(&DocumentHistory::first_written);
  out["landed"] = date(&DocumentHistory::landed);
  out["updated"] = date(&DocumentHistory::updated);
  out["revisions"] = history ? history->revisions.size() : 0;
  out["authors"] = Json::array();
  if (!history) return;
  for (const std::string& author : history->authors) out["authors"].push_back(person_name(author));
}

Json record_json(const Record& record) {
  const Document& document = record.document();
  Json out = {{"id", document.id},
              {"title", record.title},
              {"path", record.source->path},
              {"page", record.url()},
              {"mode", document.mode == DocumentMode::kManaged ? "managed" : "legacy"},
              {"status", text_or_null(std::string(status_name(document.status)))},
              {"kind", located_or_null(document.front_matter.kind)},
              {"severity", text_or_null(document.severity)},
              {"services", document.services},
              {"teams", document.teams},
              {"tags", document.tags},
              {"started", moment_json(document.started)},
              {"detected", moment_json(document.detected)},
              {"mitigated", moment_json(document.mitigated)},
              {"resolved", moment_json(document.resolved)}};
  add_history(record.source->history, out);
  out["actions"] = Json::array();
  for (const ActionView& view : record.actions) out["actions"].push_back(action_json(view));
  out["factors"] = Json::array();
  for (const Factor& factor : document.factors) {
    out["factors"].push_back({{"id", text_or_null(factor.id)},
                              {"kind", text_or_null(factor.kind)},
                              {"text", factor.text}});
  }
  out["findings"] = {{"error", record.findings.errors},
                     {"warning", record.findings.warnings},
                     {"info", record.findings.infos}};
  return out;
}

}  // namespace

std::string incidents_json(const SiteModel& model, const SiteOptions& options) {
  const Corpus& corpus = *model.corpus;
  Json out = {{"version", 1},
              {"generator", "debrief " + options.version},
              {"revision", corpus.revision ? Json(corpus.revision->hex()) : Json()},
              {"uncommitted", model.uncommitted},
              {"as_of", absl::FormatCivilTime(model.as_of)},
              {"incidents", Json::array()}};
  for (const Record& record : model.records) out["incidents"].push_back(record_json(record));
  return json_text(out);
}

}  // namespace debrief
