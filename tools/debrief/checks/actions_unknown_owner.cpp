#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"
#include "debrief/text/nearest.h"

namespace debrief {

void actions_unknown_owner(const Document& document, const Config& config, Emit& emit) {
  if (config.people.empty()) return;
  const std::vector<std::string_view> people(config.people.begin(), config.people.end());
  for (const Action& action : document.actions) {
    if (is_settled(action.status)) continue;
    for (const PersonReference& owner : action.owners) {
      if (!owner.name.starts_with('@') || is_team_owner(owner.name, config)) continue;
      const std::string name = lower_ascii(owner.name).substr(1);
      const bool listed = std::ranges::any_of(people, [&](std::string_view person) {
        return lower_ascii(person.substr(person.starts_with('@') ? 1 : 0)) == name;
      });
      if (listed) continue;
      emit(owner.span, concat("“", owner.name, "” is nobody that .debrief.yaml lists",
                              did_you_mean(owner.name, people)))
          .rewrite(nearest_name(owner.name, people).empty()
                       ? "Add the handle to “people:” in .debrief.yaml"
                       : std::string(nearest_name(owner.name, people)));
    }
  }
}

}  // namespace debrief
