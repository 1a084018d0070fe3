#include "debrief/postmortem/list_id.h"

#include <algorithm>

#include "debrief/base/strings.h"
#include "debrief/postmortem/action_atoms.h"
#include "debrief/postmortem/scanner.h"

namespace debrief {
namespace {

constexpr size_t kMostDigits = 4;
constexpr uint32_t kLongestRange = 50;
constexpr size_t kMostReferences = 200;  ///< of one list; ranges behind them stay words
constexpr size_t kLongestName = 80;
constexpr std::string_view kLetters = "AFTX";

uint32_t number_of(std::string_view digits) {
  uint32_t number = 0;
  for (const char digit : digits) number = number * 10 + static_cast<uint32_t>(digit - '0');
  return number;
}

/// One piece between separators, without white space around it: an id, a range of ids, ids with
/// spaces between, or words.
class PieceReader {
 public:
  PieceReader(const Prose& prose, std::vector<Located<std::string>>& out)
      : prose_(prose), out_(out) {}

  void read(Part part) {
    part = trimmed(prose_, part);
    Scanner scan{std::string_view(prose_.text).substr(0, part.end), part.begin};
    while (!scan.done()) {
      const size_t begin = scan.at;
      if (!take_ids(scan) && !take_name(scan)) {
        words({begin, part.end});
        return;
      }
      scan.skip_space();
      while (scan.take_any({"+", "&", "·"})) scan.skip_space();
      if (scan.take_word("and")) scan.skip_space();
    }
  }

 private:
  bool take_ids(Scanner& scan) {
    const size_t size = size_of_list_id(scan.rest(), kLetters);
    const size_t begin = scan.at;
    const bool ranged = size == 0 && take_range(scan);
    if (ranged) return true;
    if (size == 0) return false;
    scan.at += size;
    if (end_of_range(scan, begin)) return true;
    put({begin, begin + size}, std::string(scan.text.substr(begin, size)));
    return true;
  }

  /// `S:alice`, `S:@alice`, `@alice`: a word of its own.
  bool take_name(Scanner& scan) {
    const size_t prefix = scan.rest().starts_with("S:") ? 2 : 0;
    const std::string_view rest = scan.rest().substr(0, kLongestName);
    if (prefix == 0 && scan.peek() != '@') return false;
    const size_t size = std::min(rest.find_first_of(" \t\n"), rest.size());
    if (size <= std::max<size_t>(prefix, 1)) return false;
    put({scan.at, scan.at + size}, std::string(rest.substr(0, size)));
    scan.at += size;
    return true;
  }

  /// `A1-A3`, whose first id has a word going on behind it.
  bool take_range(Scanner& scan) {
    const size_t hyphen = scan.rest().substr(0, kMostDigits + 2).find('-');
    if (hyphen == std::string_view::npos || hyphen == 0) return false;
    const size_t begin = scan.at;
    if (size_of_list_id(scan.rest().substr(0, hyphen), kLetters) != hyphen) return false;
    scan.at += hyphen;
    if (end_of_range(scan, begin)) return true;
    scan.at = begin;
    return false;
  }

  /// The rest of a range whose first id stands at `begin` and ends here; all of its ids are put.
  bool end_of_range(Scanner& scan, size_t begin) {
    const std::string_view first = scan.text.substr(begin, scan.at - begin);
    Scanner ahead = scan;
    ahead.skip_space();
    if (!ahead.take_any({"–", "—", "-", "…", ".."})) return false;
    ahead.skip_space();
    const size_t size = size_of_list_id(ahead.rest(), first.substr(0, 1));
    const uint32_t from = number_of(first.substr(1));
    const uint32_t to = size == 0 ? 0 : number_of(ahead.rest().substr(1, size - 1));
    if (to <= from || to - from > kLongestRange || out_.size() > kMostReferences) return false;
    scan.at = ahead.at + size;
    for (uint32_t number = from; number <= to; ++number)
      put({begin, scan.at}, concat(first.substr(0, 1), number));
    return true;
  }

  void words(Part part) {
    while (!part.empty() && prose_.text[part.end - 1] == '.') --part.end;
    part = trimmed(prose_, part);
    std::string text = fold_white_space(text_of(prose_, part));
    if (!text.empty()) put(part, std::move(text));
  }

  void put(Part part, std::string value) {
    out_.push_back({std::move(value), span_of(prose_, part)});
  }

