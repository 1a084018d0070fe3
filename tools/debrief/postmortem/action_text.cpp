#include "debrief/postmortem/action_text.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/action_sentences.h"
#include "debrief/postmortem/action_words.h"
#include "debrief/postmortem/label.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/time_context.h"

namespace debrief {
namespace {

/// Words before a handle that make it part of the sentence: “sync with @bob”.
constexpr std::array kBeforeObject = std::to_array<std::string_view>(
    {"a",  "an",     "and",  "ask",  "by",    "cc",   "for", "from", "help", "let", "of",
     "or", "remind", "tell", "than", "thank", "that", "the", "to",   "via",  "with"});
static_assert(std::ranges::is_sorted(kBeforeObject));

/// What stands where an owner is asked for and names no one who could be asked.
constexpr std::array kNobody = std::to_array<std::string_view>(
    {"all",  "all of us", "anybody",    "anyone",  "channel", "everybody", "everyone",
     "here", "no one",    "nobody",     "open",    "owner",   "somebody",  "someone",
     "team", "the team",  "unassigned", "unowned", "us",      "we",        "whole team"});
static_assert(std::ranges::is_sorted(kNobody));

/// Where metadata may start without a separator before it.
constexpr std::array kNamedStarts = std::to_array<std::string_view>(
    {"due ", "due:", "owner:", "owner -", "owner –", "owners:", "assignee:", "assigned to ",
     "assigned to:", "owned by ", "dri:", "responsible:", "ticket:", "issue:", "jira:", "status:"});

std::string_view word_before(std::string_view text, size_t at) {
  size_t end = at;
  while (end > 0 && is_ascii_space(text[end - 1])) --end;
  size_t begin = end;
  while (begin > 0 && is_ascii_alpha(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

enum class Start { kNone, kPlain, kSeparator, kDash };

/// Whether metadata may start at a byte of the line.
Start start_at(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at);
  for (const std::string_view dash : {" — ", " – ", " - ", " -- ", "—", " ← ", " → "}) {
    if (rest.starts_with(dash)) return Start::kDash;
  }
  const char byte = rest.front();
  if (byte == '(' || byte == '[') {
    return at > 0 && text[at - 1] == ' ' ? Start::kSeparator : Start::kNone;
  }
  if (byte == ',' || byte == ';' || byte == '|' || byte == '\n') return Start::kSeparator;
  if (rest.starts_with("·") || rest.starts_with(". ")) return Start::kSeparator;
  if (at == 0 || !is_ascii_space(text[at - 1])) return Start::kNone;
  if (byte == '@') {
    const std::string word = lower_ascii(word_before(text, at));
    const bool object = std::ranges::binary_search(kBeforeObject, std::string_view(word));
    return object ? Start::kNone : Start::kPlain;
  }
  const std::string head = lower_ascii(rest.substr(0, 14));
  const bool named = std::ranges::any_of(
      kNamedStarts, [&](std::string_view start) { return head.starts_with(start); });
  return named ? Start::kPlain : Start::kNone;
}

Part without_separators(const Prose& prose, Part part) {
  for (;;) {
    part = trimmed(prose, part);
    const std::string_view text = text_of(prose, part);
    size_t drop = 0;
    for (const std::string_view sign : {"—", "–", "·", ",", ";", "|", ":", "-"}) {
      if (text.ends_with(sign)) drop = sign.size();
    }
    if (drop == 0) return part;
    part.end -= drop;
  }
}

/// Moves `text.text` behind an id such as `A1`, `A1:` or `[A1]` at its start.
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

/// A size of text, and what it says.
struct Mark {
  size_t size = 0;
  std::optional<ActionStatus> status;
};

/// `✅`, `DONE:`, `TODO`, `1)` at the start of a line.
Mark mark_at(std::string_view line) {
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
    const bool parted =
        scan.take_any({":", " - ", " – ", " — "}) || (capitals && scan.peek() == ' ');
    if (parted) return {scan.at, action_status_of(word)};
  }
  return {};
}

void take_marks(const Prose& prose, ActionText& text) {
  for (;;) {
    text.text = trimmed(prose, text.text);
    const Mark mark = mark_at(text_of(prose, text.text));
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

/// `Prevent: add a check`, `P1 – add a check`: a type or a priority before what is to be done.
void take_kind(const Prose& prose, ActionText& text) {
  const std::string_view line = text_of(prose, text.text);
  const auto head = explained_word(line);
  if (!head || !starts_with_action_verb(head->meaning)) return;
  if (text.type.empty()) text.type = std::string(action_type_of(head->word));
  if (!text.status) text.status = action_status_of(head->word);
  text.text.begin =
      text.text.end - (line.size() - static_cast<size_t>(head->meaning.data() - line.data()));
}

/// `Dana to write it`, `@bob will write it`: who the sentence says does it. What only says `to` is
/// no part of the text.
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

/// `@alice: text`, `**Dana**: text`, `[detect] text`, `(@bob) text`.
void take_head(const Prose& prose, ActionText& text, const ActionNames& names) {
  const std::string_view line = text_of(prose, text.text);
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

/// The size of a person's name, or an address of mail, at the start of a text: up to three words,
/// each with a capital and then small letters; 0 for none.
size_t size_of_name(std::string_view text) {
  const size_t space = std::min(text.find_first_of(" ,;"), text.size());
  const size_t at = text.substr(0, space).find('@');
  if (at != text.npos && at > 0 && text.substr(at, space - at).find('.') != text.npos) return space;
  size_t size = 0;
  for (int words = 0; words < 3; ++words) {
    size_t end = size == 0 ? 0 : size + 1;
    if (size > 0 && (size >= text.size() || text[size] != ' ')) break;
    const size_t begin = end;
    if (end >= text.size() || text[end] < 'A' || text[end] > 'Z') break;
    for (++end; end < text.size() && text[end] >= 'a' && text[end] <= 'z';) ++end;
    if (end - begin < 2) break;
    size = end;
  }
  const bool ends = size >= text.size() || text[size] == ',' || text[size] == ';';
  return ends ? size : 0;
}

/// `— Alice` and `— Dana Lee, due 2021-03-05`: a bare name behind the last dash, perhaps with
/// metadata behind it.
bool take_closing_name(const Prose& prose, ActionText& text, const ActionNames& names) {
  const std::string_view line = text_of(prose, text.text);
  for (const std::string_view dash : {" — ", " – "}) {
    const size_t at = line.rfind(dash);
    if (at == line.npos) continue;
    const size_t begin = text.text.begin + at + dash.size();
    const size_t size = size_of_name(line.substr(at + dash.size()));
    const Part name{begin, begin + size};
    if (size == 0 || !action_type_of(text_of(prose, name)).empty() ||
        action_status_of(text_of(prose, name)) || is_action_priority(text_of(prose, name))) {
      continue;
    }
    MetadataReader::Run run = MetadataReader(prose, text.text.end, names).read(name.end);
    if (run.stop < text.text.end) continue;
    if (!is_nobody(text_of(prose, name))) text.owners.push_back({name, {}});
    merge_action_text(text, std::move(run.found));
    text.text = without_separators(prose, {text.text.begin, text.text.begin + at});
    return true;
  }
  return false;
}

/// The leftmost place from which all is metadata, and that metadata.
void take_tail(const Prose& prose, ActionText& text, const ActionNames& names) {
  const size_t end = text.text.end;
  const MetadataReader reader(prose, end, names);
  for (size_t at = text.text.begin + 1; at < end; ++at) {
    const Start start = start_at(prose.text, at);
    if (start == Start::kNone) continue;
    MetadataReader::Run run = reader.read(at);
    if (run.stop >= end && run.any && (run.strong || start == Start::kDash)) {
      merge_action_text(text, std::move(run.found));
      text.text = without_separators(prose, {text.text.begin, at});
      return;
    }
    // Whatever starts before the halt comes to the same halt.
    at = std::max(at, std::min(run.stop, end) - 1);
  }
}

/// A status in brackets that goes on: `(done during the incident)`.
void read_closing_remark(const Prose& prose, ActionText& text) {
  const std::string_view line = trim(text_of(prose, text.text));
  if (text.status || !(line.ends_with(')') || line.ends_with(']'))) return;
  const size_t open = line.rfind(line.ends_with(')') ? '(' : '[');
  if (open == line.npos) return;
  const std::string_view remark = line.substr(open + 1);
  const std::string word = lower_ascii(remark.substr(0, remark.find_first_of(" ,)]")));
  if (word == "done" || word == "completed" || word == "fixed") text.status = ActionStatus::kDone;
}

constexpr std::array kDeclinedWords = std::to_array<std::string_view>(
    {"abandoned", "canceled", "cancelled", "declined", "dropped", "not doing", "rejected",
     "will not do", "withdrawn", "won't do", "won't fix", "won’t do", "won’t fix", "wontfix"});

/// `— declined: reason` and `(declined because reason)`: what stands before it goes on as the text.
void take_declined(const Prose& prose, ActionText& text) {
  const std::string_view line = text_of(prose, text.text);
  for (size_t at = 1; at < line.size(); ++at) {
    Scanner scan{line, at};
    if (!scan.take_any({"— ", "– ", "- ", "(", "[", ". ", "; "})) continue;
    if (line[at - 1] != ' ' && line[at] != '.' && line[at] != ';') continue;
    for (const std::string_view word : kDeclinedWords) {
      Scanner behind = scan;
      if (lower_ascii(behind.rest().substr(0, word.size())) != word) continue;
      behind.at += word.size();
      behind.skip_space();
      const bool parted = behind.take_any({":", "—", "–", "- ", ","}) ||
                          behind.take_word("because") || behind.take_word("since") ||
                          behind.take_word("as");
      if (!parted) continue;
      Part reason = trimmed(prose, {text.text.begin + behind.at, text.text.end});
      const std::string_view said = text_of(prose, reason);
      if ((line[at] == '(' && said.ends_with(')')) || (line[at] == '[' && said.ends_with(']'))) {
        --reason.end;
      }
      text.status = ActionStatus::kDeclined;
      text.reason = reason;
      text.text = without_separators(prose, {text.text.begin, text.text.begin + at});
      return;
    }
  }
}

/// The first issue that the sentence itself names.
std::optional<ActionText::Tracker> find_tracker(const Prose& prose, Part part) {
  for (const ProseRange& mark : prose.marks) {
    const Part link{mark.begin, mark.end};
    if (link.begin < part.begin || link.end > part.end) continue;
    const std::string_view text = text_of(prose, link);
    const bool issue = mark.mark == ProseMark::kLink && size_of_tracker(text) == text.size();
    const bool address = mark.mark == ProseMark::kUrl && is_issue_address(text);
    if (issue || address) return ActionText::Tracker{link, std::string(text)};
  }
  const std::string_view text = text_of(prose, part);
  for (size_t at = text.find('#'); at < text.size(); at = text.find('#', at + 1)) {
    if (at > 0 && is_ascii_alnum(text[at - 1])) continue;
    const size_t size = size_of_tracker(text.substr(at));
    if (size == 0) continue;
    return ActionText::Tracker{{part.begin + at, part.begin + at + size},
                               std::string(text.substr(at, size))};
  }
  return std::nullopt;
}

}  // namespace

bool is_issue_address(std::string_view url) {
  for (const std::string_view mark : {"/issues/", "/pull/", "/browse/", "/merge_requests/",
                                      "/ticket", "/work_items/", "/story/"}) {
    if (url.find(mark) != url.npos) return true;
  }
  return false;
}

bool is_nobody(std::string_view name) {
  name = trim(name);
  if (name.starts_with('@')) name.remove_prefix(1);
  return is_none(name) || std::ranges::binary_search(kNobody, std::string_view(normal_label(name)));
}

void merge_action_text(ActionText& text, ActionText more) {
  text.owners.insert(text.owners.end(), more.owners.begin(), more.owners.end());
  text.addresses.insert(text.addresses.end(), more.addresses.begin(), more.addresses.end());
  if (!text.due) text.due = more.due;
  if (text.due_part.empty()) text.due_part = more.due_part;
  if (!text.status) text.status = more.status;
  if (text.type.empty()) text.type = std::move(more.type);
  if (text.strength.empty()) text.strength = std::move(more.strength);
  if (!text.tracker) text.tracker = std::move(more.tracker);
  if (text.reason.empty()) text.reason = more.reason;
}

ActionText read_action_text(const Prose& prose, Part part, const ActionNames& names) {
  ActionText text;
  text.text = trimmed(prose, part);
  if (text.text.empty()) return text;
  const bool deleted = is_marked(prose, ProseMark::kDeleted, text.text);
  take_marks(prose, text);
  take_id(prose, text);
  take_marks(prose, text);
  take_head(prose, text, names);
  take_kind(prose, text);
  take_declined(prose, text);
  if (!take_closing_name(prose, text, names)) take_tail(prose, text, names);
  take_subject(prose, text, names);
  take_marks(prose, text);
  text.text = trimmed(prose, text.text);
  read_closing_remark(prose, text);
  if (deleted && !text.status) text.status = ActionStatus::kDone;
  if (!text.tracker) text.tracker = find_tracker(prose, text.text);
  return text;
}

std::optional<ActionText> read_action_metadata(const Prose& prose, Part part,
                                               const ActionNames& names) {
  part = trimmed(prose, part);
  MetadataReader::Run run = MetadataReader(prose, part.end, names).read(part.begin);
  if (!run.strong || run.stop < part.end) return std::nullopt;
  return std::move(run.found);
}

std::vector<ActionText::Person> read_leading_handles(const Prose& prose, Part part) {
  std::vector<ActionText::Person> people;
  const std::string_view text = std::string_view(prose.text).substr(0, part.end);
  Scanner scan{text, part.begin};
  for (;;) {
    const size_t size = size_of_handle(scan.rest());
    if (size == 0) break;
    people.push_back({{scan.at, scan.at + size}, {}});
    scan.at += size;
    Scanner next = scan;
    if (!next.take_any({", and ", ", ", " and ", " & ", " + ", "/"})) break;
    if (size_of_handle(next.rest()) == 0) break;
    scan = next;
  }
  return people;
}

std::vector<ActionText::Person> read_people(const Prose& prose, Part part) {
  std::vector<ActionText::Person> people;
  if (is_nobody(text_of(prose, part))) return people;  // `n/a` is no list
  const std::string_view text = std::string_view(prose.text).substr(0, part.end);
  Scanner scan{text, part.begin};
  while (!scan.done()) {
    scan.skip_space();
    if (scan.take_any({",", ";", "&", "/", "|", "+"}) || scan.take_word("and")) continue;
    if (scan.done()) break;
    const size_t begin = scan.at;
    size_t end = begin + size_of_handle(scan.rest());
    if (end == begin) {
      end = text.find_first_of(",;&/|+(\n", begin);
      end = std::min({end, text.find(" and ", begin), part.end});
      if (end == begin) end = begin + 1;
    }
    scan.at = end;
    scan.skip_space();
    std::string role;
    if (scan.peek() == '(') {
      const size_t close = std::min(text.find(')', scan.at), text.size());
      role = fold_white_space(text.substr(scan.at + 1, close - scan.at - 1));
      scan.at = std::min(close + 1, text.size());
    }
    const Part name = trimmed(prose, {begin, end});
    if (!is_nobody(text_of(prose, name))) people.push_back({name, std::move(role)});
  }
  return people;
}

std::vector<Part> read_ids(const Prose& prose, Part part) {
  std::vector<Part> ids;
  for (size_t at = part.begin; at < part.end; ++at) {
    if (at > 0 && is_ascii_alnum(prose.text[at - 1])) continue;
    const size_t size = size_of_id(std::string_view(prose.text).substr(at, part.end - at));
    if (size > 0) ids.push_back({at, at + size});
  }
  return ids;
}

std::optional<ActionText::Tracker> read_tracker(const Prose& prose, Part part) {
  part = trimmed(prose, part);
  const std::string_view text = text_of(prose, part);
  if (is_none(text) && size_of_tracker(text) == 0) return std::nullopt;
  return ActionText::Tracker{part, fold_white_space(text)};
}

std::optional<Moment> read_due(std::string_view text) {
  Scanner scan{text};
  scan.skip_space();
  for (const std::string_view word : {"due", "by", "on", "until"}) {
    if (scan.take_word(word)) scan.skip_space();
  }
  auto moment = read_moment(scan.rest(), Zone());
  if (!moment) return std::nullopt;
  Moment day = moment_of_day(absl::CivilDay(moment->local));
  day.approximate = moment->approximate;
  return day;
}

}  // namespace debrief
