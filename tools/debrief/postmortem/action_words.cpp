#include "debrief/postmortem/action_words.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_verbs.h"
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
static_assert(std::ranges::is_sorted(kStatuses, {}, &Word<ActionStatus>::word));

/// Signs that stand for a status alone; the longer of two that start alike first.
constexpr std::array kStatusSigns = std::to_array<Word<ActionStatus>>({
    {"✅", ActionStatus::kDone},
    {"☑️", ActionStatus::kDone},
    {"☑", ActionStatus::kDone},
    {"✔️", ActionStatus::kDone},
    {"✔", ActionStatus::kDone},
    {"✓", ActionStatus::kDone},
    {"🟢", ActionStatus::kDone},
    {":white_check_mark:", ActionStatus::kDone},
    {":heavy_check_mark:", ActionStatus::kDone},
    {":ballot_box_with_check:", ActionStatus::kDone},
    {"[x]", ActionStatus::kDone},
    {"[X]", ActionStatus::kDone},
    {"❌", ActionStatus::kDeclined},
    {"🚫", ActionStatus::kDeclined},
    {":x:", ActionStatus::kDeclined},
    {"[-]", ActionStatus::kDeclined},
    {"⏳", ActionStatus::kInProgress},
    {"🟡", ActionStatus::kInProgress},
    {"🚧", ActionStatus::kInProgress},
    {":construction:", ActionStatus::kInProgress},
    {":hourglass:", ActionStatus::kInProgress},
    {"[~]", ActionStatus::kInProgress},
    {"☐", ActionStatus::kOpen},
    {"⬜", ActionStatus::kOpen},
    {"🔲", ActionStatus::kOpen},
    {"🔴", ActionStatus::kOpen},
    {"[ ]", ActionStatus::kOpen},
    {":white_large_square:", ActionStatus::kOpen},
});

