#include "debrief/text/nearest.h"

#include <algorithm>
#include <numeric>

#include "debrief/base/strings.h"

namespace debrief {

size_t edit_distance(std::string_view a, std::string_view b, size_t limit) {
  const size_t gap = a.size() > b.size() ? a.size() - b.size() : b.size() - a.size();
  if (gap > limit) return limit + 1;
  std::vector<size_t> before(b.size() + 1), previous(b.size() + 1), current(b.size() + 1);
  std::iota(previous.begin(), previous.end(), size_t{0});
  for (size_t i = 1; i <= a.size(); ++i) {
    current[0] = i;
    for (size_t j = 1; j <= b.size(); ++j) {
      const size_t change = previous[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      current[j] = std::min({previous[j] + 1, current[j - 1] + 1, change});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) {
        current[j] = std::min(current[j], before[j - 2] + 1);
      }
    }
    if (*std::min_element(current.begin(), current.end()) > limit) return limit + 1;
    std::swap(before, previous);
    std::swap(previous, current);
  }
  return std::min(previous[b.size()], limit + 1);
}

std::string_view nearest_name(std::string_view word, const std::vector<std::string_view>& names) {
  const std::string wanted = lower_ascii(word);
  size_t best = std::clamp<size_t>(word.size() / 3, 1, 3) + 1;
  std::string_view nearest;
  for (const std::string_view name : names) {
    const size_t distance = edit_distance(wanted, lower_ascii(name), best - 1);
    if (distance >= best) continue;
    best = distance;
    nearest = name;
  }
  return nearest;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& names) {
  const std::string_view nearest = nearest_name(word, names);
  return nearest.empty() ? std::string() : concat("; did you mean “", nearest, "”?");
}

}  // namespace debrief
