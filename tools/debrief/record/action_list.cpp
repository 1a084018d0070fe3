#include "debrief/record/action_list.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr std::string_view kNone = "none";

std::string_view without_at(std::string_view name) {
  if (name.starts_with('@')) name.remove_prefix(1);
  return name;
}

bool is_owned_by(const Action& action, std::string_view wanted) {
  if (wanted == kNone) return action.owners.empty();
  return std::any_of(action.owners.begin(), action.owners.end(), [&](const auto& owner) {
    return lower_ascii(without_at(owner.name)) == lower_ascii(without_at(wanted));
  });
}

/// Whether one of the values that were asked for fits; none asked for fits all.
template <typename Value, typename Fits>
bool fits_any(const std::vector<Value>& asked, const Fits& fits) {
  return asked.empty() || std::any_of(asked.begin(), asked.end(), fits);
}

}  // namespace

std::string owners_of(const Action& action) {
  std::vector<std::string> names;
  for (const PersonReference& owner : action.owners) names.push_back(owner.name);
  return join(names, ", ");
}

std::optional<int64_t> overdue_days(const Action& action, absl::CivilDay as_of) {
  if (is_settled(action.status) || !action.due) return std::nullopt;
  const absl::CivilDay due(action.due->value.local);
  if (as_of <= due) return std::nullopt;
  return as_of - due;
}

bool ActionFilter::admits(const ActionRow& row) const {
  const Action& action = *row.action;
  const auto& incident = row.document->document;
  if (overdue && !row.overdue_days) return false;
  if (due_before && !(action.due && absl::CivilDay(action.due->value.local) < *due_before))
    return false;
  return fits_any(owners, [&](const std::string& owner) { return is_owned_by(action, owner); }) &&
         fits_any(
             services,
             [&](const std::string& service) { return is_one_of(service, incident.services); }) &&
         fits_any(statuses, [&](ActionStatus status) { return action.status == status; }) &&
         fits_any(strengths, [&](const std::string& strength) {
           return strength == kNone ? row.strength.empty() : strength == row.strength;
         });
}

std::tuple<int64_t, bool, absl::CivilSecond> urgency(const Action& action,
                                                     std::optional<int64_t> overdue_days) {
  return {-overdue_days.value_or(0), !action.due.has_value(),
          action.due ? action.due->value.local : absl::CivilSecond()};
}

void sort_rows(std::vector<ActionRow>& rows) {
  std::stable_sort(rows.begin(), rows.end(), [](const ActionRow& a, const ActionRow& b) {
    return urgency(*a.action, a.overdue_days) < urgency(*b.action, b.overdue_days);
  });
}

size_t ActionList::open() const {
  return static_cast<size_t>(
      std::count_if(rows.begin(), rows.end(), [](const ActionRow& row) { return !row.settled(); }));
}

size_t ActionList::overdue() const {
  return static_cast<size_t>(std::count_if(
      rows.begin(), rows.end(), [](const ActionRow& row) { return row.overdue_days.has_value(); }));
}

size_t ActionList::unowned() const {
  return static_cast<size_t>(std::count_if(rows.begin(), rows.end(), [](const ActionRow& row) {
    return !row.settled() && row.action->owners.empty();
  }));
}

}  // namespace debrief
