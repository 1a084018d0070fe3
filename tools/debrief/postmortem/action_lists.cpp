#include "debrief/postmortem/action_lists.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/action_sentences.h"
#include "debrief/postmortem/action_words.h"
#include "debrief/postmortem/placeholder.h"

namespace debrief {
namespace {

constexpr int kDeepest = 3;  ///< lists within lists that hold actions

std::optional<ActionStatus> status_of(Checkbox checkbox) {
  switch (checkbox) {
    case Checkbox::kDone:
      return ActionStatus::kDone;
    case Checkbox::kDeclined:
      return ActionStatus::kDeclined;
    case Checkbox::kInProgress:
      return ActionStatus::kInProgress;
    default:
      return std::nullopt;
  }
}

bool has_metadata(const ActionText& text) {
  return !text.owners.empty() || text.due || text.tracker || text.status || !text.id.empty();
}

/// The part of an item's paragraph before its last lines of nothing but metadata, and those lines.
struct ItemLines {
  Part text;
  std::vector<Part> metadata;
};

ItemLines split_lines(const Prose& prose, const SourceFile& file, const ActionNames& names) {
  ItemLines split{whole(prose), {}};
  std::vector<Part> lines = lines_of(prose, file);
  while (lines.size() > 1) {
    const Part line = lines.back();
    if (!line.empty() && !read_action_metadata(prose, line, names)) break;
    if (!line.empty()) split.metadata.push_back(line);
    lines.pop_back();
  }
  split.text.end = std::max(split.text.begin, lines.back().end);
  return split;
}

}  // namespace

std::optional<BlockIndex> ActionLists::text_of_item(BlockIndex item) const {
  const BlockList& children = reading_.block(item).children;
  if (children.empty()) return std::nullopt;
  const BlockKind kind = reading_.block(children.front()).kind;
  const bool text = kind == BlockKind::kParagraph || kind == BlockKind::kHeading;
  return text ? std::optional(children.front()) : std::nullopt;
}

bool ActionLists::is_no_list_of_actions(BlockIndex list) const {
  size_t items = 0, explained = 0, described = 0, verbs = 0;
  for (const BlockIndex item : reading_.block(list).children) {
    const auto block = text_of_item(item);
    if (!block) continue;
    const Prose& prose = reading_.prose(*block);
    const std::string_view text = trim(prose.text);
    if (text.empty()) continue;
    ++items;
    // One instruction to the author, and the whole list is what the template left.
    if (is_action_guidance(text) && reading_.block(item).checkbox == Checkbox::kNone) return true;
    const auto word = explained_word(text);
    if (!word || reading_.block(item).children.size() > 1) continue;
    ++explained;
    described += !word->meaning.empty();
    verbs += starts_with_action_verb(word->meaning);
  }
  if (items == 0 || explained < items) return false;
  // Words alone, or words with what they mean; `Prevent: add a check` is an action.
  return described == 0 || (items > 1 && verbs * 2 < items);
}

bool ActionLists::is_metadata(BlockIndex list) const {
  return std::ranges::all_of(reading_.block(list).children, [&](BlockIndex item) {
    const auto block = text_of_item(item);
    if (!block) return false;
    const Prose& prose = reading_.prose(*block);
    return read_action_metadata(prose, whole(prose), builder_.names()).has_value();
  });
}

/// Whether an item below another is work of its own: it starts as an action does, or says who, when
/// or how far.
bool ActionLists::is_actionable(BlockIndex item) const {
  const auto block = text_of_item(item);
  if (!block) return false;
  const Prose& prose = reading_.prose(*block);
  if (read_action_metadata(prose, whole(prose), builder_.names())) return false;
  const ActionText text = read_action_text(prose, whole(prose), builder_.names());
  const std::string_view words = trim(prose.text);
  const bool capital = !words.empty() && words.front() >= 'A' && words.front() <= 'Z';
  // `File size` is no work: a verb wants an object and some words about it.
  const bool sentence = std::ranges::count(words, ' ') >= 2;
  return has_metadata(text) || (capital && sentence && starts_with_action_verb(words));
}

bool ActionLists::asks_for_work(BlockIndex list) const {
  const BlockList& items = reading_.block(list).children;
  const auto asking = std::ranges::count_if(items, [&](BlockIndex item) {
    const auto block = text_of_item(item);
    if (!block) return false;
    if (reading_.block(item).checkbox != Checkbox::kNone) return true;
    const std::string_view text = trim(reading_.prose(*block).text);
    return starts_with_action_verb(text) || promises_work(text) || is_actionable(item);
  });
  return static_cast<size_t>(asking) * 2 >= items.size();
}

/// Whether an item only heads the items below it: a type (`- Prevention`), a line without a
/// checkbox above task items, a topic in bold, or a line with a colon above what can be done.
bool ActionLists::is_group(BlockIndex item, const Prose& prose, const ActionText& text) const {
  size_t nested = 0, tasks = 0, actionable = 0;
  for (const BlockIndex child : reading_.block(item).children) {
    if (reading_.block(child).kind != BlockKind::kList) continue;
    for (const BlockIndex inner : reading_.block(child).children) {
      ++nested;
      tasks += reading_.block(inner).checkbox != Checkbox::kNone;
      actionable += is_actionable(inner);
    }
  }
  if (nested == 0 || !text.id.empty()) return false;
  const std::string_view words = text_of(prose, text.text);
  if (is_action_group(words)) return true;
  if (reading_.block(item).checkbox != Checkbox::kNone) return false;
  if (tasks > 0) return true;
  if (!text.owners.empty() || text.due || text.tracker || actionable * 2 < nested) return false;
  const Part line = whole(prose);
  const bool topic = is_marked(prose, ProseMark::kStrong, {line.begin, line.end}) ||
                     std::ranges::count(words, ' ') < 2;
  return trim(prose.text).ends_with(':') || (topic && !starts_with_action_verb(words));
}

/// What an item of nothing but metadata says. An issue alone is an action that stands elsewhere.
std::optional<ActionText> ActionLists::metadata_of_item(const Prose& prose) const {
  const std::string_view text = trim(prose.text);
  auto more = read_action_metadata(prose, whole(prose), builder_.names());
  if (!more) return std::nullopt;
  const bool labelled = is_ascii_alpha(text.empty() ? ' ' : text.front()) &&
                        text.substr(0, 24).find(':') != text.npos && !text.starts_with("http");
  // `DONE: write it` has a column's name in front and is an action.
  const bool states = more->status && lower_ascii(text.substr(0, 6)).starts_with("stat");
  const bool says = !more->owners.empty() || !more->due_part.empty() || !more->reason.empty() ||
                    states || (more->tracker && labelled);
  return says ? std::move(more) : std::nullopt;
}

/// Puts the items of a list on the stack, each as `level` says.
void ActionLists::push(BlockIndex list, const Level& level, std::vector<Level>& open) const {
  if (is_no_list_of_actions(list)) return;
  const BlockList& items = reading_.block(list).children;
  for (auto item = items.rbegin(); item != items.rend(); ++item) {
    open.push_back({*item, level.type, level.depth, *item == items.front(), level.owner});
  }
}

/// Whether an item is nothing but somebody's name, above what they do.
bool ActionLists::is_person(const Prose& prose) const {
  std::string_view text = trim(prose.text);
  if (text.ends_with(':')) text.remove_suffix(1);
  return size_of_handle(text) == text.size() || builder_.names().is_owner(text);
}

void ActionLists::take_owner_above(const Level& level, Action& action) const {
  if (!level.owner || !action.owners.empty()) return;
  const Prose& prose = reading_.prose(*level.owner);
  Part part = whole(prose);
  if (text_of(prose, part).ends_with(':')) --part.end;
  ActionText text;
  text.owners.push_back({part, {}});
  builder_.apply(prose, text, *level.owner, action);
}

void ActionLists::read_list(BlockIndex list, std::string_view type) {
  std::vector<Level> open;
  push(list, {.type = type}, open);
  while (!open.empty()) {
    const Level level = open.back();
    open.pop_back();
    read_item(level, open);
  }
}

void ActionLists::read_item(const Level& level, std::vector<Level>& open) {
  const Block& item = reading_.block(level.item);
  const auto paragraph = text_of_item(level.item);
  if (!paragraph) {
    // `- - text`
    for (const BlockIndex child : item.children) {
      const bool list = reading_.block(child).kind == BlockKind::kList;
      if (list && level.depth < kDeepest) {
        push(child, {.type = level.type, .depth = level.depth + 1}, open);
      }
    }
    return;
  }
  const Prose& prose = reading_.prose(*paragraph);
  const bool person = item.children.size() > 1 && is_person(prose);
  if (const auto more = person ? std::nullopt : metadata_of_item(prose)) {
    // `- Owner: Dana` beside the item that it belongs to.
    const std::vector<Action>& actions = reading_.document.actions;
    const bool another =
        more->tracker && (level.first || actions.empty() || actions.back().tracker);
    if (!another && !level.first && !actions.empty()) {
      builder_.apply(prose, *more, *paragraph, reading_.document.actions.back());
    }
    if (!another) return;
  }
  const ItemLines lines = split_lines(prose, reading_.document.source, builder_.names());
  const ActionText text = read_action_text(prose, lines.text, builder_.names());
  const std::string_view words = text_of(prose, text.text);
  const bool deeper = level.depth < kDeepest;
  if (deeper && (person || is_group(level.item, prose, text))) {
    const std::string_view own = action_type_of(words);
    Level below{.type = own.empty() ? level.type : own, .depth = level.depth + 1};
    if (person) below.owner = *paragraph;
    for (auto child = item.children.rbegin(); child != item.children.rend(); ++child) {
      if (reading_.block(*child).kind != BlockKind::kList) continue;
      push(*child, below, open);
    }
    return;
  }
  if (words.empty() || says_no_actions(words) || (is_none(words) && text.id.empty())) return;
  // `- Short-term` and `- P1` with nothing below them are left from a template.
  const bool gathers =
      is_action_group(words) && (words.find_first_of(" -") != words.npos || explained_word(words));
  if (gathers && item.checkbox == Checkbox::kNone && !has_metadata(text)) return;
  const bool aside = is_marked(prose, ProseMark::kEmphasis, lines.text) && !has_metadata(text);
  const bool told = speaks_to_readers(words) && trim(words).starts_with("If you");
  if (item.checkbox == Checkbox::kNone && (aside || told)) return;
  Action action = builder_.make(prose, text, *paragraph);
  action.span = item.span;
  action.block = level.item;
  for (const Part& line : lines.metadata) {
    if (const auto more = read_action_metadata(prose, line, builder_.names())) {
      builder_.apply(prose, *more, *paragraph, action);
    }
  }
  if (const auto status = status_of(item.checkbox)) action.status = *status;
  read_details(level.item, action);
  take_owner_above(level, action);
  builder_.add(std::move(action), level.type);
  // What is asked for behind a colon completes the sentence; else items may be work of their own.
  if (!deeper || trim(prose.text).ends_with(':')) return;
  for (auto child = item.children.rbegin(); child != item.children.rend(); ++child) {
    if (reading_.block(*child).kind != BlockKind::kList) continue;
    const BlockList& items = reading_.block(*child).children;
    for (auto inner = items.rbegin(); inner != items.rend(); ++inner) {
      if (is_actionable(*inner)) open.push_back({*inner, level.type, level.depth + 1, true, {}});
    }
  }
}

void ActionLists::read_details(BlockIndex item, Action& action) const {
  bool first = true;
  for (const BlockIndex child : reading_.block(item).children) {
    const BlockKind kind = reading_.block(child).kind;
    if (kind == BlockKind::kList) read_metadata(child, action);
    if (kind == BlockKind::kParagraph && !first) read_lines(child, action);
    first = false;
  }
}

void ActionLists::read_metadata(BlockIndex list, Action& action) const {
  for (const BlockIndex item : reading_.block(list).children) {
    const auto block = text_of_item(item);
    if (!block) continue;
    const Prose& prose = reading_.prose(*block);
    if (const auto more = read_action_metadata(prose, whole(prose), builder_.names())) {
      builder_.apply(prose, *more, *block, action);
    }
  }
}

void ActionLists::read_lines(BlockIndex paragraph, Action& action) const {
  const Prose& prose = reading_.prose(paragraph);
  for (const Part& line : lines_of(prose, reading_.document.source)) {
    if (const auto more = read_action_metadata(prose, line, builder_.names())) {
      builder_.apply(prose, *more, paragraph, action);
    }
  }
}

}  // namespace debrief
