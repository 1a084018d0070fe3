// parse_unified_diff() of git/change_set.h: what `git diff`, `diff -u` and code hosts write.

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include <absl/container/flat_hash_set.h>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/git/change_set.h"
#include "debrief/git/diff_names.h"

namespace debrief {
namespace {

constexpr uint32_t kMostLines = 100'000'000;

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

/// Octal digits; 0 for what is no mode.
uint32_t mode_in(std::string_view text) {
  uint32_t mode = 0;
  for (const char digit : text.substr(0, 6)) {
    if (digit < '0' || digit > '7') return 0;
    mode = mode * 8 + static_cast<uint32_t>(digit - '0');
  }
  return mode;
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
      DEBRIEF_TRY_VOID(start());
      of_git_ = true;
      if (auto name = common_name(line.substr(11))) file_->path = *std::move(name);
    } else if (line.starts_with("--- ") && at_ + 1 < lines_.size() &&
               lines_[at_ + 1].starts_with("+++ ")) {
      if (!file_ || has_names_) DEBRIEF_TRY_VOID(start());
      has_names_ = true;
      ++at_;
      set_names(names_in(line.substr(4), current().substr(4)));
    } else if (file_ && of_git_ && !has_names_) {
      read_extended_header(line);
    } else if (!of_git_ && (line.starts_with("Only in ") || line.starts_with("Binary files "))) {
      return refuse("tells of a file without its lines", "diff -ruN --text, or git diff");
    }
    return {};
  }

  /// What git writes between the line `diff --git` and the names.
  void read_extended_header(std::string_view line) {
    const auto take = [&](std::string_view key) {
      const bool is_key = line.starts_with(key);
      if (is_key) line.remove_prefix(key.size());
      return is_key;
    };
    if (take("rename from ")) {
      file_->previous_path = name_in(line);
    } else if (take("rename to ")) {
      file_->path = name_in(line);
      file_->kind = ChangeKind::kRenamed;
    } else if (take("copy to ")) {
      file_->path = name_in(line);
      file_->kind = ChangeKind::kAdded;
      is_unseen_ = true;
    } else if (take("new file mode ")) {
      file_->kind = ChangeKind::kAdded;
      file_->mode_after = mode_in(line);
    } else if (take("deleted file mode ")) {
      file_->kind = ChangeKind::kDeleted;
      file_->mode_before = mode_in(line);
    } else if (take("old mode ")) {
      file_->mode_before = mode_in(line);
    } else if (take("new mode ")) {
      file_->mode_after = mode_in(line);
    } else if (take("index ") && line.find(' ') != std::string_view::npos) {
      file_->mode_before = file_->mode_after = mode_in(line.substr(line.find(' ') + 1));
    } else if (take("Binary files ") || take("GIT binary patch")) {
      // An attribute may call any file binary: all of it may be new.
      is_unseen_ = true;
    }
  }

  void set_names(const DiffNames& names) {
    if (names.after.empty()) {
      file_->kind = ChangeKind::kDeleted;
    } else if (names.before.empty()) {
      file_->kind = ChangeKind::kAdded;
    }
    // Where git told the name already, it did so without what may stand before it here.
    if (file_->path.empty()) file_->path = names.after.empty() ? names.before : names.after;
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

  Result<void> start() {
    DEBRIEF_TRY_VOID(close());
    file_.emplace();
    started_ = at_;
    return {};
  }

  Result<void> close() {
    has_names_ = false;
    const bool is_unseen = std::exchange(is_unseen_, false);
    if (!file_) return {};
    ChangedFile file = *std::exchange(file_, std::nullopt);
    const std::string clean = normalise_path(file.path);
    if (clean.starts_with("..") || clean.starts_with('/')) {
      at_ = started_;
      return refuse(concat("“", file.path, "” leads out of the repository"));
    }
    if (file.path.empty()) {
      at_ = started_;
      return refuse("names no file");
    }
    if (is_unseen && file.kind != ChangeKind::kDeleted) {
      file.lines = {{1, std::numeric_limits<uint32_t>::max()}};
      file.cuts.clear();
    }
    const bool is_new = file.kind == ChangeKind::kAdded;
    const bool changed_type = is_new && !set_.files.empty() &&
                              set_.files.back().path == file.path &&
                              set_.files.back().kind == ChangeKind::kDeleted;
    if (changed_type) {
      file.kind = ChangeKind::kModified;
      file.mode_before = set_.files.back().mode_before;
      set_.files.back() = std::move(file);
      return {};
    }
    if (!paths_.insert(file.path).second) {
      at_ = started_;
      return refuse(
          concat("“", file.path, "” is changed twice, so that its lines are not the last"),
          "git diff A B tells a series of patches as one change");
    }
    set_.files.push_back(std::move(file));
    return {};
  }

  const std::string& name_;
  std::vector<std::string_view> lines_;
  size_t at_ = 0;
  ChangeSet set_;
  absl::flat_hash_set<std::string> paths_;
  std::optional<ChangedFile> file_;
  size_t started_ = 0;      ///< the line that the file starts at
  bool of_git_ = false;     ///< the diff has lines `diff --git`
  bool has_names_ = false;  ///< the names `---` and `+++` of the file were read
  bool is_unseen_ = false;  ///< the file has lines that the diff does not show
};

}  // namespace

Result<ChangeSet> parse_unified_diff(const std::string& name, std::string_view bytes) {
  return DiffReader(name, bytes).read();
}

}  // namespace debrief
