#include "debrief/postmortem/action_text.h"

#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
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
  const std::string head = lower_ascii(rest.substr(0, 10));
  const bool named = head.starts_with("due ") || head.starts_with("due:") ||
                     head.starts_with("owner:") || head.starts_with("assignee:");
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

/// `@alice: text`, `[detect] text`, `(@bob) text`.
void take_head(const Prose& prose, ActionText& text) {
  const std::string_view line = text_of(prose, text.text);
  size_t end = size_of_handle(line);
  if (end > 0) {
    const std::string_view behind = line.substr(end);
    if (!behind.starts_with(':') && !behind.starts_with(" — ") && !behind.starts_with(" - "))
      return;
  } else if (line.starts_with('[') || line.starts_with('(')) {
    const size_t close = line.substr(0, 100).find(line.starts_with('[') ? ']' : ')');
    if (close == line.npos) return;
    end = close + 1;
  } else {
    return;
  }
  MetadataReader::Run run = MetadataReader(prose, text.text.begin + end).read(text.text.begin);
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
bool take_closing_name(const Prose& prose, ActionText& text) {
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
    MetadataReader::Run run = MetadataReader(prose, text.text.end).read(name.end);
    if (run.stop < text.text.end) continue;
    if (!is_nobody(text_of(prose, name))) text.owners.push_back({name, {}});
    merge_action_text(text, std::move(run.found));
    text.text = without_separators(prose, {text.text.begin, text.text.begin + at});
    return true;
  }
  return false;
}

/// The leftmost place from which all is metadata, and that metadata.
void take_tail(const Prose& prose, ActionText& text) {
  const size_t end = text.text.end;
  const MetadataReader reader(prose, end);
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
  const std::string_view line = text_of(prose, text.text);
  const size_t open = line.rfind('(');
  if (text.status || open == line.npos || !trim(line).ends_with(')')) return;
  const std::string_view remark = line.substr(open + 1);
  const std::string word = lower_ascii(remark.substr(0, remark.find_first_of(" ,)")));
  if (word == "done" || word == "completed" || word == "fixed") text.status = ActionStatus::kDone;
}

bool is_issue_address(std::string_view url) {
  for (const std::string_view mark : {"/issues/", "/pull/", "/browse/", "/merge_requests/",
                                      "/ticket", "/work_items/", "/story/"}) {
    if (url.find(mark) != url.npos) return true;
  }
  return false;
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
}

ActionText read_action_text(const Prose& prose, Part part) {
  ActionText text;
  text.text = trimmed(prose, part);
  take_id(prose, text);
  take_head(prose, text);
  if (!take_closing_name(prose, text)) take_tail(prose, text);
  text.text = trimmed(prose, text.text);
  read_closing_remark(prose, text);
  if (!text.tracker) text.tracker = find_tracker(prose, text.text);
  return text;
}

std::optional<ActionText> read_action_metadata(const Prose& prose, Part part) {
  part = trimmed(prose, part);
  MetadataReader::Run run = MetadataReader(prose, part.end).read(part.begin);
  if (!run.strong || run.stop < part.end) return std::nullopt;
  return std::move(run.found);
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