constexpr std::array kFields = std::to_array<Word<ActionField>>({
    {"accountable", ActionField::kOwner},
    {"action", ActionField::kText},
    {"action category", ActionField::kType},
    {"action description", ActionField::kText},
    {"action item", ActionField::kText},
    {"action item description", ActionField::kText},
    {"action items", ActionField::kText},
    {"action owner", ActionField::kOwner},
    {"action s", ActionField::kText},
    {"action type", ActionField::kType},
    {"actions", ActionField::kText},
    {"addresses", ActionField::kAddresses},
    {"addresses factor", ActionField::kAddresses},
    {"assigned", ActionField::kOwner},
    {"assigned person", ActionField::kOwner},
    {"assigned team", ActionField::kOwner},
    {"assigned to", ActionField::kOwner},
    {"assignee", ActionField::kOwner},
    {"assignee s", ActionField::kOwner},
    {"assignees", ActionField::kOwner},
    {"assignment", ActionField::kOwner},
    {"bug", ActionField::kTracker},
    {"bug id", ActionField::kTracker},
    {"by", ActionField::kOwner},
    {"by when", ActionField::kDue},
    {"category", ActionField::kType},
    {"class", ActionField::kType},
    {"comment", ActionField::kNote},
    {"comments", ActionField::kNote},
    {"completed", ActionField::kStatus},
    {"completed on", ActionField::kStatus},
    {"completion", ActionField::kDue},
    {"completion date", ActionField::kDue},
    {"contact", ActionField::kOwner},
    {"corrective action", ActionField::kText},
    {"current status", ActionField::kStatus},
    {"date", ActionField::kDue},
    {"date due", ActionField::kDue},
    {"deadline", ActionField::kDue},
    {"description", ActionField::kText},
    {"details", ActionField::kOther},
    {"directly responsible individual", ActionField::kOwner},
    {"done", ActionField::kStatus},
    {"done yet", ActionField::kStatus},
    {"dri", ActionField::kOwner},
    {"driver", ActionField::kOwner},
    {"due", ActionField::kDue},
    {"due by", ActionField::kDue},
    {"due by date", ActionField::kDue},
    {"due date", ActionField::kDue},
    {"due on", ActionField::kDue},
    {"effort", ActionField::kOther},
    {"estimate", ActionField::kOther},
    {"eta", ActionField::kDue},
    {"expected", ActionField::kDue},
    {"expected by", ActionField::kDue},
    {"expected completion", ActionField::kDue},
    {"expected date", ActionField::kDue},
    {"factor", ActionField::kAddresses},
    {"factors", ActionField::kAddresses},
    {"finish by", ActionField::kDue},
    {"follow up", ActionField::kText},
    {"follow up action", ActionField::kText},
    {"follow up item", ActionField::kText},
    {"follow ups", ActionField::kText},
    {"followup", ActionField::kText},
    {"gh issue", ActionField::kTracker},
    {"github", ActionField::kTracker},
    {"github issue", ActionField::kTracker},
    {"id", ActionField::kId},
    {"improvement", ActionField::kText},
    {"issue", ActionField::kTracker},
    {"issue link", ActionField::kTracker},
    {"item", ActionField::kText},
    {"jira", ActionField::kTracker},
    {"jira id", ActionField::kTracker},
    {"jira link", ActionField::kTracker},
    {"jira ticket", ActionField::kTracker},
    {"kind", ActionField::kType},
    {"lead", ActionField::kOwner},
    {"level of effort", ActionField::kOther},
    {"linear", ActionField::kTracker},
    {"link", ActionField::kTracker},
    {"links", ActionField::kTracker},
    {"measure", ActionField::kText},
    {"mitigation", ActionField::kText},
    {"needed by", ActionField::kDue},
    {"no", ActionField::kId},
    {"note", ActionField::kNote},
    {"notes", ActionField::kNote},
    {"nr", ActionField::kId},
    {"number", ActionField::kId},
    {"owned by", ActionField::kOwner},
    {"owner", ActionField::kOwner},
    {"owner s", ActionField::kOwner},
    {"owner team", ActionField::kOwner},
    {"owners", ActionField::kOwner},
    {"owners s", ActionField::kOwner},
    {"owning team", ActionField::kOwner},
    {"person", ActionField::kOwner},
    {"planned date", ActionField::kDue},
    {"poc", ActionField::kOwner},
    {"point of contact", ActionField::kOwner},
    {"pr", ActionField::kTracker},
    {"preventative action", ActionField::kText},
    {"preventive action", ActionField::kText},
    {"priority", ActionField::kOther},
    {"progress", ActionField::kStatus},
    {"proposed action", ActionField::kText},
    {"pull request", ActionField::kTracker},
    {"rationale", ActionField::kReason},
    {"reason", ActionField::kReason},
    {"recommendation", ActionField::kText},
    {"reference", ActionField::kTracker},
    {"remark", ActionField::kNote},
    {"remarks", ActionField::kNote},
    {"remediation", ActionField::kText},
    {"responsible", ActionField::kOwner},
    {"responsible person", ActionField::kOwner},
    {"responsible team", ActionField::kOwner},
    {"severity", ActionField::kOther},
    {"sprint", ActionField::kOther},
    {"state", ActionField::kStatus},
    {"status", ActionField::kStatus},
    {"step", ActionField::kText},
    {"story", ActionField::kTracker},
    {"strength", ActionField::kStrength},
    {"target", ActionField::kDue},
    {"target completion", ActionField::kDue},
    {"target completion date", ActionField::kDue},
    {"target date", ActionField::kDue},
    {"task", ActionField::kText},
    {"team", ActionField::kOther},
    {"team owner", ActionField::kOwner},
    {"ticket", ActionField::kTracker},
    {"ticket link", ActionField::kTracker},
    {"tickets", ActionField::kTracker},
    {"title", ActionField::kText},
    {"to do", ActionField::kText},
    {"todo", ActionField::kText},
    {"tracker", ActionField::kTracker},
    {"tracking", ActionField::kTracker},
    {"tracking bug", ActionField::kTracker},
    {"tracking issue", ActionField::kTracker},
    {"tracking link", ActionField::kTracker},
    {"tracking ticket", ActionField::kTracker},
    {"type", ActionField::kType},
    {"urgency", ActionField::kOther},
    {"url", ActionField::kTracker},
    {"verify", ActionField::kOther},
    {"what", ActionField::kText},
    {"what to do", ActionField::kText},
    {"when", ActionField::kDue},
    {"who", ActionField::kOwner},
    {"why not", ActionField::kReason},
    {"work item", ActionField::kTracker},
});
static_assert(std::ranges::is_sorted(kFields, {}, &Word<ActionField>::word));

