#pragma once
// Durations as marks on a line of logarithms: every record its own, the median and the middle half
// from five on. Of hundreds, marks would hide each other: then columns show how many lie where.

#include <optional>
#include <string>
#include <vector>

#include "debrief/site/charts/scale.h"
#include "debrief/site/charts/svg.h"

namespace debrief {

/// From here on a strip is drawn as columns.
inline constexpr size_t kMostMarksInStrip = 60;

/// How long something took in a record.
struct Measured {
  size_t record = 0;
  absl::Duration length;
};

/// Shortest first, and how many records do not tell.
struct Measure {
  std::vector<Measured> values;
  size_t unknown = 0;

  std::vector<absl::Duration> lengths() const;
};

struct StripChart {
  std::string_view id;
  std::string title;
  const Measure& measure;
  const LogScale& scale;
  std::optional<absl::Duration> target = {};  ///< a dashed line
};

/// The strip without its scale.
SafeHtml strip_svg(const SiteContext& site, const StripChart& chart, std::string_view root);
/// The scale under one strip or several.
SafeHtml strip_axis(const Words& words, const LogScale& scale);
/// `Detected: median 37 min, middle half 6 min – 1 h 45 min, n = 13, 1 not recorded`.
SafeHtml strip_summary(const Words& words, std::string_view name, const Measure& measure);

}  // namespace debrief
