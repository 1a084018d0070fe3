#pragma once
// What all post-mortems together show: distributions, each with the number it is made of, and
// counts. There is no mean, which a single long outage would make, and nothing about persons.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include "debrief/base/world.h"
#include "debrief/record/action_list.h"

namespace debrief {

/// A length of time over many incidents.
struct Distribution {
  struct Value {
    const CorpusDocument* document = nullptr;
    absl::Duration length;
  };
  std::string_view name;      ///< `to resolve`
  std::string_view key;       ///< `to_resolve`
  std::vector<Value> values;  ///< shortest first
  size_t unknown = 0;         ///< incidents that do not tell

  /// The shortest value that at least this share of them does not exceed: one that was really
  /// measured, nothing in between. `share` in (0, 1]; there must be a value.
  absl::Duration quantile(double share) const;
};

/// How often each name occurs: the most frequent first, of equal ones by name; what has an order of
/// its own (severities, strengths) in that order.
struct Counts {
  std::string_view title;  ///< `Contributing factors`
  std::string_view key;    ///< `factors`
  std::string_view unit;   ///< `incident` or `action`
  struct Row {
    std::string name;
    size_t count = 0;
  };
  std::vector<Row> rows;
  size_t without = 0;  ///< of the unit's, those that name none
};

struct Statistics {
  absl::CivilDay as_of;
  size_t incidents = 0;
  std::optional<absl::CivilDay> from, to;  ///< when the first and the last of them started
  std::vector<Distribution> durations;
  std::vector<Counts> counts;
  size_t open_actions = 0;
  size_t overdue_actions = 0;
};

/// What is asked for; an empty list or a nullopt asks for nothing.
struct IncidentFilter {
  std::vector<std::string> services = {};
  std::vector<std::string> severities = {};
  std::optional<absl::CivilDay> since = {};  ///< started on this day or later
  std::optional<absl::CivilDay> until = {};  ///< started before this day

  bool admits(const Document& document) const;
};

/// `documents` and `actions` are those that count; actions of other documents are passed over. A
/// document that was withdrawn counts nowhere. Cost n log n.
Statistics statistics_of(const std::vector<const CorpusDocument*>& documents, const Config& config,
                         const ActionList& actions);

std::string statistics_text(const Statistics& statistics, const Terminal& terminal);
/// schema/stats.schema.json.
std::string statistics_json(const Statistics& statistics);
/// A line a measured length: `incident,path,measure,seconds`. RFC 4180.
std::string statistics_csv(const Statistics& statistics);

}  // namespace debrief
