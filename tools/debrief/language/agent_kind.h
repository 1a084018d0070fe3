#pragma once
// The kinds of agents that rules can name, finer than the classes: “we” is a team, and is also
// `we`, whose acts weigh less than those of others.

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

namespace debrief {

/// One agent is of several kinds at once. Names in rule files: agent_kind_name().
enum class AgentKind : uint8_t {
  kPerson,    ///< somebody: a role, a name, a handle, I, he, she, they; nobody as well
  kTeam,      ///< a group of people, we included
  kSystem,    ///< a machine, a thing, an event
  kUnknown,   ///< nobody is named, or what is named cannot be told apart
  kOutsider,  ///< customers and attackers
  kSelf,      ///< I
  kWe,        ///< we, our team
  kNobody,    ///< nobody, no one, none of us: what is said is denied of everyone
  kImplied,   ///< unnamed, in a passive of what only people do: “it was overlooked”
  kElided,    ///< left out at the start: “Forgot to drain the node”
  kStranger,  ///< a capitalised word that nothing explains
  kAct,       ///< what people do, as a noun: the escalation, skipping the review
  kEvent,     ///< it, this, that, there
};
inline constexpr size_t kAgentKindCount = 13;

/// `person`, `we`, `implied`, …
std::string_view agent_kind_name(AgentKind kind);
std::optional<AgentKind> agent_kind_of_name(std::string_view name);
/// All names, in the order of the enumeration.
std::vector<std::string_view> agent_kind_names();

/// A set of kinds.
class AgentKinds {
 public:
  constexpr AgentKinds() = default;
  constexpr AgentKinds(std::initializer_list<AgentKind> kinds) {
    for (const AgentKind kind : kinds) add(kind);
  }
  constexpr void add(AgentKind kind) { bits_ |= bit(kind); }
  constexpr bool has(AgentKind kind) const { return (bits_ & bit(kind)) != 0; }
  constexpr bool empty() const { return bits_ == 0; }
  constexpr bool shares_with(AgentKinds other) const { return (bits_ & other.bits_) != 0; }
  friend constexpr bool operator==(AgentKinds, AgentKinds) = default;

  /// For writing a set down; of_bits() reads it again.
  constexpr uint32_t bits() const { return bits_; }
  static constexpr AgentKinds of_bits(uint32_t bits) {
    AgentKinds kinds;
    kinds.bits_ = bits;
    return kinds;
  }

 private:
  static constexpr uint32_t bit(AgentKind kind) { return uint32_t{1} << static_cast<int>(kind); }
  uint32_t bits_ = 0;
};

/// Whose act counts: any of `any` (all, when that is empty), and none of `none`.
struct AgentFilter {
  AgentKinds any, none;

  constexpr AgentFilter() = default;
  constexpr AgentFilter(std::initializer_list<AgentKind> kinds) : any(kinds) {}
  constexpr bool empty() const { return any.empty() && none.empty(); }
  constexpr bool admits(AgentKinds kinds) const {
    return (any.empty() || any.shares_with(kinds)) && !none.shares_with(kinds);
  }
};

}  // namespace debrief
