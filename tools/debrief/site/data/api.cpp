// The lists of the API, and which files there are.

#include "debrief/site/data/api.h"

#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/record/statistics.h"
#include "debrief/record/values.h"
#include "debrief/site/data/api_form.h"
#include "debrief/site/history/revisions.h"

namespace debrief {
namespace {

using Json = nlohmann::ordered_json;

Json ids_of(const SiteModel& model, const std::vector<size_t>& records) {
  Json ids = Json::array();
  for (const size_t index : records) ids.push_back(model.records[index].document().id);
  return ids;
}

std::string atom_beside(const std::string& page) {
  return concat(page.substr(0, page.rfind('.')), ".atom");
}

Json link_json(const Record& from, const Record& to, std::string_view kind) {
  return {{"from", record_reference(from)}, {"to", record_reference(to)}, {"kind", kind}};
}

/// Whom a name leads to in people_json().
struct PersonEntry {
  std::vector<size_t> wrote;
  std::vector<const ActionView*> owns;
};

std::map<std::string, PersonEntry> people_of(const SiteModel& model) {
  const Config& config = model.corpus->config;
  std::map<std::string, PersonEntry> people;
  for (size_t i = 0; i < model.records.size(); ++i) {
    const Record& record = model.records[i];
    if (const auto& history = record.source->history) {
      for (const std::string& author : history->authors) {
        std::vector<size_t>& wrote = people[author_text(config, author)].wrote;
        if (wrote.empty() || wrote.back() != i) wrote.push_back(i);
      }
    }
    for (const ActionView& view : record.actions) {
      for (const PersonReference& owner : view.action->owners) {
        people[author_text(config, owner.name)].owns.push_back(&view);
      }
    }
  }
  people.erase("");
  return people;
}

}  // namespace

std::string incidents_json(const SiteModel& model, const SiteOptions& options) {
  JsonList list(api_head(model, options), "incidents", model.records.size());
  for (const Record& record : model.records) list.add(record_json(model, record));
  return list.take();
}

std::string actions_json(const SiteModel& model, const SiteOptions& options) {
  const std::vector<const ActionView*> actions = model.actions();
  JsonList list(api_head(model, options), "actions", actions.size());
  for (const ActionView* view : actions) {
    const Record& record = model.records[view->record];
    Json entry = {{"incident", record.document().id},
                  {"page", concat(record.url(), "#", view->anchor)},
                  {"severity", text_or_null(record.document().severity)},
                  {"services", record.document().services},
                  {"teams", record.document().teams}};
    entry.update(action_json(model, *view));
    list.add(entry);
  }
  return list.take();
}

std::string services_json(const SiteModel& model, const SiteOptions& options) {
  JsonList list(api_head(model, options), "services");
  for (const ServiceView& service : model.services) {
    list.add({{"id", service.id},
              {"owner", text_or_null(person_name(service.owner))},
              {"description", text_or_null(without_addresses(service.description))},
              {"page", service.url()},
              {"feed", atom_beside(service.url())},
              {"incidents", ids_of(model, service.records)}});
  }
  return list.take();
}

std::string factors_json(const SiteModel& model, const SiteOptions& options) {
  JsonList list(api_head(model, options), "factors");
  for (const Group& group : model.groups_of(GroupKind::kFactor)) {
    list.add({{"id", group.id},
              {"page", group.url()},
              {"feed", atom_beside(group.url())},
              {"incidents", ids_of(model, group.records)}});
  }
  return list.take();
}

std::string stats_json(const SiteModel& model) {
  std::vector<const CorpusDocument*> documents;
  ActionList actions{model.as_of, {}};
  for (const Record& record : model.records) {
    documents.push_back(record.source);
    for (const ActionView& view : record.actions) {
      actions.rows.push_back(
          {record.source, view.action, view.action->strength, view.overdue_days});
    }
  }
  return script_safe(statistics_json(statistics_of(documents, model.corpus->config, actions)));
}

std::string links_json(const SiteModel& model, const SiteOptions& options) {
  JsonList list(api_head(model, options), "links");
  for (const Record& record : model.records) {
    for (const RelatedRecord& related : record.related) {
      if (!related.declared_here) continue;
      Json entry = link_json(record, model.records[related.record], "related");
      entry["relation"] = text_or_null(related.relation);
      list.add(entry);
    }
    for (const Backlink& link : record.cited_by) {
      Json entry = link_json(model.records[link.record], record, "cites");
      entry["section"] = text_or_null(link.place);
      list.add(entry);
    }
  }
  return list.take();
}

std::string redirects_json(const SiteModel& model, const SiteOptions& options) {
  JsonList list(api_head(model, options), "redirects");
  for (const Record& record : model.records) {
    const auto& history = record.source->history;
    if (!history || !model.corpus->history) continue;
    std::set<std::string> told = {record.source->path};
    for (const Revision& revision : history->revisions) {
      const std::string& old = revision.previous_path;
      if (revision.change != ChangeKind::kRenamed || !told.insert(old).second) continue;
      const Commit& commit = model.corpus->history->commit(revision);
      list.add({{"from", old},
                {"to", record.source->path},
                {"page", record.url()},
                {"commit", commit.id.hex()},
                {"date", date_json(commit.committed)}});
    }
  }
  return list.take();
}

std::string people_json(const SiteModel& model, const SiteOptions& options) {
  JsonList list(api_head(model, options), "people");
  for (const auto& [name, person] : people_of(model)) {
    Json owns = Json::array();
    for (const ActionView* view : person.owns) {
      const Record& record = model.records[view->record];
      owns.push_back({{"incident", record.document().id},
                      {"action", text_or_null(view->action->id)},
                      {"page", concat(record.url(), "#", view->anchor)}});
    }
    list.add({{"name", name}, {"wrote", ids_of(model, person.wrote)}, {"owns", std::move(owns)}});
  }
  return list.take();
}

}  // namespace debrief
