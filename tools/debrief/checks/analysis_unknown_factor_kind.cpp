#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"
#include "debrief/postmortem/taxonomy.h"
#include "debrief/text/nearest.h"

namespace debrief {
namespace {

/// The kinds of a repository: a name of its own group `x` needs no list.
bool is_known(const FactorTaxonomy& taxonomy, std::string_view kind) {
  return taxonomy.find(kind) != nullptr || (kind.starts_with("x.") && kind.size() > 2);
}

}  // namespace

void analysis_unknown_factor_kind(const Document& document, const Config& config, Emit& emit) {
  if (document.mode != DocumentMode::kManaged) return;
  const FactorTaxonomy taxonomy = FactorTaxonomy::own().with(config.factors);
  for (const Factor& factor : document.factors) {
    if (factor.kind.empty() || is_known(taxonomy, factor.kind)) continue;
    // What names a person is analysis/person-factor's.
    if (!taxonomy.instead_of_person(factor.kind).empty()) continue;
    const FactorKind* meant = taxonomy.find_alias(factor.kind);
    const std::string hint = meant == nullptr ? did_you_mean(factor.kind, taxonomy.ids())
                                              : concat("; here it is called ", meant->id);
    auto draft = emit(factor.kind_span, concat("“", factor.kind, "” is no kind of factor", hint));
    if (meant == nullptr) continue;
    draft.rewrite(concat("(", meant->id, ")"));
    if (document.source.slice(factor.kind_span) == factor.kind)
      draft.fix(concat("call it ", meant->id), {{factor.kind_span, meant->id}});
  }
}

}  // namespace debrief
