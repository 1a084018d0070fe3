// What follows from the events of a life: when an action was opened and closed, whether it was
// open.

#include <algorithm>

#include "debrief/corpus/life.h"
#include "debrief/corpus/public_status.h"

namespace debrief {
namespace {

bool ends_with_settling(const ActionEvent& event) {
  return event.kind == ActionEventKind::kClosed || event.kind == ActionEventKind::kDeclined;
}

/// Whether an event says that the action was settled from then on; nullopt when it says nothing of
/// that.
std::optional<bool> settled_by(const ActionEvent& event) {
  if (ends_with_settling(event)) return true;
  if (event.kind == ActionEventKind::kReopened) return false;
  if (event.kind != ActionEventKind::kOpened) return std::nullopt;
  return event.after == action_status_name(ActionStatus::kDone) ||
         event.after == action_status_name(ActionStatus::kDeclined);
}

}  // namespace

std::string_view action_event_name(ActionEventKind kind) {
  switch (kind) {
    case ActionEventKind::kOpened:
      return "opened";
    case ActionEventKind::kRetexted:
      return "retexted";
    case ActionEventKind::kDueChanged:
      return "due-changed";
    case ActionEventKind::kOwnerChanged:
      return "owner-changed";
    case ActionEventKind::kStarted:
      return "started";
    case ActionEventKind::kStopped:
      return "stopped";
    case ActionEventKind::kClosed:
      return "closed";
    case ActionEventKind::kDeclined:
      return "declined";
    case ActionEventKind::kReopened:
      return "reopened";
    case ActionEventKind::kVanished:
      return "vanished";
    case ActionEventKind::kReturned:
      return "returned";
  }
  return {};
}

std::optional<Timestamp> ActionLife::opened() const {
  if (events.empty() || events.front().kind != ActionEventKind::kOpened) return std::nullopt;
  return events.front().moment.at;
}

std::optional<Timestamp> ActionLife::closed() const {
  std::optional<Timestamp> at;
  bool is_closed = false;
  for (const ActionEvent& event : events) {
    const auto settled = settled_by(event);
    if (!settled) continue;
    if (*settled && !is_closed) at = event.moment.at;
    is_closed = *settled;
  }
  return is_closed && is_settled(last.status) ? at : std::nullopt;
}

std::optional<bool> ActionLife::was_open(absl::Time instant) const {
  if (!opened()) return std::nullopt;
  bool is_open = false;
  for (const ActionEvent& event : events) {
    if (!event.moment.at) return event.moment.commit ? std::nullopt : std::optional(is_open);
    if (event.moment.at->instant() > instant) break;
    if (const auto settled = settled_by(event)) is_open = !*settled;
    if (event.kind == ActionEventKind::kVanished) is_open = false;
    if (event.kind == ActionEventKind::kReturned) is_open = true;
  }
  return is_open;
}

std::optional<LifeMoment> DocumentLife::published() const {
  const auto first = std::ranges::find_if(
      statuses, [](const StatusChange& each) { return is_public(each.after); });
  return first == statuses.end() ? std::nullopt : std::optional(first->moment);
}

}  // namespace debrief
