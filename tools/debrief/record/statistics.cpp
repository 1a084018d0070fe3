#include "debrief/record/statistics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/corpus/write_up.h"
#include "debrief/postmortem/durations.h"

namespace debrief {
namespace {

using Documents = std::vector<const CorpusDocument*>;

class Counter {
 public:
  explicit Counter(Counts counts) : counts_(std::move(counts)) {}

  void add(const std::string& name) {
    if (name.empty()) {
      ++counts_.without;
    } else {
      ++of_[name];
    }
  }
  /// Each name once, however often the incident has it.
  void add_all(const std::set<std::string>& names) {
    if (names.empty()) ++counts_.without;
    for (const std::string& name : names) add(name);
  }

  /// `order`: names that come first, in this order.
  Counts counts(const std::vector<std::string>& order = {}) && {
    for (const auto& [name, count] : of_) counts_.rows.push_back({name, count});
    const auto rank = [&](const Counts::Row& row) {
      return std::find(order.begin(), order.end(), row.name) - order.begin();
    };
    std::stable_sort(counts_.rows.begin(), counts_.rows.end(), [&](const auto& a, const auto& b) {
      return std::pair(rank(a), b.count) < std::pair(rank(b), a.count);
    });
    return std::move(counts_);
  }

 private:
  Counts counts_;
  std::map<std::string, size_t> of_;
};

std::set<std::string> kinds_of_factors(const Document& document) {
  std::set<std::string> kinds;
  for (const Factor& factor : document.factors) {
    if (!factor.kind.empty()) kinds.insert(factor.kind);
  }
  return kinds;
}

std::string value_of(const std::optional<Located<std::string>>& field) {
  return field ? field->value : std::string();
}

template <typename Length>
Distribution distribution(std::string_view name, std::string_view key, const Documents& documents,
                          const Length& length_of) {
  Distribution distribution{.name = name, .key = key, .values = {}};
  for (const CorpusDocument* document : documents) {
    if (const std::optional<absl::Duration> length = length_of(*document)) {
      distribution.values.push_back({document, *length});
    } else {
      ++distribution.unknown;
    }
  }
  std::stable_sort(distribution.values.begin(), distribution.values.end(),
                   [](const auto& a, const auto& b) { return a.length < b.length; });
  return distribution;
}

std::vector<Distribution> durations_of_all(const Documents& documents, const Config& config) {
  const auto length = [](std::optional<absl::Duration> Durations::*member) {
    return [member](const CorpusDocument& each) { return durations_of(each.document).*member; };
  };
  return {distribution("to detect", "to_detect", documents, length(&Durations::to_detect)),
          distribution("to mitigate", "to_mitigate", documents, length(&Durations::to_mitigate)),
          distribution("to resolve", "to_resolve", documents, length(&Durations::to_resolve)),
          distribution("to write up", "to_write_up", documents, [&](const CorpusDocument& each) {
            const WriteUp write_up = write_up_of(each, config);
            return write_up.at_most ? std::nullopt : write_up.delay;
          })};
}

/// What counts per incident.
void count_incidents(const Documents& documents, const Config& config, std::vector<Counts>& all) {
  Counter severities({"Severity", "severities", "incident", {}});
  Counter services({"Services", "services", "incident", {}});
  Counter detected({"Detected by", "detected_by", "incident", {}});
  Counter triggers({"Triggers", "triggers", "incident", {}});
  Counter factors({"Contributing factors", "factors", "incident", {}});
  for (const CorpusDocument* source : documents) {
    const Document& document = source->document;
    severities.add(document.severity);
    services.add_all({document.services.begin(), document.services.end()});
    detected.add(value_of(document.front_matter.detected_by));
    triggers.add(value_of(document.front_matter.trigger));
    factors.add_all(kinds_of_factors(document));
  }
  all.push_back(std::move(severities).counts(config.severities));
  for (Counter* counter : {&services, &detected, &triggers, &factors})
    all.push_back(std::move(*counter).counts());
}

void count_actions(const std::vector<const ActionRow*>& rows, std::vector<Counts>& all) {
  Counter statuses({"Actions by status", "action_statuses", "action", {}});
  Counter types({"Actions by type", "action_types", "action", {}});
  Counter strengths({"Actions by strength", "action_strengths", "action", {}});
  for (const ActionRow* row : rows) {
    statuses.add(std::string(action_status_name(row->action->status)));
    types.add(row->action->type);
    strengths.add(row->strength);
  }
  all.push_back(std::move(statuses).counts({"open", "in-progress", "done", "declined"}));
  all.push_back(std::move(types).counts());
  all.push_back(std::move(strengths).counts({"stronger", "intermediate", "weaker"}));
}

std::optional<absl::CivilDay> day_of(const Document& document) {
  if (!document.started) return std::nullopt;
  return absl::CivilDay(document.started->local);
}

}  // namespace

absl::Duration Distribution::quantile(double share) const {
  const double rank = std::ceil(share * static_cast<double>(values.size()));
  const auto index = static_cast<size_t>(std::max(rank, 1.0)) - 1;
  return values[std::min(index, values.size() - 1)].length;
}

bool IncidentFilter::admits(const Document& document) const {
  const auto day = day_of(document);
  if (since && !(day && *day >= *since)) return false;
  if (until && !(day && *day < *until)) return false;
  if (!severities.empty() && !is_one_of(document.severity, severities)) return false;
  return services.empty() ||
         std::any_of(services.begin(), services.end(), [&](const std::string& service) {
           return is_one_of(service, document.services);
         });
}

Statistics statistics_of(const Documents& documents, const Config& config,
                         const ActionList& actions) {
  Documents counted;
  for (const CorpusDocument* each : documents) {
    if (each->document.status != Status::kWithdrawn) counted.push_back(each);
  }
  const std::set<const CorpusDocument*> known(counted.begin(), counted.end());
  std::vector<const ActionRow*> rows;
  Statistics statistics;
  statistics.as_of = actions.as_of;
  statistics.incidents = counted.size();
  for (const ActionRow& row : actions.rows) {
    if (!known.contains(row.document)) continue;
    rows.push_back(&row);
    statistics.open_actions += !row.settled();
    statistics.overdue_actions += row.overdue_days.has_value();
  }
  for (const CorpusDocument* each : counted) {
    const auto day = day_of(each->document);
    if (!day) continue;
    if (!statistics.from || *day < *statistics.from) statistics.from = day;
    if (!statistics.to || *day > *statistics.to) statistics.to = day;
  }
  statistics.durations = durations_of_all(counted, config);
  count_incidents(counted, config, statistics.counts);
  count_actions(rows, statistics.counts);
  return statistics;
}

}  // namespace debrief
