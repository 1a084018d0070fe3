#pragma once
// The actions of all post-mortems as one list: chosen, sorted, and written for people, programs,
// spreadsheets, chat and calendars.

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include <absl/time/civil_time.h>

#include "debrief/base/world.h"
#include "debrief/corpus/corpus.h"

namespace debrief {

struct ActionRow {
  const CorpusDocument* document = nullptr;
  const Action* action = nullptr;
  std::string strength;                 ///< as written or as its wording speaks; empty for neither
  std::optional<int64_t> overdue_days;  ///< of one that is not settled and past its date

  bool settled() const { return is_settled(action->status); }
};

/// What is asked for; an empty list or a nullopt asks for nothing.
struct ActionFilter {
  std::vector<std::string> owners = {};  ///< with or without `@`; `none` for those without an owner
  std::vector<std::string> services = {};  ///< of the incident
  std::vector<ActionStatus> statuses = {};
  std::vector<std::string> strengths = {};  ///< `weaker`, …; `none` for those of no known strength
  std::optional<absl::CivilDay> due_before = {};
  bool overdue = false;

  bool admits(const ActionRow& row) const;
};

/// The actions that a filter admits: what is most overdue first, then by date, those without one
/// last; of equal ones in the order of paths and lines.
struct ActionList {
  absl::CivilDay as_of;
  std::vector<ActionRow> rows;

  size_t open() const;     ///< not settled
  size_t overdue() const;  ///< of those
  size_t unowned() const;  ///< of the open ones
};

/// Its owners as they are written, with commas between; empty for none.
std::string owners_of(const Action& action);

/// Days past the date of an action that is not settled; nullopt when it is not late.
std::optional<int64_t> overdue_days(const Action& action, absl::CivilDay as_of);

/// Orders actions: the most overdue first, then by date, those without one last.
std::tuple<int64_t, bool, absl::CivilSecond> urgency(const Action& action,
                                                     std::optional<int64_t> overdue_days);

void sort_rows(std::vector<ActionRow>& rows);

std::string actions_text(const ActionList& list, const Terminal& terminal);
/// schema/actions.schema.json.
std::string actions_json(const ActionList& list);
/// RFC 4180 with a head line. A cell that a spreadsheet would take for a formula begins with `'`.
std::string actions_csv(const ActionList& list);
/// A digest for chat or an issue: overdue, to come, without a date; Markdown.
std::string actions_markdown(const ActionList& list);
/// RFC 5545: a whole-day event for each action that has a date and is not settled.
std::string actions_calendar(const ActionList& list);

}  // namespace debrief
