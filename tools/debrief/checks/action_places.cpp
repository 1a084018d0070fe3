#include "debrief/checks/action_places.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_names.h"
#include "debrief/postmortem/label.h"

namespace debrief {
namespace {

/// Names of teams that stand alone.
constexpr std::array kTeams = std::to_array<std::string_view>(
    {"backend",        "data",    "dba",    "dbas",        "dev",       "devex",
     "developers",     "devops",  "devs",   "engineering", "frontend",  "infra",
     "infrastructure", "it",      "legal",  "management",  "marketing", "netops",
     "networking",     "on call", "oncall", "operations",  "ops",       "platform",
     "product",        "qa",      "sales",  "secops",      "security",  "sre",
     "sres",           "support"});

std::string without_at(std::string_view name) {
  if (name.starts_with('@')) name.remove_prefix(1);
  return lower_ascii(name);
}

}  // namespace

Span action_place(const Document& document, const Action& action) {
  const Block& text = document.markdown.blocks[action.text_block];
  if (text.kind == BlockKind::kTableCell || action.id_span.empty()) return action.text_span;
  // Emphasis around the id belongs to what is read as one.
  const std::string_view bytes = document.source.bytes();
  uint32_t begin = action.id_span.begin;
  while (begin > action.span.begin && (bytes[begin - 1] == '*' || bytes[begin - 1] == '_')) --begin;
  return {std::min(begin, action.text_span.begin), action.text_span.end};
}

std::optional<absl::CivilDay> day_of_incident(const Document& document) {
  const auto& end = document.resolved ? document.resolved : document.started;
  return end ? std::optional(absl::CivilDay(end->local)) : std::nullopt;
}

std::optional<absl::CivilDay> last_due_day(const Document& document, const Config& config) {
  const auto within = config.action_due.find(document.severity);
  const auto from = day_of_incident(document);
  if (within == config.action_due.end() || !from) return std::nullopt;
  return *from + static_cast<int64_t>(absl::ToInt64Hours(within->second) / 24);
}

std::string iso_day(absl::CivilDay day) {
  const auto two = [](int number) { return concat(number < 10 ? "-0" : "-", number); };
  return concat(day.year(), two(day.month()), two(day.day()));
}

bool is_team_owner(std::string_view owner, const Config& config) {
  const std::string name = without_at(owner);
  const bool listed = std::ranges::any_of(
      config.teams, [&](const std::string& team) { return without_at(team) == name; });
  if (listed || (owner.starts_with('@') && owner.find('/') != owner.npos)) return true;
  const bool person = std::ranges::any_of(
      config.people, [&](const std::string& each) { return without_at(each) == name; });
  if (person) return false;
  return is_team_name(owner) || is_one_of(std::string_view(normal_label(owner)), kTeams);
}

std::string owner_and_due(const Document& document, const Action& action, const Config& config) {
  const auto due = last_due_day(document, config);
  const std::string owner = action.owners.empty() ? "@handle" : action.owners.front().name;
  return concat("— ", owner, ", due ", due ? iso_day(*due) : "YYYY-MM-DD");
}

}  // namespace debrief
