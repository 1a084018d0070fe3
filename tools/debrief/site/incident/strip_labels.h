#pragma once
// Where the labels of a strip stand: as near to their marks as can be, in their order, none over
// another and none left out.

#include <vector>

namespace debrief {

/// A label: its middle in per cent of the width, and its line above the strip, 0 the nearest.
struct StripLabel {
  double at = 0;
  int level = 0;
};

/// The room for labels: from the first to the last middle, and how far apart two of one line are.
struct LabelRoom {
  double first = 0, last = 100, gap = 7;
};

/// Places labels for marks that are sorted. Where a line has no room for all of them, they go in
/// steps over as many lines as it takes. The sum of the squared distances from the marks is the
/// smallest that the order and the gap allow (pool adjacent violators). Linear.
std::vector<StripLabel> place_labels(const std::vector<double>& marks, const LabelRoom& room);

}  // namespace debrief
