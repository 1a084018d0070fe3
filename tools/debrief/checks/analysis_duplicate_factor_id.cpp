#include <map>
#include <set>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// The ids that anything in the document refers to.
std::set<std::string> referred_to(const Document& document) {
  std::set<std::string> ids;
  for (const Action& action : document.actions) {
    for (const auto& each : action.addresses) ids.insert(each.value);
  }
  for (const CheckBack& row : document.check_back) {
    ids.insert(row.subject);
    for (const auto& each : row.through) ids.insert(each.value);
  }
  return ids;
}

}  // namespace

void analysis_duplicate_factor_id(const Document& document, const Config&, Emit& emit) {
  std::map<std::string, const Factor*> first;
  const std::set<std::string> referred = referred_to(document);
  std::set<std::string> taken;
  size_t number = 1;  // the first that may be free
  for (const Factor& factor : document.factors) taken.insert(factor.id);
  for (const Factor& factor : document.factors) {
    if (factor.id.empty()) continue;
    const auto [place, fresh] = first.try_emplace(factor.id, &factor);
    if (fresh) continue;
    auto draft = emit(factor.id_span, concat("two factors are called ", factor.id));
    draft.note(place->second->id_span, "the other one");
    // Which of the two a reference means is for a person to say.
    if (referred.contains(factor.id)) continue;
    while (taken.contains(concat("F", number))) ++number;
    const std::string free = concat("F", number);
    taken.insert(free);
    draft.rewrite(free).fix(concat("call it ", free), {{factor.id_span, free}});
  }
}

}  // namespace debrief
