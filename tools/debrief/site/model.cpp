#include "debrief/site/model.h"

#include <algorithm>
#include <numeric>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "debrief/base/strings.h"
#include "debrief/record/action_list.h"
#include "debrief/site/dates.h"
#include "debrief/site/groups.h"
#include "debrief/site/relations/citations.h"

namespace debrief {
namespace {

size_t severity_rank(const Config& config, const std::string& severity) {
  const auto found = std::find(config.severities.begin(), config.severities.end(), severity);
  return found == config.severities.end()
             ? 0
             : static_cast<size_t>(found - config.severities.begin()) + 1;
}

/// The zone that a moment was written in; of a name with several meanings the offset it stood for.
Zone zone_of_moment(const Moment& moment) {
  Zone zone = zone_of(moment.zone);
  if (zone.zone) return zone;
  const absl::CivilSecond utc = absl::ToCivilSecond(*moment.instant, absl::UTCTimeZone());
  zone.zone = absl::FixedTimeZone(static_cast<int>(moment.local - utc));
  return zone;
}

/// One zone for all times of a page: the document's own, else that of the first instant it tells.
Zone zone_of_page(const Document& document) {
  if (const auto& named = document.front_matter.timezone) {
    if (Zone zone = zone_of(named->value); zone.zone) return zone;
  }
  for (const auto* moment :
       {&document.started, &document.detected, &document.mitigated, &document.resolved}) {
    if (*moment && (*moment)->instant) return zone_of_moment(**moment);
  }
  for (const TimelineEntry& entry : document.timeline) {
    if (entry.at && entry.at->instant) return zone_of_moment(*entry.at);
  }
  return {};
}

/// The day of the incident: of its start, else of the next instant that is known, else the one that
/// its id begins with, else of the earliest row of its timeline.
std::optional<absl::CivilDay> day_of_incident(const Document& document, const Zone& zone) {
  for (const auto* moment :
       {&document.started, &document.detected, &document.mitigated, &document.resolved}) {
    if (*moment) return absl::CivilDay(in_zone_of(zone, **moment).local);
  }
  if (const auto named = parse_moment(std::string_view(document.id).substr(0, 10))) {
    return absl::CivilDay(named->local);
  }
  std::optional<absl::CivilDay> earliest;
  for (const TimelineEntry& entry : document.timeline) {
    if (!entry.at) continue;
    const absl::CivilDay day(in_zone_of(zone, *entry.at).local);
    if (!earliest || day < *earliest) earliest = day;
  }
  return earliest;
}

std::string action_anchor(const Action& action, size_t index, std::set<std::string>& taken) {
  const std::string id = lower_ascii(action.id);
  const bool plain = id.size() > 1 && id.size() < 8 && id[0] == 'a' &&
                     std::all_of(id.begin() + 1, id.end(), is_ascii_digit);
  std::string anchor = plain ? id : concat("action-", index + 1);
  if (!taken.insert(anchor).second) {
    anchor = concat("action-", index + 1);
    taken.insert(anchor);
  }
  return anchor;
}

std::vector<ActionView> actions_of(const Document& document, absl::CivilDay as_of) {
  std::vector<ActionView> views;
  std::set<std::string> taken;
  for (size_t i = 0; i < document.actions.size(); ++i) {
    const Action& action = document.actions[i];
    views.push_back({&action, 0, action_anchor(action, i, taken), overdue_days(action, as_of)});
  }
  return views;
}

Record make_record(const CorpusDocument& source, const Config& config, absl::CivilDay as_of) {
  const Document& document = source.document;
  Record record;
  record.source = &source;
  record.title = document.title.empty() ? source.path : document.title;
  record.severity_rank = severity_rank(config, document.severity);
  record.zone = zone_of_page(document);
  record.day = day_of_incident(document, record.zone);
  if (source.history && source.history->first_seen) {
    record.written_day = day_of(*source.history->first_seen);
  }
  record.outline = make_outline(document);
  record.phases = phases_of(document);
  record.write_up = write_up_of(source, config);
  record.actions = actions_of(document, as_of);
  record.trace = trace_of(document);
  for (const Factor& factor : document.factors) {
    const bool seen = std::find(record.factor_kinds.begin(), record.factor_kinds.end(),
                                factor.kind) != record.factor_kinds.end();
    if (!factor.kind.empty() && !seen) record.factor_kinds.push_back(factor.kind);
  }
  return record;
}

/// What others have to do with a record is found anew in each model.
void forget_others(Record& record) {
  record.findings = {};
  record.related.clear();
  record.related_elsewhere.clear();
  record.cited_by.clear();
}

void add_finding(FindingCount& count, Severity severity) {
  if (severity == Severity::kError) ++count.errors;
  if (severity == Severity::kWarning) ++count.warnings;
  if (severity == Severity::kInfo) ++count.infos;
}

void add_related(SiteModel& model) {
  for (size_t i = 0; i < model.records.size(); ++i) {
    for (const auto& named : model.records[i].document().front_matter.related) {
      const auto found = model.by_id.find(named.id.value);
      if (found == model.by_id.end()) {
        model.records[i].related_elsewhere.push_back(named.id.value);
      } else if (found->second != i) {
        model.records[i].related.push_back({found->second, named.relation, true});
        model.records[found->second].related.push_back({i, named.relation, false});
      }
    }
  }
}

void add_services(SiteModel& model) {
  std::map<std::string, ServiceView> by_id;
  for (const Config::Service& service : model.corpus->config.services) {
    by_id[service.id] = {service.id, service.owner, service.description, "", {}};
  }
  for (size_t i = 0; i < model.records.size(); ++i) {
    for (const std::string& id : model.records[i].document().services) {
      ServiceView& service = by_id[id];
      service.id = id;
      if (service.records.empty() || service.records.back() != i) service.records.push_back(i);
    }
  }
  FileNames names;
  for (auto& [id, service] : by_id) {
    service.slug = names.take(id, "service", id);
    model.service_of[id] = model.services.size();
    model.services.push_back(std::move(service));
  }
}

}  // namespace

size_t Record::live_actions() const {
  return static_cast<size_t>(std::count_if(actions.begin(), actions.end(),
                                           [](const ActionView& view) { return view.live(); }));
}

size_t Record::overdue_actions() const {
  return static_cast<size_t>(
      std::count_if(actions.begin(), actions.end(),
                    [](const ActionView& view) { return view.overdue_days.has_value(); }));
}

std::vector<const ServiceView*> SiteModel::busiest_services(size_t most) const {
  std::vector<const ServiceView*> named;
  for (const ServiceView& service : services) {
    if (!service.records.empty()) named.push_back(&service);
  }
  std::stable_sort(named.begin(), named.end(), [](const auto* a, const auto* b) {
    return a->records.size() > b->records.size();
  });
  if (named.size() > most) named.resize(most);
  return named;
}

std::vector<const ActionView*> SiteModel::actions() const {
  std::vector<size_t> everything(records.size());
  std::iota(everything.begin(), everything.end(), size_t{0});
  return actions_of(everything);
}

std::vector<const ActionView*> SiteModel::actions_of(const std::vector<size_t>& chosen) const {
  std::vector<const ActionView*> all;
  for (const size_t index : chosen) {
    for (const ActionView& view : records[index].actions) all.push_back(&view);
  }
  std::stable_sort(all.begin(), all.end(), [](const ActionView* a, const ActionView* b) {
    return urgency(*a->action, a->overdue_days) < urgency(*b->action, b->overdue_days);
  });
  return all;
}

SiteModel make_model(const Corpus& corpus, const Findings& findings, absl::Time as_of,
                     std::vector<Record> same) {
  SiteModel model;
  model.corpus = &corpus;
  model.as_of = absl::ToCivilDay(as_of, absl::UTCTimeZone());
  std::unordered_map<const CorpusDocument*, Record*> known;
  for (Record& each : same) known.emplace(each.source, &each);
  FileNames names;
  for (const CorpusDocument& source : corpus.documents) {
    const auto before = known.find(&source);
    if (before == known.end()) {
      model.records.push_back(make_record(source, corpus.config, model.as_of));
    } else {
      model.records.push_back(std::move(*before->second));
      forget_others(model.records.back());
    }
    model.records.back().slug = names.take(source.document.id, "record", source.path);
  }
  // Newest first; records of incidents without a date stand last, as they were written.
  std::stable_sort(model.records.begin(), model.records.end(),
                   [](const Record& a, const Record& b) {
                     return std::tie(b.day, b.written_day) < std::tie(a.day, a.written_day);
                   });
  for (size_t i = 0; i < model.records.size(); ++i) {
    Record& record = model.records[i];
    model.by_path.emplace(record.source->path, i);
    model.by_id.emplace(record.document().id, i);
    model.uncommitted |= record.source->history && record.source->history->uncommitted;
    for (ActionView& view : record.actions) view.record = i;
  }
  for (const Finding& finding : findings.all) {
    add_finding(model.findings, finding.severity);
    const auto found = model.by_path.find(finding.path);
    if (found != model.by_path.end()) {
      add_finding(model.records[found->second].findings, finding.severity);
    }
  }
  add_related(model);
  add_citations(model);
  add_services(model);
  add_groups(model);
  model.recurrences = recurrences_in(model);
  model.related = std::make_shared<const RelatedRecords>(model);
  return model;
}

}  // namespace debrief
