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

/// What is said of a group that stands where a kind should: the kinds that it holds.
std::string kinds_of_group(const FactorTaxonomy& taxonomy, std::string_view kind) {
  for (const FactorGroup& group : taxonomy.groups()) {
    if (group.id != kind || group.kinds.empty()) continue;
    std::vector<std::string> ids;
    for (const FactorKind& each : group.kinds) ids.push_back(each.id);
    return concat("; it is a group, and holds ", join(ids, ", "));
  }
  return {};
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
    std::string hint = kinds_of_group(taxonomy, factor.kind);
    if (hint.empty())
      hint = meant == nullptr ? did_you_mean(factor.kind, taxonomy.ids())
                              : concat("; here it is called ", meant->id);
    auto draft = emit(factor.kind_span, concat("“", factor.kind, "” is no kind of factor", hint));
    if (meant == nullptr) continue;
    draft.rewrite(meant->id);
    if (document.source.slice(factor.kind_span) == factor.kind)
      draft.fix(concat("call it ", meant->id), {{factor.kind_span, meant->id}});
  }
}

}  // namespace debrief
