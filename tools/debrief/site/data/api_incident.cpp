// One record as data.

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/record/values.h"
#include "debrief/site/data/api.h"
#include "debrief/site/data/api_form.h"
#include "debrief/site/relations/related.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

Json owners_json(const std::vector<PersonReference>& people) {
  Json names = Json::array();
  for (const PersonReference& person : people) names.push_back(person_name(person.name));
  return names;
}

Json commit_json(const History* history, std::optional<uint32_t> commit) {
  return history != nullptr && commit ? Json(history->commits[*commit].id.hex()) : Json();
}

Json event_json(const History* history, const ActionEvent& event) {
  return {{"kind", action_event_name(event.kind)},
          {"date", date_json(event.moment.at)},
          {"commit", commit_json(history, event.moment.commit)},
          {"before", text_or_null(without_addresses(event.before))},
          {"after", text_or_null(without_addresses(event.after))}};
}

Json life_json(const History* history, const ActionLife& life) {
  Json out = {{"opened", date_json(life.opened())},
              {"closed", date_json(life.closed())},
              {"older_than_history", life.older_than_history},
              {"slips", life.slips},
              {"events", Json::array()}};
  for (const ActionEvent& event : life.events) out["events"].push_back(event_json(history, event));
  return out;
}

/// The life of an action of today; null when there is no history to tell it.
Json life_of(const SiteModel& model, const ActionView& view) {
  const Record& record = model.records[view.record];
  const auto& history = record.source->history;
  if (!history || !history->life) return nullptr;
  const auto index = static_cast<size_t>(&view - record.actions.data());
  for (const ActionLife& life : history->life->actions) {
    if (life.index == index) return life_json(model.corpus->history.get(), life);
  }
  return nullptr;
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

Json factors_of(const Document& document) {
  Json factors = Json::array();
  for (const Factor& factor : document.factors) {
    factors.push_back({{"id", text_or_null(factor.id)},
                       {"kind", text_or_null(factor.kind)},
                       {"text", factor.text}});
  }
  return factors;
}

std::string_view reason_name(ReasonKind kind) {
  switch (kind) {
    case ReasonKind::kDeclared:
      return "declared";
    case ReasonKind::kRecurrence:
      return "recurrence";
    case ReasonKind::kLink:
      return "link";
    case ReasonKind::kFactor:
      return "factor";
    case ReasonKind::kService:
      return "service";
    case ReasonKind::kTrigger:
      return "trigger";
    case ReasonKind::kDetection:
      return "detection";
    case ReasonKind::kTag:
      return "tag";
    case ReasonKind::kTeam:
      return "team";
    case ReasonKind::kWords:
      break;
  }
  return "words";
}

/// The records that its page leads to, and why.
Json related_json(const SiteModel& model, const Record& record) {
  Json related = Json::array();
  const auto index = static_cast<size_t>(&record - model.records.data());
  for (const RelatedView& other : model.related_to(index)) {
    Json entry = record_reference(model.records[other.record]);
    entry["reasons"] = Json::array();
    for (const RelatedReason& reason : other.reasons) {
      entry["reasons"].push_back({{"kind", reason_name(reason.kind)},
                                  {"value", text_or_null(reason.value)},
                                  {"here", reason.here}});
    }
    related.push_back(std::move(entry));
  }
  return related;
}

Json cited_by_json(const SiteModel& model, const Record& record) {
  Json cited = Json::array();
  for (const Backlink& link : record.cited_by) {
    Json entry = record_reference(model.records[link.record]);
    entry["section"] = text_or_null(link.place);
    entry["sentence"] = text_or_null(trim(concat(link.before, link.cited, link.after)));
    cited.push_back(std::move(entry));
  }
  return cited;
}

/// The own text of a section as it was written: what stands behind its heading, up to the first
/// section that is nested in it.
std::string section_text(const Document& document, uint32_t index) {
  const Section& section = document.sections[index];
  const uint32_t begin = section.heading.empty() ? section.span.begin : section.heading.end;
  uint32_t end = std::max(begin, section.span.end);
  if (index + 1 < document.sections.size()) {
    end = std::clamp(document.sections[index + 1].span.begin, begin, end);
  }
  return std::string(trim(document.source.bytes().substr(begin, end - begin)));
}

Json sections_json(const Document& document) {
  Json sections = Json::array();
  for (uint32_t i = 0; i < document.sections.size(); ++i) {
    const Section& section = document.sections[i];
    std::string text = section_text(document, i);
    if (section.heading.empty() && text.empty()) continue;
    sections.push_back({{"role", text_or_null(role_name(section.role))},
                        {"title", text_or_null(section.title)},
                        {"level", section.level},
                        {"parent", section.parent ? Json(*section.parent) : Json()},
                        {"index", i},
                        {"markdown", std::move(text)}});
  }
  return sections;
}

}  // namespace

Json action_json(const SiteModel& model, const ActionView& view) {
  Json out = {{"id", text_or_null(view.action->id)}, {"anchor", view.anchor}};
  out.update(action_json(*view.action));
  out["owners"] = owners_json(view.action->owners);
  out["overdue_days"] = view.overdue_days ? Json(*view.overdue_days) : Json();
  out["life"] = life_of(model, view);
  return out;
}

Json record_json(const SiteModel& model, const Record& record) {
  const Document& document = record.document();
  Json out = {{"id", document.id},
              {"title", record.title},
              {"path", record.source->path},
              {"page", record.url()},
              {"data", concat("incidents/", record.slug, ".json")},
              {"source", concat("incidents/", record.slug, ".md")},
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
  for (const ActionView& view : record.actions) out["actions"].push_back(action_json(model, view));
  out["factors"] = factors_of(document);
  out["findings"] = {{"error", record.findings.errors},
                     {"warning", record.findings.warnings},
                     {"info", record.findings.infos}};
  out["related"] = related_json(model, record);
  out["cited_by"] = cited_by_json(model, record);
  return out;
}

std::string incident_json(const SiteModel& model, const Record& record,
                          const SiteOptions& options) {
  Json out = api_head(model, options);
  out["incident"] = record_json(model, record);
  out["incident"]["sections"] = sections_json(record.document());
  return script_safe(json_text(out));
}

std::string incident_source(const Record& record) {
  const Document& document = record.document();
  const std::string_view bytes = document.source.bytes();
  const uint32_t body = document.front_matter.present ? document.front_matter.span.end : 0;
  return concat(without_addresses(bytes.substr(0, body)), bytes.substr(body));
}

}  // namespace debrief
