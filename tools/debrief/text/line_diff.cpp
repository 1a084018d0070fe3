#include "debrief/text/line_diff.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {
namespace {

constexpr int kMostDifferences = 400;  ///< lines removed and added, looked for one by one
constexpr uint32_t kContext = 3;

using Lines = std::vector<std::string_view>;

/// Myers' greedy search between two texts that differ at both ends.
class LineSearch {
 public:
  LineSearch(const Lines& before, const Lines& after, LineChange window)
      : before_(before),
        after_(after),
        window_(window),
        old_size_(static_cast<int>(window.old_end - window.old_begin)),
        new_size_(static_cast<int>(window.new_end - window.new_begin)) {}

  std::vector<LineChange> find() {
    const int most = std::min(kMostDifferences, old_size_ + new_size_);
    std::vector<int> reach(static_cast<size_t>(2 * most + 3), 0);  // by diagonal
    const int middle = most + 1;
    const auto at = [&](int diagonal) -> int& {
      return reach[static_cast<size_t>(middle + diagonal)];
    };
    for (int cost = 0; cost <= most; ++cost) {
      for (int diagonal = -cost; diagonal <= cost; diagonal += 2) {
        const bool down =
            diagonal == -cost || (diagonal != cost && at(diagonal - 1) < at(diagonal + 1));
        int x = down ? at(diagonal + 1) : at(diagonal - 1) + 1;
        x = pass_equal(x, x - diagonal);
        at(diagonal) = x;
        if (x < old_size_ || x - diagonal < new_size_) continue;
        steps_.emplace_back(reach.begin() + middle - cost, reach.begin() + middle + cost + 1);
        return walk_back(cost);
      }
      steps_.emplace_back(reach.begin() + middle - cost, reach.begin() + middle + cost + 1);
    }
    return {window_};
  }

 private:
  int pass_equal(int x, int y) const {
    while (x < old_size_ && y < new_size_ && y >= 0 &&
           before_[window_.old_begin + static_cast<uint32_t>(x)] ==
               after_[window_.new_begin + static_cast<uint32_t>(y)]) {
      ++x;
      ++y;
    }
    return x;
  }

  /// How far a diagonal came at a cost.
  int reached(int cost, int diagonal) const {
    return steps_[static_cast<size_t>(cost)][static_cast<size_t>(diagonal + cost)];
  }

  std::vector<LineChange> walk_back(int cost) const {
    std::vector<LineChange> changes;
    int x = old_size_, y = new_size_;
    for (; cost > 0; --cost) {
      const int diagonal = x - y;
      const auto inside = [&](int each) { return each >= -(cost - 1) && each <= cost - 1; };
      const bool down = !inside(diagonal - 1) ||
                        (inside(diagonal + 1) &&
                         reached(cost - 1, diagonal - 1) < reached(cost - 1, diagonal + 1));
      const int from = down ? diagonal + 1 : diagonal - 1;
      x = reached(cost - 1, from);
      y = x - from;
      add(changes, x, y, down);
    }
    std::ranges::reverse(changes);
    return changes;
  }

  /// One line added (`down`) or removed at x, y; grown into the change behind it when they touch.
  void add(std::vector<LineChange>& changes, int x, int y, bool down) const {
    LineChange one{window_.old_begin + static_cast<uint32_t>(x), 0,
                   window_.new_begin + static_cast<uint32_t>(y), 0};
    one.old_end = one.old_begin + (down ? 0 : 1);
    one.new_end = one.new_begin + (down ? 1 : 0);
    if (!changes.empty() && changes.back().old_begin == one.old_end &&
        changes.back().new_begin == one.new_end) {
      changes.back().old_begin = one.old_begin;
      changes.back().new_begin = one.new_begin;
    } else {
      changes.push_back(one);
    }
  }

  const Lines& before_;
  const Lines& after_;
  LineChange window_;
  int old_size_, new_size_;
  std::vector<std::vector<int>> steps_;  ///< for each cost, how far each diagonal came
};

void append_line(std::string& out, char sign, std::string_view line) {
  append(out, sign, line);
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

/// `12,3`, `12`, and for no lines the line before: `11,0`.
std::string range_of(uint32_t begin, uint32_t end) {
  const uint32_t size = end - begin;
  if (size == 1) return std::to_string(begin + 1);
  return concat(size == 0 ? begin : begin + 1, ",", size);
}

void append_hunk(std::string& out, const Lines& before, const Lines& after,
                 const std::vector<LineChange>& changes, size_t first, size_t last) {
  const uint32_t lead = std::min(kContext, changes[first].old_begin);
  const uint32_t tail =
      std::min(kContext, static_cast<uint32_t>(before.size()) - changes[last].old_end);
  const uint32_t begin = changes[first].old_begin - lead;
  append(out, "@@ -", range_of(begin, changes[last].old_end + tail), " +",
         range_of(changes[first].new_begin - lead, changes[last].new_end + tail), " @@\n");
  uint32_t at = begin;
  for (size_t i = first; i <= last; ++i) {
    for (; at < changes[i].old_begin; ++at) append_line(out, ' ', before[at]);
    for (; at < changes[i].old_end; ++at) append_line(out, '-', before[at]);
    for (uint32_t line = changes[i].new_begin; line < changes[i].new_end; ++line) {
      append_line(out, '+', after[line]);
    }
  }
  for (; at < changes[last].old_end + tail; ++at) append_line(out, ' ', before[at]);
}

}  // namespace

std::vector<std::string_view> lines_with_endings(std::string_view text) {
  Lines lines;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

std::vector<LineChange> line_changes(const Lines& before, const Lines& after) {
  LineChange window{0, static_cast<uint32_t>(before.size()), 0,
                    static_cast<uint32_t>(after.size())};
  while (window.old_begin < window.old_end && window.new_begin < window.new_end &&
         before[window.old_begin] == after[window.new_begin]) {
    ++window.old_begin;
    ++window.new_begin;
  }
  while (window.old_begin < window.old_end && window.new_begin < window.new_end &&
         before[window.old_end - 1] == after[window.new_end - 1]) {
    --window.old_end;
    --window.new_end;
  }
  if (window.old_begin == window.old_end && window.new_begin == window.new_end) return {};
  if (window.old_begin == window.old_end || window.new_begin == window.new_end) return {window};
  return LineSearch(before, after, window).find();
}

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  const Lines old_lines = lines_with_endings(before);
  const Lines new_lines = lines_with_endings(after);
  const std::vector<LineChange> changes = line_changes(old_lines, new_lines);
  if (changes.empty()) return {};
  std::string out = concat("--- a/", path, "\n+++ b/", path, "\n");
  for (size_t first = 0; first < changes.size();) {
    size_t last = first;
    while (last + 1 < changes.size() &&
           changes[last + 1].old_begin - changes[last].old_end <= 2 * kContext) {
      ++last;
    }
    append_hunk(out, old_lines, new_lines, changes, first, last);
    first = last + 1;
  }
  return out;
}

}  // namespace debrief
