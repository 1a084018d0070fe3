#pragma once
// What several checks of actions ask: which are still to be done, where one stands, when it should
// be due, and who is a team.

#include <optional>
#include <string>
#include <string_view>

#include <absl/time/civil_time.h>

#include "debrief/corpus/config.h"
#include "debrief/postmortem/document.h"

namespace debrief {

/// The id and what is to be done: in a list one stretch, in a table the cell of the text.
Span action_place(const Document& document, const Action& action);

/// The day of the incident's end, else of its start; nullopt when neither is known.
std::optional<absl::CivilDay> day_of_incident(const Document& document);

/// The last day that `actions.due` of the configuration leaves an action of this document; nullopt
/// when it says nothing about the severity, or the incident has no day.
std::optional<absl::CivilDay> last_due_day(const Document& document, const Config& config);

/// `2024-05-06`.
std::string iso_day(absl::CivilDay day);

/// What could stand behind an action: its owner or `@handle`, and the last day that the
/// configuration leaves or `YYYY-MM-DD`.
std::string owner_and_due(const Document& document, const Action& action, const Config& config);

/// Whether an owner is a team: one that the configuration lists, `@org/team`, `SRE`, `Team Blue`.
bool is_team_owner(std::string_view owner, const Config& config);

}  // namespace debrief
