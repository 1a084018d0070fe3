#include "debrief/checks/action_strength.h"

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// Where the first of a class's words starts and how long it is.
struct First {
  uint32_t begin = UINT32_MAX;
  uint32_t size = 0;
  /// Of two words at one place the longer one says more: “policy engine”, not “policy”.
  bool before(const First& other) const {
    return begin != other.begin ? begin < other.begin : size > other.size;
  }
  bool found() const { return begin != UINT32_MAX; }
};

First first_of(const Wording& wording, const std::string& phrase, Readings& readings) {
  const std::vector<LanguageMatch> matches = find_in(wording, phrase, readings);
  if (matches.empty()) return {};
  return {matches.front().begin, matches.front().end - matches.front().begin};
}

}  // namespace

std::string_view action_strength_name(ActionStrength strength) {
  switch (strength) {
    case ActionStrength::kWeaker:
      return "weaker";
    case ActionStrength::kIntermediate:
      return "intermediate";
    case ActionStrength::kStronger:
      return "stronger";
  }
  return {};
}

std::optional<ActionStrength> strength_of_word(std::string_view word) {
  const std::string lower = lower_ascii(trim(word));
  if (lower.starts_with("strong")) return ActionStrength::kStronger;
  if (lower.starts_with("intermediate") || lower.starts_with("medium")) {
    return ActionStrength::kIntermediate;
  }
  if (lower.starts_with("weak")) return ActionStrength::kWeaker;
  return std::nullopt;
}

std::optional<ActionStrength> strength_of_wording(const Wording& wording, Readings& readings) {
  const First strong = first_of(wording, "@strong-act", readings);
  const First medium = first_of(wording, "@medium-act", readings);
  const First weak = first_of(wording, "@weak-act", readings);
  const bool weak_leads = weak.found() && weak.before(strong) && weak.before(medium);
  if (weak_leads) return ActionStrength::kWeaker;
  if (strong.found()) return ActionStrength::kStronger;
  if (medium.found()) return ActionStrength::kIntermediate;
  return std::nullopt;
}

std::optional<ActionStrength> strength_of(const Document& document, const Action& action,
                                          Readings& readings) {
  if (const auto own = strength_of_word(action.strength)) return own;
  const auto wording = wording_of(document, action, readings);
  return wording ? strength_of_wording(*wording, readings) : std::nullopt;
}

}  // namespace debrief
