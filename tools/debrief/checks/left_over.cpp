#include "debrief/checks/left_over.h"

#include <algorithm>
#include <array>
#include <optional>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

/// What a request to an author begins with; sorted.
constexpr auto kRequests = std::to_array<std::string_view>(
    {"add", "briefly", "describe", "detail", "document", "enter", "explain", "fill", "give",
     "include", "insert", "list", "outline", "provide", "specify", "state", "summarise",
     "summarize", "write"});
static_assert(std::ranges::is_sorted(kRequests));

/// What a hint in brackets begins with or is, beside requests; sorted.
constexpr auto kHints = std::to_array<std::string_view>(
    {"action",      "author",  "authors",  "brief",     "date",  "description", "event",   "handle",
     "how",         "impact",  "incident", "link",      "name",  "names",       "number",  "owner",
     "placeholder", "replace", "service",  "severity",  "short", "status",      "summary", "tbd",
     "team",        "ticket",  "time",     "timestamp", "title", "todo",        "url",     "user",
     "username",    "what",    "when",     "where",     "who",   "why",         "your"});
static_assert(std::ranges::is_sorted(kHints));

/// Handles that are nobody's; sorted.
constexpr auto kNobody = std::to_array<std::string_view>(
    {"@handle", "@name", "@nobody", "@owner", "@person", "@someone", "@tbd", "@todo", "@user",
     "@username", "@your-handle", "@your-name", "@yourhandle", "@yourname"});
static_assert(std::ranges::is_sorted(kNobody));

/// What follows `TODO` where it is the name of a thing: the TODO list, a TODO comment.
constexpr auto kTodoThings = std::to_array<std::string_view>(
    {"api", "app", "application", "comment", "comments", "endpoint", "item", "items", "list",
     "lists", "page", "service", "table", "test", "tests"});

constexpr char kHidden = '\x01';

bool is_word_byte(char byte) {
  return is_ascii_alnum(byte) || byte == '_' || static_cast<unsigned char>(byte) >= 0x80;
}

/// The first word of a text in lower case.
std::string first_word(std::string_view text) {
  const auto begin = std::ranges::find_if(text, is_ascii_alpha);
  const auto end = std::find_if_not(begin, text.end(), is_ascii_alpha);
  return lower_ascii(
      text.substr(static_cast<size_t>(begin - text.begin()), static_cast<size_t>(end - begin)));
}

/// The text with code, addresses and quotations hidden, byte for byte.
std::string shown_text(const Prose& prose) {
  std::string text = prose.text;
  const auto hide = [&](size_t begin, size_t end) {
    std::fill(text.begin() + static_cast<ptrdiff_t>(begin),
              text.begin() + static_cast<ptrdiff_t>(std::min(end, text.size())), kHidden);
  };
  for (const ProseRange& mark : prose.marks) {
    const bool quiet = mark.mark == ProseMark::kCode || mark.mark == ProseMark::kUrl ||
                       mark.mark == ProseMark::kDeleted;
    if (quiet) hide(mark.begin, mark.end);
  }
  for (const auto& [open, close] : {std::pair<std::string_view, std::string_view>{"“", "”"},
                                    std::pair<std::string_view, std::string_view>{"\"", "\""}}) {
    for (size_t at = text.find(open); at != text.npos;) {
      const size_t end = text.find(close, at + open.size());
      if (end == text.npos) break;
      hide(at, end + close.size());
      at = text.find(open, end + close.size());
    }
  }
  return text;
}

class LeftOverFinder {
 public:
  explicit LeftOverFinder(std::string_view text) : text_(text) {}