/// Titles that gather actions by time, place or state.
constexpr std::array kGroups = std::to_array<std::string_view>({"already done",
                                                                "back end",
                                                                "backend",
                                                                "big",
                                                                "complete",
                                                                "completed",
                                                                "customer",
                                                                "customers",
                                                                "data",
                                                                "database",
                                                                "deferred",
                                                                "development",
                                                                "documentation",
                                                                "done",
                                                                "engineering",
                                                                "errata",
                                                                "existing",
                                                                "finished",
                                                                "frontend",
                                                                "future",
                                                                "general",
                                                                "immediate",
                                                                "immediately",
                                                                "improvements",
                                                                "in progress",
                                                                "in the long run",
                                                                "infra",
                                                                "infrastructure",
                                                                "internal",
                                                                "items",
                                                                "later",
                                                                "long",
                                                                "long run",
                                                                "long term",
                                                                "longer term",
                                                                "lower priority",
                                                                "maybe",
                                                                "medium",
                                                                "medium term",
                                                                "mid term",
                                                                "misc",
                                                                "miscellaneous",
                                                                "monitoring",
                                                                "must",
                                                                "must have",
                                                                "near term",
                                                                "network",
                                                                "next",
                                                                "next quarter",
                                                                "next sprint",
                                                                "nice to have",
                                                                "not done",
                                                                "now",
                                                                "observability",
                                                                "ongoing",
                                                                "open",
                                                                "operations",
                                                                "optional",
                                                                "organisation",
                                                                "organization",
                                                                "other",
                                                                "others",
                                                                "people",
                                                                "planned",
                                                                "platform",
                                                                "process",
                                                                "processes",
                                                                "product",
                                                                "proposed",
                                                                "quick wins",
                                                                "recovery",
                                                                "response",
                                                                "security",
                                                                "short",
                                                                "short term",
                                                                "shorter term",
                                                                "should",
                                                                "should have",
                                                                "software",
                                                                "someday",
                                                                "soon",
                                                                "system",
                                                                "team",
                                                                "technical",
                                                                "technology",
                                                                "this quarter",
                                                                "this sprint",
                                                                "this week",
                                                                "to do",
                                                                "todo",
                                                                "tooling",
                                                                "tools",
                                                                "training",
                                                                "uncategorised",
                                                                "uncategorized",
                                                                "under discussion",
                                                                "within a month",
                                                                "within a week",
                                                                "within one month",
                                                                "within one week"});
static_assert(std::ranges::is_sorted(kGroups));

/// What the last word of a title says that gathers: `Follow-up tasks`, `Preventive measures`.
constexpr std::array kGatherers = std::to_array<std::string_view>(
    {"action", "actions", "fixes", "improvements", "items", "measures", "plan", "points",
     "recommendations", "steps", "tasks", "term", "ups", "work"});
static_assert(std::ranges::is_sorted(kGatherers));

}  // namespace

std::string_view action_type_of(std::string_view word) {
  const std::string_view* type = find_word(kTypes, word);
  return type == nullptr ? std::string_view() : *type;
}

std::optional<StatusSign> status_sign_at(std::string_view text) {
  for (const auto& [sign, status] : kStatusSigns) {
    if (text.starts_with(sign)) return StatusSign{sign.size(), status};
  }
  return std::nullopt;
}

std::optional<ActionStatus> action_status_in(std::string_view text) {
  text = trim(text);
  std::optional<ActionStatus> status;
  while (const auto sign = status_sign_at(text)) {
    if (!status) status = sign->status;
    text = trim(text.substr(sign->size));
  }
  // The longest head that is a status: `In progress, see the ticket`.
  for (size_t end = 0, words = 0; end < text.size() && words < 4; ++words) {
    end = std::min(text.find_first_of(" ,(.:;-", end + 1), text.size());
    if (const auto head = action_status_of(text.substr(0, end))) status = head;
  }
  return status;
}

std::optional<ActionStatus> action_status_of(std::string_view word) {
  if (const auto sign = status_sign_at(trim(word))) {
    if (sign->size == trim(word).size()) return sign->status;
  }
  if (const ActionStatus* status = find_word(kStatuses, word)) return *status;
  return std::nullopt;
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

bool is_action_verb(std::string_view word) {
  return std::ranges::binary_search(kActionVerbs, word);
}

bool is_action_group(std::string_view title) {
  constexpr size_t kLongestGroup = 60;
  title = trim(title);
  if (title.empty() || title.size() > kLongestGroup) return false;
  const std::string label = normal_label(title);
  if (std::ranges::binary_search(kGroups, std::string_view(label))) return true;
  if (!action_type_of(title).empty() || action_status_of(title) || is_action_priority(title)) {
    return true;
  }
  const std::string_view first = std::string_view(label).substr(0, label.find(' '));
  const std::string_view last = std::string_view(label).substr(label.rfind(' ') + 1);
  return !is_action_verb(first) && std::ranges::binary_search(kGatherers, last);
}

std::optional<ActionField> action_field_of(std::string_view label) {
  const ActionField* field = find_word(kFields, label);
  return field == nullptr ? std::nullopt : std::optional(*field);
}

}  // namespace debrief
