#include "debrief/site/incident/strip_labels.h"

#include <algorithm>
#include <cmath>

namespace debrief {
namespace {

/// Labels that touch, moved as one.
struct Pool {
  double sum = 0;  ///< of where they want to be, the gaps before them taken off
  size_t count = 0;
  double mean() const { return sum / static_cast<double>(count); }
};

}  // namespace

std::vector<StripLabel> place_labels(const std::vector<double>& marks, const LabelRoom& room) {
  const auto gaps = static_cast<double>(marks.empty() ? 0 : marks.size() - 1);
  const double width = room.last - room.first;
  const int levels = std::max(1, static_cast<int>(std::ceil(gaps * room.gap / width - 1e-9)));
  const double step = room.gap / levels;
  std::vector<Pool> pools;
  for (size_t i = 0; i < marks.size(); ++i) {
    pools.push_back({marks[i] - step * static_cast<double>(i), 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back().sum += last.sum;
      pools.back().count += last.count;
    }
  }
  std::vector<StripLabel> labels;
  for (const Pool& pool : pools) {
    const double at = std::clamp(pool.mean(), room.first, room.last - step * gaps);
    for (size_t i = 0; i < pool.count; ++i) {
      const size_t index = labels.size();
      labels.push_back({at + step * static_cast<double>(index),
                        static_cast<int>(index % static_cast<size_t>(levels))});
    }
  }
  return labels;
}

}  // namespace debrief
