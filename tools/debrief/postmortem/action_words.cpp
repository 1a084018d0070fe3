#include "debrief/postmortem/action_words.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_verbs.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/word_table.h"

namespace debrief {
namespace {

constexpr std::array kTypes = std::to_array<WordMeaning<std::string_view>>({
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
static_assert(std::ranges::is_sorted(kTypes, {}, &WordMeaning<std::string_view>::word));

constexpr std::array kStatuses = std::to_array<WordMeaning<ActionStatus>>({
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
static_assert(std::ranges::is_sorted(kStatuses, {}, &WordMeaning<ActionStatus>::word));

/// Signs that stand for a status alone; the longer of two that start alike first.
constexpr std::array kStatusSigns = std::to_array<WordMeaning<ActionStatus>>({
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

}  // namespace debrief
