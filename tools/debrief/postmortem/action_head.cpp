#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/action_ends.h"
#include "debrief/postmortem/action_sentences.h"
#include "debrief/postmortem/action_words.h"

namespace debrief {
namespace {

/// A size of text, and what it says.
struct LineMark {
  size_t size = 0;
  std::optional<ActionStatus> status;
};

/// `✅`, `DONE:`, `TODO`, `1)` at the start of a line.
LineMark mark_at(std::string_view line) {
  if (const auto sign = status_sign_at(line)) return {sign->size, sign->status};
  size_t end = line.starts_with('#') ? 1 : 0;
  while (end < line.size() && end < 4 && is_ascii_digit(line[end])) ++end;
  if (end > 0 && is_ascii_digit(line[end - 1]) && end + 1 < line.size() &&
      (line[end] == ')' || line[end] == '.') && line[end + 1] == ' ') {
    return {end + 1, std::nullopt};
  }
  for (const std::string_view word :
       {"TODO", "DONE", "WIP", "Todo", "Done", "To do", "In progress", "Completed", "Declined",
        "Fixed", "COMPLETED", "IN PROGRESS"}) {
    if (!line.starts_with(word)) continue;
    Scanner scan{line, word.size()};
    const bool capitals = word[1] >= 'A' && word[1] <= 'Z';
    const bool parted = scan.take_any({":", " - ", " – ", " — "}) ||
                        (capitals && (scan.peek() == ' ' || scan.peek() == '('));
    if (parted) return {scan.at, action_status_of(word)};
  }
  return {};
}

}  // namespace

void take_id(const Prose& prose, ActionText& text) {
  const std::string_view line = text_of(prose, text.text);
  const size_t bracket = line.starts_with('[') || line.starts_with('(') ? 1 : 0;
  const size_t size = line.substr(bracket).starts_with('A') ? size_of_id(line.substr(bracket)) : 0;
  if (size == 0) return;
  Scanner scan{line, bracket + size};
  if (bracket == 1 && !scan.take_any({"]", ")"})) return;
  text.id = {text.text.begin + bracket, text.text.begin + bracket + size};
  scan.skip_space();
  while (scan.take_any({":", ".", ")", "—", "–", "-", "|"})) scan.skip_space();
  text.text.begin += scan.at;
}

void take_marks(const Prose& prose, ActionText& text) {
  for (;;) {
    text.text = trimmed(prose, text.text);
    const LineMark mark = mark_at(text_of(prose, text.text));
    if (mark.size == 0 || mark.size >= text.text.size()) break;
    if (!text.status) text.status = mark.status;
    text.text.begin += mark.size;
  }
  // A sign may stand behind the text as well.
  const std::string_view line = text_of(prose, text.text);
  const size_t space = line.rfind(' ');
  if (space == line.npos) return;
  const std::string_view last = line.substr(space + 1);
  const auto sign = status_sign_at(last);
  if (!sign || sign->size != last.size()) return;
  if (!text.status) text.status = sign->status;
  text.text = trimmed(prose, {text.text.begin, text.text.begin + space});
}

namespace {

/// `Action: add a check`: a label that says no more than the list does.
void drop_text_label(const Prose& prose, ActionText& text) {
  constexpr size_t kLongestLabel = 24;
  const std::string_view line = text_of(prose, text.text);
  const size_t colon = line.substr(0, kLongestLabel).find(": ");
  if (colon == line.npos || action_field_of(line.substr(0, colon)) != ActionField::kText) return;
  text.text = trimmed(prose, {text.text.begin + colon + 1, text.text.end});
}

}  // namespace

void take_kind(const Prose& prose, ActionText& text) {
  drop_text_label(prose, text);
  const std::string_view line = text_of(prose, text.text);
  const auto head = explained_word(line);
  if (!head || !starts_with_action_verb(head->meaning)) return;
  if (text.type.empty()) text.type = std::string(action_type_of(head->word));
  if (!text.status) text.status = action_status_of(head->word);
  text.text.begin =
      text.text.end - (line.size() - static_cast<size_t>(head->meaning.data() - line.data()));
}

void take_subject(const Prose& prose, ActionText& text, const ActionNames& names) {
  if (!text.owners.empty()) return;
  const std::string_view line = text_of(prose, text.text);
  if (line.starts_with('@')) {
    auto people = read_leading_handles(prose, text.text);
    if (people.empty()) return;
    const size_t begin = people.back().part.end;
    Scanner scan{std::string_view(prose.text).substr(0, text.text.end), begin};
    scan.skip_space();
    const bool to = scan.take_word("to");
    const bool will =
        !to && (scan.take_word("will") || scan.take_word("should") || scan.take_word("is") ||
                scan.take_word("are") || scan.take_word("can"));
    scan.skip_space();
    if (!to && !will && !starts_with_action_verb(scan.rest())) return;
    for (auto& person : people) {
      if (!is_nobody(text_of(prose, person.part))) text.owners.push_back(std::move(person));
    }
    if (!will && !scan.done()) text.text.begin = scan.at;
    return;
  }
  const size_t size = names.size_of_subject(line);
  if (size == 0) return;
  const Part name{text.text.begin, text.text.begin + size};
  if (is_nobody(text_of(prose, name))) return;
  text.owners.push_back({name, {}});
  if (line.substr(size).starts_with(" to ")) text.text.begin += size + 4;
}

void take_head(const Prose& prose, ActionText& text, const ActionNames& names) {
  const std::string_view line = text_of(prose, text.text);
  if (starts_with_label(line)) {
    // `Owner: Dana. Write it`
    MetadataReader::Run run = MetadataReader(prose, text.text.end, names).read(text.text.begin);
    if (!run.strong || run.stop >= text.text.end) return;
    merge_action_text(text, std::move(run.found));
    text.text.begin = run.stop;
    return;
  }
  size_t end = std::max(size_of_handle(line), names.size_of_owner(line));
  if (end > 0) {
    // More of them: `@alice, @bob: text`.
    Scanner more{line, end};
    while (more.take_any({", ", " and ", " & ", "/", " / ", " + "})) {
      const std::string_view rest = more.rest();
      const size_t size = std::max(size_of_handle(rest), names.size_of_owner(rest));
      if (size == 0) return;
      end = more.at += size;
    }
    const std::string_view behind = line.substr(end);
    const bool parted = behind.starts_with(':') || behind.starts_with(" — ") ||
                        behind.starts_with(" – ") || behind.starts_with(" - ");
    if (!parted) return;
  } else if (line.starts_with('[') || line.starts_with('(')) {
    const size_t close = line.substr(0, 100).find(line.starts_with('[') ? ']' : ')');
    if (close == line.npos) return;
    end = close + 1;
  } else {
    return;
  }
  MetadataReader::Run run =
      MetadataReader(prose, text.text.begin + end, names).read(text.text.begin);
  if (run.stop < text.text.begin + end || !run.strong) return;
  merge_action_text(text, std::move(run.found));
  Scanner scan{line, end};
  scan.skip_space();
  while (scan.take_any({":", "—", "–", "-"})) scan.skip_space();
  text.text.begin += scan.at;
}

}  // namespace debrief
