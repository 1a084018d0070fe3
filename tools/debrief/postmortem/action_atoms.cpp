#include "debrief/postmortem/action_atoms.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/placeholder.h"
#include "debrief/postmortem/time_text.h"

namespace debrief {
namespace {

constexpr size_t kLongestBracket = 200;
constexpr size_t kLongestRole = 40;
constexpr size_t kLongestValue = 100;  ///< of a label; what is longer is text
constexpr size_t kLongestDue = 24;     ///< of a due date in words

bool is_handle_byte(char byte) {
  return is_ascii_alnum(byte) || byte == '_' || byte == '-' || byte == '.' || byte == '/' ||
         static_cast<unsigned char>(byte) >= 0x80;
}

bool is_capital(char byte) { return byte >= 'A' && byte <= 'Z'; }

size_t count_digits(std::string_view text, size_t from) {
  size_t end = from;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  return end - from;
}

bool ends_word(std::string_view text, size_t at) {
  return at >= text.size() || !is_ascii_alnum(text[at]);
}

/// A label at the start of a text: its field, its name, and where its value starts.
struct LineLabel {
  ActionField field = ActionField::kOther;
  std::string_view name;
  size_t value = 0;
};

/// Whether a label that could head a column also names metadata in the middle of a line.
bool is_line_label(ActionField field, std::string_view label) {
  const std::string name = lower_ascii(trim(label));
  if (field == ActionField::kText || field == ActionField::kId || field == ActionField::kNote) {
    return false;
  }
  if (field == ActionField::kOther)
    return is_one_of(std::string_view(name), {"priority", "effort", "verify"});
  return !is_one_of(std::string_view(name), {"contact", "lead", "person", "driver", "story",
                                             "class", "url", "github", "linear", "measure"});
}

/// `Owner: `, `Owner = `, and with a dash what can be nothing else: `Owner - Dana`.
std::optional<LineLabel> label_at(std::string_view text) {
  constexpr size_t kLongestLabel = 30;
  if (text.empty() || !is_ascii_alpha(text.front())) return std::nullopt;
  size_t end = 1;
  while (end < text.size() && end < kLongestLabel &&
         (is_ascii_alpha(text[end]) || text[end] == ' ' || text[end] == '(' || text[end] == ')' ||
          text[end] == '/')) {
    ++end;
  }
  const std::string_view name = trim(text.substr(0, end));
  Scanner scan{text, end};
  const bool colon = scan.take(":") || scan.take("=");
  if (!colon && !scan.take_any({"- ", "– ", "— "})) return std::nullopt;
  const auto field = action_field_of(name);
  if (!field || !is_line_label(*field, name)) return std::nullopt;
  const bool plain = *field == ActionField::kOwner || name.starts_with("Due");
  if (!colon && (!plain || name.size() < 3 || is_one_of(name, {"who", "Who"}))) return std::nullopt;
  return LineLabel{*field, name, scan.at};
}

/// The end of a label's value: the next separator, line break, bracket or label.
size_t end_of_value(std::string_view text, size_t begin, size_t end) {
  end = std::min(end, begin + kLongestValue);
  for (size_t at = begin; at < end; ++at) {
    const char byte = text[at];
    if (byte == ',' || byte == ';' || byte == '|' || byte == ')' || byte == ']' || byte == '\n') {
      return at;
    }
    if (byte == '.' && (at + 1 >= end || text[at + 1] == ' ')) return at;
    if (text.substr(at).starts_with(" — ") || text.substr(at).starts_with(" – ") ||
        text.substr(at).starts_with(" - ") || text.substr(at).starts_with(" · ")) {
      return at;
    }
    if (byte != ' ' || at == begin) continue;
    if (text.substr(at).starts_with(" due ") || label_at(text.substr(at + 1, 32))) return at;
  }
  return end;
}

/// Up to three words that are made up as names are, at the start of a text and up to a separator.
size_t size_of_capital_words(std::string_view text) {
  constexpr size_t kLongestName = 40;
  const size_t end = std::min(text.find_first_of(",;)]|\n"), text.size());
  return end <= kLongestName && looks_like_name(text.substr(0, end)) ? end : 0;
}

void skip_separators(Scanner& scan) {
  do {
    scan.skip_space();
  } while (
      scan.take_any({",", ";",  "|",  "·", "—",  "–", "--",      "- ",   ". ", "+",
                     "&", "->", "=>", "→", "/ ", "📅", "🗓️", "🗓", "👤",  ":calendar:"}) ||
      scan.take_word("and"));
  if (scan.rest() == "." || scan.rest() == "-") ++scan.at;
}

}  // namespace

size_t size_of_handle(std::string_view text) {
  if (!text.starts_with('@')) return 0;
  size_t end = 1;
  while (end < text.size() && is_handle_byte(text[end])) ++end;
  while (end > 1 && (text[end - 1] == '.' || text[end - 1] == '/' || text[end - 1] == '-')) --end;
  return end > 1 ? end : 0;
}

size_t size_of_id(std::string_view text) {
  if (text.empty() || (text[0] != 'F' && text[0] != 'A' && text[0] != 'X')) return 0;
  const size_t digits = count_digits(text, 1);
  const bool id = digits > 0 && digits <= 4 && ends_word(text, 1 + digits);
  return id && (1 + digits >= text.size() || text[1 + digits] != '-') ? 1 + digits : 0;
}

size_t size_of_tracker(std::string_view text) {
  if (text.starts_with("https://") || text.starts_with("http://")) {
    const size_t end = text.find_first_of(" \t\n<>)]|,;");
    size_t size = std::min(end, text.size());
    while (text[size - 1] == '.' || text[size - 1] == ':') --size;
    return size;
  }
  // `#12`, `!5`, `org/repo#12`
  size_t sign = 0;
  while (sign < text.size() && is_handle_byte(text[sign]) && text[sign] != '@') ++sign;
  const bool plain = sign == 0;
  const bool repository = text.substr(0, sign).find('/') != text.npos;
  if (sign < text.size() && (text[sign] == '#' || (plain && text[sign] == '!')) &&
      (plain || repository)) {
    const size_t digits = count_digits(text, sign + 1);
    if (digits > 0 && ends_word(text, sign + 1 + digits)) return sign + 1 + digits;
  }
  // `OPS-7`
  size_t key = 0;
  while (key < text.size() && (is_capital(text[key]) || (key > 0 && is_ascii_digit(text[key])))) {
    ++key;
  }
  if (key >= 2 && key < text.size() && text[key] == '-') {
    const size_t digits = count_digits(text, key + 1);
    if (digits > 0 && ends_word(text, key + 1 + digits)) return key + 1 + digits;
  }
  return 0;
}

bool starts_with_label(std::string_view text) { return label_at(text).has_value(); }

MetadataReader::Run MetadataReader::read(size_t begin) const {
  Run run;
  Scanner scan{std::string_view(prose_.text).substr(0, end_), begin};
  skip_separators(scan);
  while (!scan.done()) {
    const Strength strength = take_atom(scan, run.found);
    if (strength == Strength::kNone) break;
    run.any = true;
    run.strong |= strength == Strength::kStrong;
    const size_t behind = scan.at;
    skip_separators(scan);
    // A piece ends where a word ends.
    if (scan.at == behind && !scan.done() && is_ascii_alnum(scan.peek())) break;
  }
  run.stop = scan.at;
  return run;
}

MetadataReader::Strength MetadataReader::take_atom(Scanner& scan, ActionText& found) const {
  const char bracket = scan.peek();
  if (bracket == '(' || bracket == '[') {
    const size_t size = scan.rest().substr(0, kLongestBracket).find(bracket == '(' ? ')' : ']');
    if (size == scan.text.npos) return Strength::kNone;
    const size_t close = scan.at + size;
    // Brackets within brackets are text.
    if (scan.text.substr(scan.at + 1, close - scan.at - 1).find_first_of("([") != scan.text.npos) {
      return Strength::kNone;
    }
    Run inner = within(close).read(scan.at + 1);
    if (inner.stop < close || !inner.any) return Strength::kNone;
    scan.at = close + 1;
    merge_action_text(found, std::move(inner.found));
    return Strength::kStrong;
  }
  if (const Strength labelled = take_labelled(scan, found); labelled != Strength::kNone) {
    return labelled;
  }
  if (take_owner(scan, found) || take_due(scan, found) || take_ids(scan, found) ||
      take_tracker(scan, found)) {
    return Strength::kStrong;
  }
  return take_word(scan, found) ? Strength::kWeak : Strength::kNone;
}

MetadataReader::Strength MetadataReader::take_labelled(Scanner& scan, ActionText& found) const {
  const auto label = label_at(scan.rest());
  if (!label) return Strength::kNone;
  size_t begin = scan.at + label->value;
  while (begin < end_ && scan.text[begin] == ' ') ++begin;
  size_t end = end_of_value(scan.text, begin, end_);
  if (label->field == ActionField::kTracker) {
    end = std::max(end_of_mark(prose_, ProseMark::kLink, begin),
                   scan.text.find_first_of(" \n,;)", begin));
    end = std::min(end, end_);
  }
  if (label->field == ActionField::kReason) end = end_;
  const Part value = trimmed(prose_, {begin, std::max(begin, end)});
  take_value(label->field, value, found);
  scan.at = std::max(begin, end);
  if (label->field == ActionField::kOwner) take_more_people(scan, found);
  return Strength::kStrong;
}

void MetadataReader::take_value(ActionField field, Part value, ActionText& found) const {
  const std::string_view text = text_of(prose_, value);
  switch (field) {
    case ActionField::kOwner:
      for (auto& person : read_people(prose_, value)) found.owners.push_back(std::move(person));
      break;
    case ActionField::kDue:
      found.due = read_due(text);
      found.due_part = value;
      break;
    case ActionField::kType: {
      const std::string_view type = action_type_of(text);
      found.type = type.empty() ? lower_ascii(text) : std::string(type);
      break;
    }
    case ActionField::kStrength:
      found.strength = std::string(text);
      break;
    case ActionField::kStatus:
      if (const auto status = action_status_in(text)) found.status = status;
      break;
    case ActionField::kTracker:
      if (!found.tracker && !is_placeholder(text)) found.tracker = read_tracker(prose_, value);
      break;
    case ActionField::kAddresses:
      for (const Part id : read_ids(prose_, value)) found.addresses.push_back(id);
      break;
    case ActionField::kReason:
      if (found.reason.empty()) found.reason = value;
      break;
    default:
      break;
  }
}

/// `Owner: Dana Lee, Bob`: names behind the comma. A handle there is a piece of its own.
void MetadataReader::take_more_people(Scanner& scan, ActionText& found) const {
  while (scan.peek() == ',') {
    size_t begin = scan.at + 1;
    while (begin < end_ && scan.text[begin] == ' ') ++begin;
    const Part name =
        trimmed(prose_, {begin, std::max(begin, end_of_value(scan.text, begin, end_))});
    const std::string_view text = text_of(prose_, name);
    if (!looks_like_name(text) || action_status_of(text) || !action_type_of(text).empty() ||
        is_action_priority(text) || is_nobody(text)) {
      return;
    }
    found.owners.push_back({name, {}});
    scan.at = name.end;
  }
}

bool MetadataReader::take_owner(Scanner& scan, ActionText& found) const {
  const size_t start = scan.at;
  for (const std::string_view lead :
       {"assigned to ", "owned by ", "led by ", "assignee ", "owner "}) {
    const size_t size = lead.size();
    if (lower_ascii(scan.rest().substr(0, size)) == lead) {
      scan.at += size;
      break;
    }
  }
  size_t size = size_of_handle(scan.rest());
  if (size == 0) size = names_.size_of_owner(scan.rest());
  // Behind `owner` any name goes.
  if (size == 0 && scan.at > start) size = size_of_capital_words(scan.rest());
  if (size == 0) {
    scan.at = start;
    return false;
  }
  ActionText::Person person{{scan.at, scan.at + size}, {}};
  scan.at += size;
  // `@alice (SRE)`: a role, when the brackets hold no metadata.
  if (scan.rest().starts_with(" (")) {
    const size_t open = scan.at + 1;
    const size_t close = scan.text.substr(0, open + kLongestRole + 1).find(')', open);
    if (close != scan.text.npos && close - open <= kLongestRole) {
      const Run inner = within(close).read(open + 1);
      if (inner.stop < close) {
        person.role = fold_white_space(scan.text.substr(open + 1, close - open - 1));
        scan.at = close + 1;
      }
    }
  }
  if (!is_nobody(text_of(prose_, person.part))) found.owners.push_back(std::move(person));
  return true;
}

bool MetadataReader::take_due(Scanner& scan, ActionText& found) const {
  const size_t start = scan.at;
  bool named = scan.take_word("due") || scan.take_word("deadline") || scan.take_word("eta");
  if (named) {
    scan.take(":");
    scan.skip_space();
    if (scan.take_word("date")) scan.take(":");
    scan.skip_space();
  }
  if (scan.take_word("by") || scan.take_word("on") || scan.take_word("until")) scan.skip_space();
  const std::string_view rest = scan.rest();
  const auto time = read_time(rest);
  if (time && time->day && time->day->year && !time->clock && time->begin == 0) {
    found.due = read_due(rest.substr(0, time->end));
    found.due_part = {scan.at, scan.at + time->end};
    scan.at += time->end;
    return true;
  }
  if (named) {
    // `due next Friday` is no date, but no part of the text either.
    const size_t end = end_of_value(scan.text, scan.at, std::min(end_, scan.at + kLongestDue + 2));
    found.due_part = trimmed(prose_, {scan.at, end});
    if (!found.due_part.empty() && found.due_part.size() <= kLongestDue) {
      scan.at = end;
      return true;
    }
    found.due_part = {};
  }
  scan.at = start;
  return false;
}

bool MetadataReader::take_ids(Scanner& scan, ActionText& found) const {
  const size_t start = scan.at;
  for (const std::string_view word : {"addresses", "for", "fixes", "see"}) {
    if (scan.take_word(word)) scan.skip_space();
  }
  scan.take_any({"→", "->", "←"});
  scan.skip_space();
  const size_t size = size_of_id(scan.rest());
  if (size == 0) {
    scan.at = start;
    return false;
  }
  found.addresses.push_back({scan.at, scan.at + size});
  scan.at += size;
  return true;
}

bool MetadataReader::take_tracker(Scanner& scan, ActionText& found) const {
  size_t end = end_of_mark(prose_, ProseMark::kLink, scan.at);
  if (end > end_) return false;
  if (end == scan.at) end += size_of_tracker(scan.rest());
  if (end == scan.at) return false;
  if (!found.tracker) found.tracker = read_tracker(prose_, {scan.at, end});
  scan.at = end;
  return true;
}

bool MetadataReader::take_word(Scanner& scan, ActionText& found) const {
  // Two words first: `in progress`, `high priority`.
  size_t ends[2] = {};
  size_t at = scan.at;
  for (size_t& end : ends) {
    while (at < end_ &&
           (is_ascii_alnum(prose_.text[at]) || prose_.text[at] == '-' || prose_.text[at] == '\'')) {
      ++at;
    }
    end = at;
    if (at < end_ && prose_.text[at] == ' ') ++at;
  }
  for (const size_t end : {ends[1], ends[0]}) {
    if (end == scan.at) continue;
    const std::string_view word = scan.text.substr(scan.at, end - scan.at);
    if (const std::string_view type = action_type_of(word); !type.empty()) {
      found.type = std::string(type);
    } else if (const auto status = action_status_of(word)) {
      found.status = status;
    } else if (is_action_strength(word)) {
      found.strength = std::string(word);
    } else if (!is_action_priority(word)) {
      continue;
    }
    scan.at = end;
    return true;
  }
  return false;
}

}  // namespace debrief
