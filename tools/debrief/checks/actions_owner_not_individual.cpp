#include "debrief/base/strings.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

constexpr const char* kCounts[] = {"two", "three", "four", "five"};

std::string count_of(size_t owners) {
  return owners >= 2 && owners <= 5 ? kCounts[owners - 2] : concat(owners);
}

}  // namespace

void actions_owner_not_individual(const Document& document, const Config& config, Emit& emit) {
  for (const Action& action : document.actions) {
    if (is_settled(action.status) || action.owners.empty()) continue;
    const PersonReference& first = action.owners.front();
    if (action.owners.size() > 1) {
      const Span last = action.owners.back().span;
      const bool ordered = first.span.begin < last.end;
      emit(ordered ? Span{first.span.begin, last.end} : first.span,
           concat("this action has ", count_of(action.owners.size()), " owners"))
          .question("Which one of them is asked how it is going?")
          .rewrite(first.name);
      continue;
    }
    if (config.team_owners || !is_team_owner(first.name, config)) continue;
    emit(first.span, concat("“", first.name, "” is a team"))
        .rewrite(concat("@handle (", first.name.substr(first.name.starts_with('@') ? 1 : 0), ")"));
  }
}

}  // namespace debrief
