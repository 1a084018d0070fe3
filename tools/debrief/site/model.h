#pragma once
// The corpus as the site tells it: records with their names in the site, what is derived from their
// dates, what refers to them, and the services they name. Pages read this; nothing here is markup.

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/corpus/corpus.h"
#include "debrief/corpus/write_up.h"
#include "debrief/lint/finding.h"
#include "debrief/postmortem/time_text.h"
#include "debrief/postmortem/trace.h"
#include "debrief/site/outline.h"
#include "debrief/site/phases.h"
#include "debrief/site/relations/recurrences.h"
#include "debrief/site/relations/related.h"

namespace debrief {

/// An action with what the day of the build makes of it.
struct ActionView {
  const Action* action = nullptr;
  size_t record = 0;   ///< index into SiteModel::records
  std::string anchor;  ///< on the record's page: `a1`
  std::optional<int64_t> overdue_days;
  bool live() const { return !is_settled(action->status); }
};

/// One record that the front matter of this or of the other names.
struct RelatedRecord {
  size_t record = 0;
  std::string relation;  ///< as declared; may be empty
  bool declared_here = true;
};

/// A link from another record to this one, with the sentence it stands in.
struct Backlink {
  size_t record = 0;
  std::string before, cited, after;  ///< plain text; all empty when the sentence is not known
  std::string place;                 ///< the section it stands in; may be empty
};

struct FindingCount {
  size_t errors = 0, warnings = 0, infos = 0;
  size_t all() const { return errors + warnings + infos; }
};

struct Record {
  const CorpusDocument* source = nullptr;
  std::string slug;  ///< file name below `incidents/`, without `.html`
  std::string title;
  size_t severity_rank = 0;  ///< 1 the gravest; 0 not in the configured list
  /// The day of the incident, as the record tells it; never one of its history.
  std::optional<absl::CivilDay> day;
  std::optional<absl::CivilDay> written_day;  ///< of its first revision; orders those without `day`
  Zone zone;  ///< what its page tells times in: its `timezone`, else that of its start
  Outline outline;
  std::vector<Phase> phases;
  WriteUp write_up;
  std::vector<ActionView> actions;
  Trace trace;
  std::vector<std::string> factor_kinds;  ///< without repetition, in order of appearance
  FindingCount findings;
  std::vector<RelatedRecord> related;
  std::vector<std::string> related_elsewhere;  ///< declared ids that no record has
  std::vector<Backlink> cited_by;

  const Document& document() const { return source->document; }
  std::string url() const { return "incidents/" + slug + ".html"; }
  size_t live_actions() const;
  size_t overdue_actions() const;
};

struct ServiceView {
  std::string id, owner, description;
  std::string slug;
  std::vector<size_t> records;  ///< newest first

  std::string url() const { return "services/" + slug + ".html"; }
};

/// What records can have in common, each with pages of its own.
enum class GroupKind { kFactor, kTeam, kTag, kSeverity };
inline constexpr size_t kGroupKinds = 4;

/// The records that name one factor, team, tag or severity.
struct Group {
  GroupKind kind = GroupKind::kFactor;
  std::string id;  ///< as documents write it: `tool.observability`
  std::string slug;
  std::vector<size_t> records;  ///< newest first, each once

  std::string url() const;  ///< `factors/tool-observability-1a2b3c4.html`
};

struct SiteModel {
  const Corpus* corpus = nullptr;
  absl::CivilDay as_of;
  bool uncommitted = false;                  ///< a record differs from the commit that was read
  std::vector<Record> records;               ///< newest first
  std::vector<ServiceView> services;         ///< by name
  std::map<std::string, size_t> by_path;     ///< path of a document → record
  std::map<std::string, size_t> by_id;       ///< id → record
  std::map<std::string, size_t> service_of;  ///< id → service
  std::array<std::vector<Group>, kGroupKinds> groups;  ///< by GroupKind, each by id
  std::vector<RecurrenceView> recurrences;             ///< by the later record
  std::shared_ptr<const RelatedRecords> related;       ///< related_to() asks it
  FindingCount findings;

  /// Those that a reader of a record should look at next, the nearest first.
  const std::vector<RelatedView>& related_to(size_t record) const {
    return related->of(*this, record);
  }

  /// The kind of factor that came back: `tool.observability`.
  const std::string& kind_of(const RecurrenceView& found) const {
    return records[found.later].factor_kinds[found.kind];
  }

  const std::vector<Group>& groups_of(GroupKind kind) const {
    return groups[static_cast<size_t>(kind)];
  }
  /// Nullptr when no record names it. O(log n).
  const Group* group(GroupKind kind, std::string_view id) const;

  /// The services that records name, those of most records first; at most so many.
  std::vector<const ServiceView*> busiest_services(size_t most) const;
  /// The actions of these records: the longest overdue first, then by due date, then as they stand.
  std::vector<const ActionView*> actions_of(const std::vector<size_t>& chosen) const;
  /// The actions of all records, in the same order.
  std::vector<const ActionView*> actions() const;
};

/// `same` are records of a model before whose documents have not changed since: what they tell by
/// themselves is taken from there.
SiteModel make_model(const Corpus& corpus, const Findings& findings, absl::Time as_of,
                     std::vector<Record> same = {});

/// Names that are unique however a file system treats letter case. A name that is a safe file name
/// already stays as it is; any other gets a hash of it behind what can be kept, so that no other
/// file has a say in it.
class FileNames {
 public:
  /// `key` tells apart those who want the same name; the first of them gets it.
  std::string take(std::string_view wish, std::string_view fallback, std::string_view key);

 private:
  std::set<std::string> taken_;
};

/// A name for people without anything that looks like an address: `ann@example.org` is `ann`.
std::string person_name(std::string_view name);
/// A text with every address cut to what stands before its `@`.
std::string without_addresses(std::string_view text);

}  // namespace debrief
