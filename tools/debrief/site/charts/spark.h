#pragma once
// The last twelve months of a service or a factor in the height of a line of text.

#include <array>
#include <string_view>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

/// How many of these records each of the last twelve months has, the last that of the build.
std::array<size_t, 12> last_months(const SiteModel& model, const std::vector<size_t>& records);

/// A bar a month, a dash for none; `most` is what the highest bar stands for, so that the
/// sparklines of a table compare. Its label says `name: 4 in the last 12 months`.
SafeHtml spark_svg(const Words& words, const std::array<size_t, 12>& months, size_t most,
                   std::string_view name);

}  // namespace debrief
