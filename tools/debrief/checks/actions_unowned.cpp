#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/checks/checks.h"

namespace debrief {
namespace {

bool is_open(const Action& action) {
  return action.status == ActionStatus::kOpen || action.status == ActionStatus::kInProgress;
}

/// The id and what is to be done: in a list one stretch, in a table the cell of the text.
Span wording(const Document& document, const Action& action) {
  const Block& text = document.markdown.blocks[action.text_block];
  if (text.kind == BlockKind::kTableCell || action.id_span.empty()) return action.text_span;
  // Emphasis around the id belongs to what is read as one.
  const std::string_view bytes = document.source.bytes();
  uint32_t begin = action.id_span.begin;
  while (begin > action.span.begin && (bytes[begin - 1] == '*' || bytes[begin - 1] == '_')) --begin;
  return {std::min(begin, action.text_span.begin), action.text_span.end};
}

/// What could stand behind the action, with the date that the configuration asks for where it can
/// be computed.
std::string suggestion(const Document& document, const Action& action, const Config& config) {
  if (action.due) return "— @handle";
  const auto within = config.action_due.find(document.severity);
  const auto& end = document.resolved ? document.resolved : document.started;
  if (within == config.action_due.end() || !end) return {};
  const auto days = static_cast<int64_t>(absl::ToInt64Hours(within->second) / 24);
  const absl::CivilDay due = absl::CivilDay(end->local) + days;
  return concat("— @handle, due ", due.year(), due.month() < 10 ? "-0" : "-", due.month(),
                due.day() < 10 ? "-0" : "-", due.day());
}

}  // namespace

void actions_unowned(const Document& document, const Config& config, Emit& emit) {
  for (const Action& action : document.actions) {
    if (!is_open(action) || !action.owners.empty()) continue;
    auto draft = emit(wording(document, action));
    draft.rewrite(suggestion(document, action, config));
    if (document.mode == DocumentMode::kLegacy) draft.weaken();
  }
}

}  // namespace debrief
