// parse_unified_diff() of git/change_set.h: what `git diff`, `diff -u` and code hosts write.

#include <algorithm>
#include <optional>
#include <utility>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/git/change_set.h"

namespace debrief {
namespace {

constexpr uint32_t kMostLines = 100'000'000;

/// A name in quotes as git writes it (`core.quotePath`), or up to a tab.
std::string name_in(std::string_view text) {
  if (!text.starts_with('"')) return std::string(text.substr(0, text.find('\t')));
  std::string name;
  for (size_t i = 1; i < text.size() && text[i] != '"'; ++i) {
    if (text[i] != '\\' || i + 1 == text.size()) {
      name += text[i];
      continue;
    }
    const char next = text[++i];
    if (next >= '0' && next <= '3' && i + 2 < text.size()) {
      name += static_cast<char>((next - '0') * 64 + (text[i + 1] - '0') * 8 + (text[i + 2] - '0'));
      i += 2;
      continue;
    }
    constexpr std::string_view kLetters = "abtnvfr";
    const size_t letter = kLetters.find(next);
    name += letter == std::string_view::npos ? next : static_cast<char>(7 + letter);
  }
  return name;
}

/// Without the `a/` or `b/` that git puts before a name; empty for `/dev/null`.
std::string path_in(std::string_view text, std::string_view prefix) {
  std::string name = name_in(text);
  if (name == "/dev/null") return {};
  return name.starts_with(prefix) ? name.substr(prefix.size()) : name;
}

/// Reads `12,3` from the front of a text; a missing count is 1.
struct HunkSide {
  uint32_t first = 0;
  uint32_t count = 1;
};

std::optional<uint32_t> take_number(std::string_view& text) {
  uint64_t number = 0;
  size_t digits = 0;
  while (digits < text.size() && is_ascii_digit(text[digits]) && digits < 10) {
    number = number * 10 + static_cast<uint64_t>(text[digits++] - '0');
  }
  if (digits == 0 || number > kMostLines) return std::nullopt;
  text.remove_prefix(digits);
  return static_cast<uint32_t>(number);
}

std::optional<HunkSide> take_side(std::string_view& text, char sign) {
  if (!text.starts_with(sign)) return std::nullopt;
  text.remove_prefix(1);
  HunkSide side;
  const auto first = take_number(text);
  if (!first) return std::nullopt;
  side.first = *first;
  if (!text.starts_with(',')) return side;
  text.remove_prefix(1);
  const auto count = take_number(text);
  if (!count) return std::nullopt;
  side.count = *count;
  return side;
}

class DiffReader {
 public:
  DiffReader(const std::string& name, std::string_view bytes)
      : name_(name), lines_(split(bytes, '\n')) {
    if (!lines_.empty() && lines_.back().empty()) lines_.pop_back();
  }

  Result<ChangeSet> read() {
    while (at_ < lines_.size()) {
      const std::string_view line = current();
      if (line.starts_with("diff --cc ") || line.starts_with("diff --combined ")) {
        return refuse("a merge compared with its two parents tells no lines", "use git diff A B");
      }
      if (line.starts_with("@@")) {
        DEBRIEF_TRY_VOID(read_hunk(line));
        continue;
      }
      DEBRIEF_TRY_VOID(read_header(line));
      ++at_;
    }
    DEBRIEF_TRY_VOID(close());
    if (set_.files.empty() && !lines_.empty()) {
      at_ = 0;
      return refuse("holds no unified diff", "git diff writes one");
    }
    std::ranges::stable_sort(set_.files, {}, &ChangedFile::path);
    return std::move(set_);
  }

