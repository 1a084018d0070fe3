#include "debrief/postmortem/action_words.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"

namespace debrief {
namespace {

template <typename Value>
struct Word {
  std::string_view word;
  Value value;
};

/// The value of a word in a sorted table; nullptr when it is not there.
template <typename Value, size_t N>
const Value* find_word(const std::array<Word<Value>, N>& table, std::string_view text) {
  constexpr size_t kLongest = 48;
  if (text.size() > kLongest) return nullptr;
  const std::string label = normal_label(text);
  const auto found = std::ranges::lower_bound(table, label, {}, &Word<Value>::word);
  return found != table.end() && found->word == label ? &found->value : nullptr;
}

constexpr std::array kTypes = std::to_array<Word<std::string_view>>({
    {"communicate", "share"},       {"communication", "share"},
    {"detect", "detect"},           {"detecting", "detect"},
    {"detection", "detect"},        {"fix", "repair"},
    {"investigate", "investigate"}, {"investigation", "investigate"},
    {"mitigate", "mitigate"},       {"mitigating", "mitigate"},
    {"mitigation", "mitigate"},     {"mitigative", "mitigate"},
    {"prevent", "prevent"},         {"preventative", "prevent"},
    {"preventing", "prevent"},      {"prevention", "prevent"},
    {"preventive", "prevent"},      {"process", "process"},
    {"processes", "process"},       {"repair", "repair"},
    {"repairs", "repair"},          {"share", "share"},
    {"sharing", "share"},
});
static_assert(std::ranges::is_sorted(kTypes, {}, &Word<std::string_view>::word));

constexpr std::array kStatuses = std::to_array<Word<ActionStatus>>({
    {"abandoned", ActionStatus::kDeclined},
    {"active", ActionStatus::kInProgress},
    {"backlog", ActionStatus::kOpen},
    {"canceled", ActionStatus::kDeclined},
    {"cancelled", ActionStatus::kDeclined},
    {"closed", ActionStatus::kDone},
    {"complete", ActionStatus::kDone},
    {"completed", ActionStatus::kDone},
    {"declined", ActionStatus::kDeclined},
    {"doing", ActionStatus::kInProgress},
    {"done", ActionStatus::kDone},
    {"dropped", ActionStatus::kDeclined},
    {"finished", ActionStatus::kDone},
    {"fixed", ActionStatus::kDone},
    {"in progress", ActionStatus::kInProgress},
    {"in review", ActionStatus::kInProgress},
    {"merged", ActionStatus::kDone},
    {"new", ActionStatus::kOpen},
    {"not started", ActionStatus::kOpen},
    {"ongoing", ActionStatus::kInProgress},
    {"open", ActionStatus::kOpen},
    {"pending", ActionStatus::kOpen},
    {"planned", ActionStatus::kOpen},
    {"rejected", ActionStatus::kDeclined},
    {"resolved", ActionStatus::kDone},
    {"scheduled", ActionStatus::kOpen},
    {"shipped", ActionStatus::kDone},
    {"started", ActionStatus::kInProgress},
    {"to do", ActionStatus::kOpen},
    {"todo", ActionStatus::kOpen},
    {"wip", ActionStatus::kInProgress},
    {"withdrawn", ActionStatus::kDeclined},
    {"wont do", ActionStatus::kDeclined},
    {"wont fix", ActionStatus::kDeclined},
    {"wontfix", ActionStatus::kDeclined},
    {"work in progress", ActionStatus::kInProgress},
    {"x", ActionStatus::kDone},
    {"yes", ActionStatus::kDone},
});
/// Signs that stand for a status alone; with or without the selector that colours them.
constexpr std::array kStatusSigns = std::to_array<Word<ActionStatus>>({
    {"✅", ActionStatus::kDone},
    {"☑", ActionStatus::kDone},
    {"☑️", ActionStatus::kDone},
    {"✔", ActionStatus::kDone},
    {"✔️", ActionStatus::kDone},
    {"🟢", ActionStatus::kDone},
    {"❌", ActionStatus::kDeclined},
    {"⏳", ActionStatus::kInProgress},
    {"🟡", ActionStatus::kInProgress},
});
static_assert(std::ranges::is_sorted(kStatuses, {}, &Word<ActionStatus>::word));

constexpr std::array kFields = std::to_array<Word<ActionField>>({
    {"action", ActionField::kText},
    {"action description", ActionField::kText},
    {"action item", ActionField::kText},
    {"action items", ActionField::kText},
    {"action type", ActionField::kType},
    {"actions", ActionField::kText},
    {"addresses", ActionField::kAddresses},
    {"addresses factor", ActionField::kAddresses},
    {"assigned", ActionField::kOwner},
    {"assigned to", ActionField::kOwner},
    {"assignee", ActionField::kOwner},
    {"assignees", ActionField::kOwner},
    {"bug", ActionField::kTracker},
    {"by", ActionField::kOwner},
    {"by when", ActionField::kDue},
    {"category", ActionField::kType},
    {"comment", ActionField::kOther},
    {"comments", ActionField::kOther},
    {"completed", ActionField::kStatus},
    {"completion date", ActionField::kDue},
    {"corrective action", ActionField::kText},
    {"date", ActionField::kDue},
    {"date due", ActionField::kDue},
    {"deadline", ActionField::kDue},
    {"description", ActionField::kText},
    {"done", ActionField::kStatus},
    {"dri", ActionField::kOwner},
    {"due", ActionField::kDue},
    {"due by", ActionField::kDue},
    {"due date", ActionField::kDue},
    {"due on", ActionField::kDue},
    {"effort", ActionField::kOther},
    {"eta", ActionField::kDue},
    {"expected", ActionField::kDue},
    {"expected by", ActionField::kDue},
    {"expected completion", ActionField::kDue},
    {"expected date", ActionField::kDue},
    {"factor", ActionField::kAddresses},
    {"factors", ActionField::kAddresses},
    {"follow up", ActionField::kText},
    {"id", ActionField::kId},
    {"issue", ActionField::kTracker},
    {"item", ActionField::kText},
    {"jira", ActionField::kTracker},
    {"jira ticket", ActionField::kTracker},
    {"kind", ActionField::kType},
    {"link", ActionField::kTracker},
    {"links", ActionField::kTracker},
    {"no", ActionField::kId},
    {"note", ActionField::kOther},
    {"notes", ActionField::kOther},
    {"nr", ActionField::kId},
    {"number", ActionField::kId},
    {"owned by", ActionField::kOwner},
    {"owner", ActionField::kOwner},
    {"owners", ActionField::kOwner},
    {"planned date", ActionField::kDue},
    {"pr", ActionField::kTracker},
    {"priority", ActionField::kOther},
    {"progress", ActionField::kStatus},
    {"reference", ActionField::kTracker},
    {"remediation", ActionField::kText},
    {"responsible", ActionField::kOwner},
    {"responsible person", ActionField::kOwner},
    {"state", ActionField::kStatus},
    {"status", ActionField::kStatus},
    {"strength", ActionField::kStrength},
    {"target", ActionField::kDue},
    {"target date", ActionField::kDue},
    {"task", ActionField::kText},
    {"team", ActionField::kOther},
    {"ticket", ActionField::kTracker},
    {"tickets", ActionField::kTracker},
    {"title", ActionField::kText},
    {"to do", ActionField::kText},
    {"todo", ActionField::kText},
    {"tracker", ActionField::kTracker},
    {"tracking", ActionField::kTracker},
    {"tracking bug", ActionField::kTracker},
    {"type", ActionField::kType},
    {"verify", ActionField::kOther},
    {"what", ActionField::kText},
    {"when", ActionField::kDue},
    {"who", ActionField::kOwner},
});
static_assert(std::ranges::is_sorted(kFields, {}, &Word<ActionField>::word));

}  // namespace

std::string_view action_type_of(std::string_view word) {
  const std::string_view* type = find_word(kTypes, word);
  return type == nullptr ? std::string_view() : *type;
}

std::optional<ActionStatus> action_status_of(std::string_view word) {
  for (const auto& [sign, status] : kStatusSigns) {
    if (trim(word) == sign) return status;
  }
  const ActionStatus* status = find_word(kStatuses, word);
  return status == nullptr ? std::nullopt : std::optional(*status);
}

bool is_action_strength(std::string_view word) {
  const std::string label = normal_label(word);
  for (const std::string_view each :
       {"stronger", "strong", "intermediate", "weaker", "weak", "medium strength"}) {
    if (label == each) return true;
  }
  return false;
}

bool is_action_priority(std::string_view word) {
  const std::string label = normal_label(word);
  for (const std::string_view each :
       {"p0", "p1", "p2", "p3", "p4", "p5", "high", "medium", "low", "urgent", "high priority",
        "medium priority", "low priority", "critical"}) {
    if (label == each) return true;
  }
  return false;
}

std::optional<ActionField> action_field_of(std::string_view label) {
  const ActionField* field = find_word(kFields, label);
  return field == nullptr ? std::nullopt : std::optional(*field);
}

}  // namespace debrief
