#include "debrief/language/agent_kind.h"

#include <algorithm>
#include <array>

namespace debrief {
namespace {

/// In the order of AgentKind.
constexpr std::array<std::string_view, kAgentKindCount> kNames = {
    "person", "team",    "system", "unknown",  "outsider", "self", "we",
    "nobody", "implied", "elided", "stranger", "act",      "event"};
static_assert(kNames[static_cast<size_t>(AgentKind::kEvent)] == "event");

}  // namespace

std::string_view agent_kind_name(AgentKind kind) { return kNames[static_cast<size_t>(kind)]; }

std::optional<AgentKind> agent_kind_of_name(std::string_view name) {
  const auto* found = std::find(kNames.begin(), kNames.end(), name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<AgentKind>(found - kNames.begin());
}

std::vector<std::string_view> agent_kind_names() { return {kNames.begin(), kNames.end()}; }

}  // namespace debrief
