#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/postmortem/taxonomy.h"

namespace debrief {
namespace {

std::string alternatives(const std::vector<std::string_view>& kinds) {
  std::string text;
  for (size_t i = 0; i < kinds.size(); ++i)
    append(text, i == 0 ? "" : i + 1 == kinds.size() ? " or " : ", ", kinds[i]);
  return text;
}

}  // namespace

void analysis_person_factor(const Document& document, const Config& config, Emit& emit) {
  const FactorTaxonomy& taxonomy = FactorTaxonomy::own();
  for (const Factor& factor : document.factors) {
    if (factor.kind.empty() || taxonomy.find(factor.kind) != nullptr ||
        config.factors.contains(factor.kind))
      continue;
    const auto fits = taxonomy.instead_of_person(factor.kind);
    if (fits.empty()) continue;
    auto draft = emit(factor.kind_span);
    draft.rewrite(concat("Usually ", alternatives(fits), " stands behind it; debrief explain ",
                         "factors lists all"));
    if (document.mode == DocumentMode::kLegacy) draft.weaken();
  }
}

}  // namespace debrief
