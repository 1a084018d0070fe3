#pragma once
// The names that rule files may use for places in a document, as the layers above spell them:
// roles and kinds are defined in postmortem/document.h, which this layer may not include.

#include <array>
#include <string_view>
#include <vector>

namespace debrief {

/// Section roles as role_name() gives them, and `none` for text outside any role.
inline constexpr std::array<std::string_view, 17> kSectionNames = {
    "none",           "safety",     "facts",   "impact",    "timeline",  "stories",
    "second-stories", "factors",    "whys",    "went-well", "lucky",     "surprises",
    "actions",        "check-back", "lessons", "glossary",  "amendments"};

/// Where a stretch of text stands: the names of TextKind.
inline constexpr std::array<std::string_view, 5> kKindNames = {"paragraph", "list-item",
                                                               "table-cell", "heading", "field"};

/// The groups of the rules that the program carries, in the order of the documentation.
inline constexpr std::array<std::string_view, 9> kGroupNames = {
    "facts", "timeline", "blame", "analysis", "actions", "process", "metadata", "links", "privacy"};

template <size_t kSize>
std::vector<std::string_view> listed(const std::array<std::string_view, kSize>& names) {
  return {names.begin(), names.end()};
}

}  // namespace debrief
