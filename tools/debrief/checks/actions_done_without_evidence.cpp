#include <algorithm>

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

}  // namespace

void actions_done_without_evidence(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged) return;
  const std::vector<uint32_t> links = links_of(document);
  for (const Action& action : document.actions) {
    if (action.status != ActionStatus::kDone || action.tracker) continue;
    const auto link = std::ranges::lower_bound(links, action.span.begin);
    if (link != links.end() && *link < action.span.end) continue;
    emit(action_place(document, action));
  }
}

}  // namespace debrief
