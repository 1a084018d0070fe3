#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// Whether anything in the document refers to a factor of this id.
bool is_referred_to(const Document& document, std::string_view id) {
  for (const Action& action : document.actions) {
    for (const auto& each : action.addresses) {
      if (each.value == id) return true;
    }
  }
  for (const CheckBack& row : document.check_back) {
    if (row.subject == id) return true;
    for (const auto& each : row.through) {
      if (each.value == id) return true;
    }
  }
  return false;
}

}  // namespace

void analysis_duplicate_factor_id(const Document& document, const Config&, Emit& emit) {
  std::map<std::string, const Factor*> first;
  std::set<std::string> taken;
  for (const Factor& factor : document.factors) taken.insert(factor.id);
  for (const Factor& factor : document.factors) {
    if (factor.id.empty()) continue;
    const auto [place, fresh] = first.try_emplace(factor.id, &factor);
    if (fresh) continue;
    auto draft = emit(factor.id_span, concat("two factors are called ", factor.id));
    draft.note(place->second->id_span, "the other one");
    // Which of the two a reference means is for a person to say.
    if (is_referred_to(document, factor.id)) continue;
    size_t number = 1;
    while (taken.contains(concat("F", number))) ++number;
    const std::string free = concat("F", number);
    taken.insert(free);
    draft.rewrite(free).fix(concat("call it ", free), {{factor.id_span, free}});
  }
}

}  // namespace debrief