 private:
  std::string_view current() const {
    std::string_view line = lines_[at_];
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  tl::unexpected<Error> refuse(std::string message, std::string hint = {}) const {
    Error error{.kind = ErrorKind::kFormat,
                .message = std::move(message),
                .where = concat(name_, ':', at_ + 1)};
    if (!hint.empty()) error.hints.push_back(std::move(hint));
    return fail(std::move(error));
  }

  Result<void> read_header(std::string_view line) {
    if (line.starts_with("diff --git ")) {
      DEBRIEF_TRY_VOID(close());
      file_.emplace();
    } else if (line.starts_with("--- ") && at_ + 1 < lines_.size() &&
               lines_[at_ + 1].starts_with("+++ ")) {
      if (!file_ || has_names_) {
        DEBRIEF_TRY_VOID(close());
        file_.emplace();
      }
      has_names_ = true;
      const std::string before = path_in(line.substr(4), "a/");
      ++at_;
      const std::string after = path_in(current().substr(4), "b/");
      set_names(before, after);
    } else if (file_ && line.starts_with("rename from ")) {
      file_->previous_path = name_in(line.substr(12));
    } else if (file_ && line.starts_with("rename to ")) {
      file_->path = name_in(line.substr(10));
      file_->kind = ChangeKind::kRenamed;
    }
    return {};
  }

  void set_names(const std::string& before, const std::string& after) {
    if (after.empty()) {
      file_->kind = ChangeKind::kDeleted;
      file_->path = before;
    } else {
      file_->path = after;
      if (before.empty()) file_->kind = ChangeKind::kAdded;
    }
  }

  Result<void> read_hunk(std::string_view line) {
    if (!file_ || !has_names_) return refuse("a hunk stands before the names of its files");
    std::string_view rest = line;
    if (rest.starts_with("@@@")) {
      return refuse("a merge compared with its two parents tells no lines", "use git diff A B");
    }
    rest.remove_prefix(2);
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    const auto older = take_side(rest, '-');
    if (rest.starts_with(' ')) rest.remove_prefix(1);
    const auto newer = take_side(rest, '+');
    if (!older || !newer || !rest.starts_with(" @@")) {
      return refuse("is no head of a hunk: @@ -1,2 +1,3 @@");
    }
    const size_t head = at_++;
    uint32_t gone = older->count;
    uint32_t left = newer->count;
    uint32_t number = newer->count == 0 ? newer->first + 1 : newer->first;
    bool cut = false;
    while (gone > 0 || left > 0) {
      const char sign = at_ < lines_.size() ? (lines_[at_].empty() ? ' ' : lines_[at_][0]) : '@';
      const bool counts = (sign == '-' && gone > 0) || (sign == '+' && left > 0) ||
                          ((sign == ' ' || sign == '\r') && gone > 0 && left > 0) || sign == '\\';
      if (!counts) {
        at_ = head;
        return refuse("the hunk has other lines than its head says");
      }
      ++at_;
      if (sign == '\\') continue;
      if (sign != '+') --gone;
      if (sign == '-') {
        cut = true;
        continue;
      }
      --left;
      if (sign == '+') {
        add_line(number);
        cut = false;
      } else if (cut) {
        add_cut(number);
        cut = false;
      }
      ++number;
    }
    if (cut) add_cut(number);
    while (at_ < lines_.size() && lines_[at_].starts_with('\\')) ++at_;
    return {};
  }

  void add_line(uint32_t number) {
    auto& ranges = file_->lines;
    if (!ranges.empty() && ranges.back().last + 1 == number) {
      ranges.back().last = number;
    } else {
      ranges.push_back({number, number});
    }
  }

  /// Lines that went away directly behind new ones are what the new ones stand for.
  void add_cut(uint32_t number) {
    const auto& ranges = file_->lines;
    if (file_->kind == ChangeKind::kDeleted) return;
    if (ranges.empty() || ranges.back().last + 1 != number) file_->cuts.push_back(number);
  }

  Result<void> close() {
    has_names_ = false;
    if (!file_) return {};
    ChangedFile file = *std::exchange(file_, std::nullopt);
    if (file.path.empty()) return {};  // a change of a mode alone, or of a binary file
    const std::string clean = normalise_path(file.path);
    if (clean.starts_with("..") || clean.starts_with('/')) {
      at_ = std::min(at_, lines_.size()) - 1;
      return refuse(concat("“", file.path, "” leads out of the repository"));
    }
    set_.files.push_back(std::move(file));
    return {};
  }

  const std::string& name_;
  std::vector<std::string_view> lines_;
  size_t at_ = 0;
  ChangeSet set_;
  std::optional<ChangedFile> file_;
  bool has_names_ = false;
};

}  // namespace

Result<ChangeSet> parse_unified_diff(const std::string& name, std::string_view bytes) {
  return DiffReader(name, bytes).read();
}

}  // namespace debrief