  std::vector<LeftOver> find() {
    if (read_whole(0)) return std::move(found_);
    while (at_ < text_.size()) {
      const char byte = text_[at_];
      const bool starts = at_ == 0 || !is_word_byte(text_[at_ - 1]);
      if (byte == '{' && text_.substr(at_).starts_with("{{")) {
        read_until("}}");
      } else if (byte == '<' || byte == '[') {
        read_hint(byte == '<' ? '>' : ']');
      } else if (byte == '@' && starts) {
        read_handle();
      } else if (byte == '?' && text_.substr(at_).starts_with("???") && !is_quoted()) {
        const size_t end = std::min(text_.find_first_not_of('?', at_), text_.size());
        add(at_, end);
      } else if (starts && is_ascii_alpha(byte)) {
        read_word();
      }
      ++at_;
    }
    if (found_.empty()) read_label_value();
    return std::move(found_);
  }

 private:
  void add(size_t begin, size_t end) {
    found_.push_back({static_cast<uint32_t>(begin), static_cast<uint32_t>(end)});
    at_ = std::max(at_, end - 1);
  }

  /// Whether a straight single quotation mark stands right before: “shows '??? calls'”.
  bool is_quoted() const { return at_ > 0 && text_[at_ - 1] == '\''; }

  /// Whether the text from `begin` on is one left-over: `?`, `TBD`, `tbc.`; and adds it.
  bool read_whole(size_t begin) {
    const std::string_view rest = trim(text_.substr(begin));
    const std::string lower = lower_ascii(rest);
    const std::string_view word =
        std::string_view(lower).substr(0, lower.find_last_not_of(".…") + 1);
    const bool asks = !rest.empty() && rest.find_first_not_of('?') == rest.npos;
    if (!asks &&
        !is_one_of(word, {"fixme", "placeholder", "tba", "tbc", "tbd", "todo", "to be added",
                          "to be confirmed", "to be completed", "to be determined", "to be done",
                          "to be filled in", "to be written", "xx", "xxx", "xxxx", "yyy", "zzz"})) {
      return false;
    }
    const auto first = static_cast<size_t>(rest.data() - text_.data());
    add(first, first + rest.size());
    return true;
  }

  /// `Time to detection: ?`
  void read_label_value() {
    constexpr size_t kLongestLabel = 40;
    const size_t colon = text_.substr(0, kLongestLabel).find(':');
    if (colon != text_.npos && colon + 1 < text_.size()) read_whole(colon + 1);
  }

  void read_until(std::string_view close) {
    constexpr size_t kLongest = 120;
    const size_t end = text_.substr(at_, kLongest).find(close);
    if (end != text_.npos) add(at_, at_ + end + close.size());
  }

  /// `<what happened>`, `[Describe the impact]`. No link, checkbox, footnote or phase of a
  /// timeline.
  void read_hint(char close) {
    constexpr size_t kLongest = 300;
    const std::string_view rest = text_.substr(at_, kLongest);
    const size_t end = rest.find(close);
    if (end == rest.npos || end < 3 || rest[1] == ' ' || !is_ascii_alpha(rest[1])) return;
    const std::string_view inside = rest.substr(1, end - 1);
    if (inside.find_first_of("[<@=/") != inside.npos) return;
    if (close == ']' &&
        (rest.substr(end + 1).starts_with('(') || rest.substr(end + 1).starts_with('[')))
      return;
    const bool asks = std::ranges::binary_search(kRequests, std::string_view(first_word(inside)));
    const bool several = inside.find(' ') != inside.npos;
    const bool whole = trim(text_).size() == end + 1;
    const bool hints = std::ranges::binary_search(kHints, std::string_view(first_word(inside)));
    if ((asks && (several || whole)) ||
        (hints && (close == '>' || whole || first_word(inside) == "your"))) {
      add(at_, at_ + end + 1);
    }
  }

  void read_handle() {
    size_t end = at_ + 1;
    while (end < text_.size() && (is_word_byte(text_[end]) || text_[end] == '-')) ++end;
    const std::string handle = lower_ascii(text_.substr(at_, std::min<size_t>(end - at_, 32)));
    if (std::ranges::binary_search(kNobody, std::string_view(handle))) add(at_, end);
  }

