#include <algorithm>
#include <array>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/action_ends.h"
#include "debrief/postmortem/action_words.h"

namespace debrief {
namespace {

/// Words before a handle that make it part of the sentence: “sync with @bob”.
constexpr std::array kBeforeObject = std::to_array<std::string_view>(
    {"a",  "an",     "and",  "ask",  "by",    "cc",   "for", "from", "help", "let", "of",
     "or", "remind", "tell", "than", "thank", "that", "the", "to",   "via",  "with"});
static_assert(std::ranges::is_sorted(kBeforeObject));

/// Where metadata may start without a separator before it.
constexpr std::array kNamedStarts = std::to_array<std::string_view>(
    {"by ", "due ", "due:", "owner:", "owner -", "owner –", "owners:", "assignee:", "assigned to ",
     "assigned to:", "owned by ", "dri:", "responsible:", "ticket:", "issue:", "jira:", "status:"});

std::string_view word_before(std::string_view text, size_t at) {
  size_t end = at;
  while (end > 0 && is_ascii_space(text[end - 1])) --end;
  size_t begin = end;
  while (begin > 0 && is_ascii_alpha(text[begin - 1])) --begin;
  return text.substr(begin, end - begin);
}

/// A sign for a date or a person: `📅 2021-03-05`.
bool starts_with_sign(std::string_view text) {
  return std::ranges::any_of(std::to_array<std::string_view>({"📅", "🗓", "👤", ":calendar:"}),
                             [&](std::string_view sign) { return text.starts_with(sign); });
}

enum class Start { kNone, kPlain, kSeparator, kDash };

/// Whether metadata may start at a byte of the line.
Start start_at(std::string_view text, size_t at) {
  const std::string_view rest = text.substr(at);
  for (const std::string_view dash :
       {" — ", " – ", " - ", " -- ", "—", " ← ", " → ", " -> ", " => "}) {
    if (rest.starts_with(dash)) return Start::kDash;
  }
  const char byte = rest.front();
  if (byte == '(' || byte == '[') {
    return at > 0 && text[at - 1] == ' ' ? Start::kSeparator : Start::kNone;
  }
  if (byte == ',' || byte == ';' || byte == '|' || byte == '\n') return Start::kSeparator;
  if (rest.starts_with("·") || rest.starts_with(". ")) return Start::kSeparator;
  if (at == 0 || !is_ascii_space(text[at - 1])) return Start::kNone;
  if (rest.starts_with("/ @") || starts_with_sign(rest)) return Start::kSeparator;
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
    for (const std::string_view sign :
         {"—", "–", "·", ",", ";", "|", ":", "-", "->", "=>", "→", " /"}) {
      if (text.ends_with(sign)) drop = sign.size();
    }
    if (drop == 0) return part;
    part.end -= drop;
  }
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

constexpr std::array kDeclinedWords = std::to_array<std::string_view>(
    {"abandoned", "canceled", "cancelled", "declined", "dropped", "not doing", "rejected",
     "will not do", "withdrawn", "won't do", "won't fix", "won’t do", "won’t fix", "wontfix"});

}  // namespace

void take_closing_name(const Prose& prose, ActionText& text, const ActionNames& names) {
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
    return;
  }
}

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

void read_closing_remark(const Prose& prose, ActionText& text) {
  const std::string_view line = trim(text_of(prose, text.text));
  if (text.status || !(line.ends_with(')') || line.ends_with(']'))) return;
  const size_t open = line.rfind(line.ends_with(')') ? '(' : '[');
  if (open == line.npos) return;
  const std::string_view remark = line.substr(open + 1);
  const std::string word = lower_ascii(remark.substr(0, remark.find_first_of(" ,)]")));
  if (word == "done" || word == "completed" || word == "fixed") text.status = ActionStatus::kDone;
}

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

}  // namespace debrief
