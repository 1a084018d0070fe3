#include "debrief/postmortem/action_builder.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/placeholder.h"

namespace debrief {
namespace {

/// Where the reason of a declined action starts in its text: behind a colon, or `because`.
std::optional<std::pair<size_t, size_t>> split_reason(std::string_view text) {
  for (const std::string_view mark : {": ", " because ", " — ", " – ", " - "}) {
    const size_t at = mark == " because " ? text.find(mark) : text.rfind(mark);
    if (at != text.npos && at > 0 && at + mark.size() < text.size()) {
      return std::pair(at, at + mark.size());
    }
  }
  return std::nullopt;
}

}  // namespace

Action ActionBuilder::make(const Prose& prose, const ActionText& text,
                           BlockIndex text_block) const {
  Action action;
  if (!text.id.empty()) {
    action.id = std::string(text_of(prose, text.id));
    action.id_span = span_of(prose, text.id);
  }
  action.text = fold_white_space(text_of(prose, text.text));
  action.text_span = span_of(prose, text.text);
  action.span = action.text_span;
  action.block = text_block;
  action.text_block = text_block;
  apply(prose, text, text_block, action);
  if (!action.tracker) action.tracker = linked_issue(text_block);
  return action;
}

void ActionBuilder::apply(const Prose& prose, const ActionText& text, BlockIndex block,
                          Action& action) const {
  for (const ActionText::Person& owner : text.owners) {
    PersonReference person{fold_white_space(text_of(prose, owner.part)), span_of(prose, owner.part),
                           owner.role};
    const bool known = std::ranges::any_of(
        action.owners, [&](const PersonReference& other) { return other.name == person.name; });
    if (!known && !person.name.empty()) action.owners.push_back(std::move(person));
  }
  if (!action.due && text.due) {
    action.due = {*text.due, span_of(prose, text.due_part)};
  } else if (!action.due && !action.unread_due && !is_placeholder(text_of(prose, text.due_part))) {
    action.unread_due = {fold_white_space(text_of(prose, text.due_part)),
                         span_of(prose, text.due_part)};
  }
  if (action.due) action.unread_due.reset();
  if (text.status) action.status = *text.status;
  if (action.type.empty()) action.type = text.type;
  if (action.strength.empty()) action.strength = text.strength;
  if (action.reason.empty()) action.reason = fold_white_space(text_of(prose, text.reason));
  for (const Part id : text.addresses) {
    action.addresses.push_back({std::string(text_of(prose, id)), span_of(prose, id)});
  }
  if (text.tracker && !action.tracker) action.tracker = tracker_of(prose, *text.tracker, block);
}

void ActionBuilder::add(Action action, std::string_view type) {
  if (action.type.empty()) action.type = std::string(type);
  if (action.status == ActionStatus::kDeclined && action.reason.empty()) {
    const Prose& prose = reading_.prose(action.text_block);
    if (const auto split = split_reason(action.text)) {
      action.reason = action.text.substr(split->second);
      action.text.resize(split->first);
      // The text's bytes end where its words do.
      const size_t begin = prose.text.find(action.text);
      if (begin != prose.text.npos) {
        action.text_span = span_of(prose, {begin, begin + action.text.size()});
      }
    }
  }
  const uint32_t text = reading_.text_of_block[action.text_block];
  if (text != DocumentReading::kNoText) document_.texts[text].role = SectionRole::kActions;
  document_.actions.push_back(std::move(action));
}

/// The tracker as it is named; of a link with other words its address.
Located<std::string> ActionBuilder::tracker_of(const Prose& prose,
                                               const ActionText::Tracker& tracker,
                                               BlockIndex block) const {
  const Span span = span_of(prose, tracker.part);
  const bool named = tracker.value.find(' ') == std::string::npos &&
                     tracker.value.find_first_of("0123456789") != std::string::npos;
  if (named || !is_marked(prose, ProseMark::kLink, tracker.part)) return {tracker.value, span};
  for (const InlineIndex index : reading_.block(block).inlines) {
    const Inline& piece = document_.markdown.inlines[index];
    const bool here = piece.span && piece.span->contains(span);
    if (piece.kind == InlineKind::kLink && here) return {piece.url.str(), span};
  }
  return {tracker.value, span};
}

std::optional<Located<std::string>> ActionBuilder::linked_issue(BlockIndex block) const {
  for (const InlineIndex index : reading_.block(block).inlines) {
    const Inline& piece = document_.markdown.inlines[index];
    if (piece.kind == InlineKind::kLink && piece.span && is_issue_address(piece.url)) {
      return Located<std::string>{piece.url.str(), *piece.span};
    }
  }
  return std::nullopt;
}

}  // namespace debrief
