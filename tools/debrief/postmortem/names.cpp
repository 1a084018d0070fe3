// The names of roles, statuses and action statuses, as configuration, rules and JSON write them.

#include <array>

#include "debrief/postmortem/document.h"

namespace debrief {
namespace {

/// In the order of SectionRole.
constexpr std::array<std::string_view, 17> kRoles = {
    "",        "safety",   "facts",     "impact", "timeline",  "stories", "second-stories",
    "factors", "whys",     "went-well", "lucky",  "surprises", "actions", "check-back",
    "lessons", "glossary", "amendments"};
static_assert(kRoles.size() == static_cast<size_t>(SectionRole::kAmendments) + 1);

/// In the order of Status.
constexpr std::array<std::string_view, 7> kStatuses = {"",          "stub",   "draft",    "review",
                                                       "published", "closed", "withdrawn"};
static_assert(kStatuses.size() == static_cast<size_t>(Status::kWithdrawn) + 1);

/// In the order of ActionStatus.
constexpr std::array<std::string_view, 4> kActionStatuses = {"open", "in-progress", "done",
                                                             "declined"};
static_assert(kActionStatuses.size() == static_cast<size_t>(ActionStatus::kDeclined) + 1);

}  // namespace

std::string_view role_name(SectionRole role) { return kRoles[static_cast<size_t>(role)]; }

std::optional<SectionRole> role_of_name(std::string_view name) {
  for (size_t i = 1; i < kRoles.size(); ++i) {
    if (kRoles[i] == name) return static_cast<SectionRole>(i);
  }
  return std::nullopt;
}

std::string_view status_name(Status status) { return kStatuses[static_cast<size_t>(status)]; }

Status status_of_name(std::string_view name) {
  for (size_t i = 1; i < kStatuses.size(); ++i) {
    if (kStatuses[i] == name) return static_cast<Status>(i);
  }
  return Status::kUnknown;
}

std::string_view action_status_name(ActionStatus status) {
  return kActionStatuses[static_cast<size_t>(status)];
}

}  // namespace debrief
