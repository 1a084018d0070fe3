#include <algorithm>
#include <set>

#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// Where links to the outside stand, in order.
std::vector<uint32_t> links_of(const Document& document) {
  std::vector<uint32_t> links;
  for (const Reference& reference : document.references) {
    const bool link =
        reference.kind == Reference::Kind::kLink || reference.kind == Reference::Kind::kImage;
    if (link) links.push_back(reference.span.begin);
  }
  std::ranges::sort(links);
  return links;
}

/// The actions that a commit names as what it is about.
std::set<size_t> named_by_commits(const CorpusDocument& document) {
  std::set<size_t> named;
  if (!document.history || document.history->life == nullptr) return named;
  for (const ActionLife& life : document.history->life->actions) {
    if (life.index && !life.evidence.empty()) named.insert(*life.index);
  }
  return named;
}

}  // namespace

void actions_done_without_evidence(const CorpusDocument& source, const Config&, Emit& emit) {
  const Document& document = source.document;
  if (document.mode != DocumentMode::kManaged) return;
  const std::set<size_t> named = named_by_commits(source);
  const std::vector<uint32_t> links = links_of(document);
  for (size_t i = 0; i < document.actions.size(); ++i) {
    const Action& action = document.actions[i];
    if (action.status != ActionStatus::kDone || action.tracker || named.contains(i)) continue;
    const auto link = std::ranges::lower_bound(links, action.span.begin);
    if (link != links.end() && *link < action.span.end) continue;
    emit(action_place(document, action));
  }
}

}  // namespace debrief