  const Prose& prose_;
  std::vector<Located<std::string>>& out_;
};

/// An address at the start of a text, up to white space or to a comma with white space behind it.
size_t size_of_address(std::string_view text) {
  if (!text.starts_with("https://") && !text.starts_with("http://")) return 0;
  size_t end = std::min(text.find_first_of(" \t\n;"), text.size());
  while (text[end - 1] == ',') --end;
  return end;
}

bool takes_acceptance(Scanner& scan) {
  const size_t start = scan.at;
  if (scan.take_word("we")) scan.skip_space();
  if (scan.take_word("risk")) scan.skip_space();
  if (scan.take_word("accepted") || scan.take_word("accept")) return true;
  scan.at = start;
  return false;
}

}  // namespace

size_t size_of_list_id(std::string_view text, std::string_view letters) {
  if (text.empty() || letters.find(text[0]) == letters.npos) return 0;
  size_t end = 1;
  while (end < text.size() && is_ascii_digit(text[end])) ++end;
  if (end == 1 || end - 1 > kMostDigits) return 0;
  if (end < text.size() && (is_ascii_alnum(text[end]) || text[end] == '-')) return 0;
  return end;
}

bool is_list_id(std::string_view text, std::string_view letters) {
  return !text.empty() && size_of_list_id(text, letters) == text.size();
}

LeadingId read_leading_id(const Prose& prose, Part part, std::string_view letters) {
  Scanner scan{std::string_view(prose.text).substr(0, part.end), part.begin};
  const size_t bracket = scan.peek() == '[' || scan.peek() == '(' ? 1 : 0;
  scan.at += bracket;
  const size_t size = size_of_list_id(scan.rest(), letters);
  if (size == 0) return {{part.begin, part.begin}, part.begin};
  LeadingId leading{{scan.at, scan.at + size}, 0};
  scan.at += size;
  if (bracket > 0) scan.take_any({"]", ")"});
  scan.skip_space();
  while (scan.take_any({":", ".", ")", "—", "–", "-"})) scan.skip_space();
  leading.behind = scan.at;
  return leading;
}

std::vector<Located<std::string>> read_reference_list(const Prose& prose, Part part) {
  std::vector<Located<std::string>> references;
  PieceReader pieces(prose, references);
  size_t begin = part.begin;
  for (size_t at = part.begin; at < part.end; ++at) {
    // An address may hold commas of its own.
    if (at == begin) at += size_of_address(std::string_view(prose.text).substr(at, part.end - at));
    if (at >= part.end) break;
    if (prose.text[at] == ' ' && at == begin) ++begin;
    if (prose.text[at] != ',' && prose.text[at] != ';' && prose.text[at] != '\n') continue;
    pieces.read({begin, at});
    begin = at + 1;
  }
  pieces.read({begin, part.end});
  return references;
}

std::optional<Part> read_acceptance(const Prose& prose, Part part) {
  part = trimmed(prose, part);
  if (!part.empty() && prose.text[part.begin] == '(' && prose.text[part.end - 1] == ')') {
    part = trimmed(prose, {part.begin + 1, part.end - 1});
  }
  Scanner scan{std::string_view(prose.text).substr(0, part.end), part.begin};
  if (!takes_acceptance(scan)) return std::nullopt;
  scan.skip_space();
  for (const std::string_view word : {"this", "it", "that", "risk"}) {
    if (scan.take_word(word)) scan.skip_space();
  }
  while (scan.take_any({":", ",", ";", ".", "—", "–", "-"})) scan.skip_space();
  for (const std::string_view word : {"because", "since", "as"}) {
    if (scan.take_word(word)) scan.skip_space();
  }
  Part reason = trimmed(prose, {scan.at, part.end});
  const bool bracket =
      !reason.empty() && prose.text[reason.begin] == '(' && prose.text[reason.end - 1] == ')';
  if (bracket) reason = trimmed(prose, {reason.begin + 1, reason.end - 1});
  while (!reason.empty() && prose.text[reason.end - 1] == '.') --reason.end;
  return reason;
}

std::string plain_name(std::string_view name) {
  name = trim(name);
  if (name.starts_with('@')) name.remove_prefix(1);
  return lower_ascii(name);
}

template <typename Entry>
NamedEntries::List NamedEntries::list_of(std::string_view letter,
                                         const std::vector<Entry>& entries) {
  List list;
  list.letter = letter;
  for (uint32_t i = 0; i < entries.size(); ++i) {
    if (!entries[i].id.empty()) list.by_id.try_emplace(entries[i].id, i);
  }
  if (list.by_id.empty()) list.places = static_cast<uint32_t>(entries.size());
  return list;
}

NamedEntries::NamedEntries(const Document& document)
    : facts_(list_of("X", document.facts)),
      entries_(list_of("T", document.timeline)),
      factors_(list_of("F", document.factors)),
      actions_(list_of("A", document.actions)) {}

std::optional<uint32_t> NamedEntries::find(const List& list, std::string_view id) {
  if (const auto found = list.by_id.find(std::string(id)); found != list.by_id.end())
    return found->second;
  if (!is_list_id(id, list.letter)) return std::nullopt;
  const uint32_t place = number_of(id.substr(1));
  return place >= 1 && place <= list.places ? std::optional(place - 1) : std::nullopt;
}

}  // namespace debrief
