#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/checks/action_ids.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// Numbers alone count the rows of a table, and another one starts at 1 again.
bool is_number(const std::string& id) { return std::ranges::all_of(id, is_ascii_digit); }

}  // namespace

void actions_duplicate_id(const Document& document, const Config&, Emit& emit) {
  std::map<std::string, std::vector<const Action*>> by_id;
  for (const Action& action : document.actions) {
    if (!action.id.empty() && !is_number(action.id)) by_id[action.id].push_back(&action);
  }
  const bool any =
      std::ranges::any_of(by_id, [](const auto& entry) { return entry.second.size() > 1; });
  if (!any) return;
  ActionIds ids(document);
  for (const auto& [id, actions] : by_id) {
    const uint32_t line = document.source.line_of(actions.front()->span.begin);
    // Who refers to the id may mean either.
    const bool apart = ids.count(id) == actions.size();
    for (size_t i = 1; i < actions.size(); ++i) {
      auto draft = emit(actions[i]->id_span,
                        concat("“", id, "” is the id of the action in line ", line, " too"));
      draft.note(actions.front()->id_span, "the other action");
      if (!apart) continue;
      const std::string free = ids.next();
      draft.rewrite(free).fix(concat("call it ", free), {{actions[i]->id_span, free}});
    }
  }
}

}  // namespace debrief
