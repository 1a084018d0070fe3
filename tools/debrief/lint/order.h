#pragma once
// The order that findings are shown in.

#include <algorithm>
#include <tuple>
#include <vector>

#include "debrief/lint/finding.h"

namespace debrief {

/// Sorts by path, place and rule; equal ones keep their order.
inline void sort_by_place(std::vector<Finding>& findings) {
  std::ranges::stable_sort(findings, {}, [](const Finding& each) {
    return std::tie(each.path, each.span.begin, each.span.end, each.rule);
  });
}

}  // namespace debrief
