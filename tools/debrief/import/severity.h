#pragma once
// Severities of other schools among the configured ones.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace debrief {

/// A configured severity, and how it was found.
struct SeverityMatch {
  std::string name;
  std::string why;  ///< empty for one that is written so, letter case and signs aside
};

/// The configured severity that a text means: by its name, by its number (`P1`, `S1`: the gravest),
/// or by its word (`critical`, `high`, `medium`, `low`) as a rank. Nullopt when it says neither, or
/// a number that the configuration does not go to.
std::optional<SeverityMatch> severity_of(std::string_view written,
                                         const std::vector<std::string>& configured);

}  // namespace debrief
