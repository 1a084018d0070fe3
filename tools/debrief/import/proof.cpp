#include "debrief/import/proof.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/schema/embedded_schema.h"

namespace debrief {
namespace {

/// Takes the next word from a text. A closing colon is no part of it: a label that becomes a
/// heading loses its own.
std::string_view next_word(std::string_view& rest) {
  size_t begin = 0;
  while (begin < rest.size() && is_ascii_space(rest[begin])) ++begin;
  size_t end = begin;
  while (end < rest.size() && !is_ascii_space(rest[end])) ++end;
  std::string_view word = rest.substr(begin, end - begin);
  rest.remove_prefix(end);
  if (word.size() > 1 && word.ends_with(':')) word.remove_suffix(1);
  return word;
}

void add_words(std::string_view text, std::vector<std::string_view>& words) {
  for (std::string_view word = next_word(text); !word.empty(); word = next_word(text)) {
    words.push_back(word);
  }
}

/// Every word that a reader of the text sees, and those of code and HTML, in its order.
std::vector<std::string_view> words_of(const Document& document,
                                       const std::vector<BlockIndex>& left_out) {
  const std::vector<Block>& blocks = document.markdown.blocks;
  std::vector<std::string_view> texts(blocks.size());
  for (const TextBlock& text : document.texts) {
    if (text.kind != TextKind::kField) texts[text.block] = text.prose.text;
  }
  for (BlockIndex i = 0; i < blocks.size(); ++i) {
    const bool literal =
        blocks[i].kind == BlockKind::kCodeBlock || blocks[i].kind == BlockKind::kHtmlBlock;
    if (literal) texts[i] = blocks[i].literal;
  }
  for (const BlockIndex block : left_out) texts[block] = {};
  std::vector<std::string_view> words;
  for (const std::string_view text : texts) add_words(text, words);
  return words;
}

std::string lost_word(const Document& before, const Document& after,
                      const std::vector<BlockIndex>& reworded) {
  const std::vector<std::string_view> kept = words_of(after, {});
  size_t at = 0;
  for (const std::string_view word : words_of(before, reworded)) {
    while (at < kept.size() && kept[at] != word) ++at;
    if (at == kept.size()) return concat("the word “", word, "” would be lost");
    ++at;
  }
  return {};
}

std::string line_name(const Document& document, Span span) {
  return concat("line ", document.source.line_of(span.begin));
}

bool is_same(const TimelineEntry& old, const TimelineEntry& now) {
  return old.at == now.at && old.until == now.until && old.text == now.text &&
         old.phase == now.phase && old.source == now.source;
}

std::string changed_entry(const Document& before, const Document& after) {
  if (before.timeline.size() != after.timeline.size())
    return "the timeline would be read otherwise";
  for (size_t i = 0; i < before.timeline.size(); ++i) {
    const TimelineEntry& old = before.timeline[i];
    const TimelineEntry& now = after.timeline[i];
    if (!is_same(old, now)) {
      return concat("the entry of the timeline in ", line_name(before, old.span),
                    " would be read otherwise");
    }
  }
  return {};
}

std::vector<std::string> names_of(const std::vector<PersonReference>& people) {
  std::vector<std::string> names;
  for (const PersonReference& person : people) names.push_back(person.name);
  return names;
}

std::string changed_action(const Document& before, const Document& after) {
  if (before.actions.size() != after.actions.size()) return "the actions would be read otherwise";
  for (size_t i = 0; i < before.actions.size(); ++i) {
    const Action& old = before.actions[i];
    const Action& now = after.actions[i];
    const auto due = [](const Action& action) {
      return action.due ? std::optional(action.due->value) : std::nullopt;
    };
    const bool same =
        old.text == now.text && names_of(old.owners) == names_of(now.owners) &&
        due(old) == due(now) && old.status == now.status && old.type == now.type &&
        old.strength == now.strength && old.tracker.has_value() == now.tracker.has_value() &&
        old.addresses.size() == now.addresses.size() && (old.id.empty() || old.id == now.id);
    if (!same)
      return concat("the action in ", line_name(before, old.span), " would be read otherwise");
  }
  return {};
}

std::string changed_section(const Document& before, const Document& after) {
  const bool same =
      std::ranges::equal(before.sections, after.sections, {}, &Section::role, &Section::role) &&
      std::ranges::equal(before.factors, after.factors, {}, &Factor::text, &Factor::text);
  return same ? std::string() : "a section would be read otherwise";
}

}  // namespace

std::string lost_in(const Document& before, const Document& after,
                    const std::vector<BlockIndex>& reworded) {
  if (after.markdown.refusal) return after.markdown.refusal->message;
  std::string trouble = lost_word(before, after, reworded);
  if (trouble.empty()) trouble = changed_section(before, after);
  if (trouble.empty()) trouble = changed_entry(before, after);
  if (trouble.empty()) trouble = changed_action(before, after);
  return trouble;
}

std::string lost_by_lifting(const Document& before, const Document& after) {
  std::string trouble = lost_word(before, after, {});
  if (!trouble.empty()) return trouble;
  size_t at = 0;
  for (const TimelineEntry& old : before.timeline) {
    while (at < after.timeline.size() && !is_same(old, after.timeline[at])) ++at;
    if (at == after.timeline.size()) {
      return concat("the entry of the timeline in ", line_name(before, old.span), " would be lost");
    }
    ++at;
  }
  return before.actions.empty() ? std::string() : changed_action(before, after);
}

std::vector<FrontMatterTrouble> front_matter_trouble(const Document& after) {
  static const Schema schema = embedded_schema("postmortem");
  std::vector<FrontMatterTrouble> troubles;
  for (const YamlProblem& problem : after.front_matter.problems) {
    troubles.push_back({"", problem.message});
  }
  if (!troubles.empty()) return troubles;
  if (after.mode != DocumentMode::kManaged) return {{"", "it would not be a managed document"}};
  for (const SchemaProblem& problem : schema.validate(after.front_matter.tree)) {
    troubles.push_back({problem.path, problem.message});
  }
  return troubles;
}

}  // namespace debrief