  void read_word() {
    size_t end = at_;
    while (end < text_.size() && is_word_byte(text_[end])) ++end;
    const std::string_view word = text_.substr(at_, end - at_);
    const std::string_view rest = text_.substr(end);
    if (word == "TODO" || word == "FIXME") return read_note(end);
    if (word == "TBD" || word == "TBA" || word == "TBC") {
      if (!says("trunk-based", trunk_based_)) add(at_, end);
    } else if (word == "XXX" || word == "XXXX" || word == "ZZZ") {
      size_t begin = at_;
      // `JIRA-XXXX`
      if (begin > 0 && text_[begin - 1] == '-') {
        --begin;
        while (begin > 0 && at_ - begin < 16 && is_ascii_alnum(text_[begin - 1])) --begin;
      }
      add(begin, end);
    } else if (word == "XX" && rest.starts_with(":XX")) {
      add(at_, end + 3);
    } else if (word == "HH" && rest.starts_with(":MM")) {
      if (!says("format", formats_)) add(at_, end + 3);
    } else if (word == "YYYY" && (rest.starts_with("-MM") || rest.starts_with("/MM"))) {
      size_t last = end;
      while (last < text_.size() &&
             std::string_view("YMDHhms-/:TZ").find(text_[last]) != std::string_view::npos)
        ++last;
      if (!says("format", formats_)) add(at_, last);
    } else if (lower_ascii(word.substr(0, 6)) == "lorem" &&
               lower_ascii(rest.substr(0, 6)) == " ipsum") {
      add(at_, text_.size());
    }
    at_ = std::max(at_, end - 1);
  }

  /// Whether the text holds a word; looked up once. A sentence about how times are written holds
  /// their letters by right, and TBD is a way of development too.
  bool says(std::string_view word, std::optional<bool>& known) const {
    if (!known) known = lower_ascii(text_).find(word) != std::string::npos;
    return *known;
  }

  /// `TODO: add the graph`, `(TODO)`, `TODO add the graph`; not “the TODO list”.
  void read_note(size_t end) {
    const std::string_view rest = text_.substr(end);
    if (std::ranges::find(kTodoThings, first_word(rest.substr(0, 24))) != kTodoThings.end()) return;
    const std::string_view before = trim(text_.substr(0, at_));
    const bool begins = before.empty() ||
                        std::string_view(".!?([-:|*").find(before.back()) != std::string_view::npos;
    const bool notes = rest.empty() || rest.starts_with(':') || rest.starts_with('(') ||
                       rest.starts_with(')') || rest.starts_with(']');
    if (!begins && !notes) return;
    add(at_, end);
  }

  std::string_view text_;
  size_t at_ = 0;
  std::vector<LeftOver> found_;
  std::optional<bool> formats_, trunk_based_;
};

}  // namespace

std::vector<LeftOver> find_left_overs(const Prose& prose) {
  return LeftOverFinder(shown_text(prose)).find();
}

std::vector<LeftOver> find_left_overs(std::string_view text) { return LeftOverFinder(text).find(); }

bool is_guidance(std::string_view text) {
  constexpr size_t kLongest = 600;
  text = trim(text);
  if (text.starts_with('(') || text.starts_with('[')) text.remove_prefix(1);
  const bool asks = std::ranges::binary_search(kRequests, std::string_view(first_word(text)));
  return asks && text.size() < kLongest && is_ascii_alpha(text.empty() ? ' ' : text.front()) &&
         text.find(' ') != text.npos;
}

bool is_hint_tag(std::string_view tag) {
  if (!tag.starts_with('<') || tag.size() < 3 || !is_ascii_alpha(tag[1])) return false;
  const std::string word = first_word(tag);
  if (tag.find('=') != tag.npos) return false;
  const bool alone = tag.find(' ') == tag.npos;
  if (alone && is_one_of(word, {"link", "summary", "time", "title"})) return false;
  const bool asks = std::ranges::binary_search(kRequests, std::string_view(word));
  return (asks && !alone) || std::ranges::binary_search(kHints, std::string_view(word));
}

}  // namespace debrief
