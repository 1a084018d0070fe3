#include "debrief/rules/rule.h"

#include <algorithm>
#include <array>

namespace debrief {
namespace {

constexpr std::array<std::string_view, 4> kSeverities = {"off", "info", "warning", "error"};
constexpr std::array<std::string_view, 2> kConfidences = {"medium", "high"};
constexpr std::array<std::string_view, 3> kSuppressibles = {"next", "file", "never"};
constexpr std::array<std::string_view, 3> kStatuses = {"stable", "preview", "deprecated"};

template <typename Enum, size_t kSize>
std::optional<Enum> enum_of(const std::array<std::string_view, kSize>& names,
                            std::string_view name) {
  const auto found = std::find(names.begin(), names.end(), name);
  if (found == names.end()) return std::nullopt;
  return static_cast<Enum>(found - names.begin());
}

bool holds(const std::vector<std::string>& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

std::string_view severity_name(Severity severity) {
  return kSeverities[static_cast<size_t>(severity)];
}

std::optional<Severity> severity_of_name(std::string_view name) {
  return enum_of<Severity>(kSeverities, name);
}

std::string_view confidence_name(Confidence confidence) {
  return kConfidences[static_cast<size_t>(confidence)];
}

std::optional<Confidence> confidence_of_name(std::string_view name) {
  return enum_of<Confidence>(kConfidences, name);
}

std::optional<RuleStatus> rule_status_of_name(std::string_view name) {
  return enum_of<RuleStatus>(kStatuses, name);
}

std::optional<Suppressible> suppressible_of_name(std::string_view name) {
  return enum_of<Suppressible>(kSuppressibles, name);
}

bool is_profile_path(std::string_view profile) {
  return profile.find('/') != profile.npos || profile.ends_with(".yaml");
}

bool NameFilter::admits(std::string_view name) const {
  return (include.empty() || holds(include, name)) && !holds(exclude, name);
}

}  // namespace debrief
