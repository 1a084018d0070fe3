#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/action_ids.h"
#include "debrief/checks/action_places.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

/// Where an id can be written before an action without a look at its markup: at the start of an
/// item's paragraph, behind its checkbox. Nullopt for rows and headings.
std::optional<uint32_t> place_for_id(const Document& document, const Action& action) {
  const std::vector<Block>& blocks = document.markdown.blocks;
  const Block& item = blocks[action.block];
  const Block& text = blocks[action.text_block];
  if (item.kind != BlockKind::kItem || text.kind != BlockKind::kParagraph) return std::nullopt;
  const std::string_view bytes = document.source.bytes();
  uint32_t at = std::max(text.span.begin, item.checkbox_span.empty() ? 0 : item.checkbox_span.end);
  while (at < text.span.end && (bytes[at] == ' ' || bytes[at] == '\t')) ++at;
  return at < action.text_span.end ? std::optional(at) : std::nullopt;
}

}  // namespace

void actions_no_id(const Document& document, const Config&, Emit& emit) {
  if (document.mode != DocumentMode::kManaged) return;
  std::optional<ActionIds> ids;
  for (const Action& action : document.actions) {
    if (!action.id.empty()) continue;
    if (!ids) ids.emplace(document);
    const std::string id = ids->next();
    auto draft = emit(action_place(document, action));
    draft.rewrite(concat("**", id, "**"));
    if (const auto place = place_for_id(document, action)) {
      draft.fix(concat("call it ", id), {{{*place, *place}, concat("**", id, "** ")}});
    }
  }
}

}  // namespace debrief
