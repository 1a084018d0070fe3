#include "debrief/postmortem/placeholder.h"

#include <algorithm>
#include <array>
#include <span>

#include "debrief/base/strings.h"
#include "debrief/postmortem/label.h"

namespace debrief {
namespace {

constexpr std::array kPlaceholders = std::to_array<std::string_view>(
    {"action", "action item", "event", "fixme", "n a", "na", "owner", "placeholder",
     "short event description", "tba", "tbc", "tbd", "todo", "unknown", "xx", "xxx", "yyy",
     "yyyy mm dd", "zzz"});
static_assert(std::ranges::is_sorted(kPlaceholders));

constexpr std::array kNone = std::to_array<std::string_view>(
    {"no action", "no action items", "no actions", "no actions required", "no contributing factors",
     "no followups", "no follow ups", "none", "none at this time", "none needed", "none so far",
     "not applicable", "nothing", "nothing to do"});

constexpr size_t longest(std::span<const std::string_view> words) {
  size_t most = 0;
  for (const std::string_view word : words) most = std::max(most, word.size());
  return most;
}
constexpr size_t kLongest = std::max(longest(kPlaceholders), longest(kNone));

/// A text that is one hint in brackets, as `<who>` and `[Action]`; `[ ]` and links are not.
bool is_hint(std::string_view text) {
  if (text.size() < 2) return false;
  const char last = text.front() == '<' ? '>' : text.front() == '[' ? ']' : '\0';
  return last != '\0' && text.find(last) == text.size() - 1;
}

bool is_placeholder_label(std::string_view label) {
  return label.empty() || std::ranges::binary_search(kPlaceholders, label);
}

}  // namespace

bool is_placeholder(std::string_view text) {
  text = trim(text);
  if (is_hint(text)) return true;
  return is_placeholder_label(normal_label(text, kLongest));
}

bool is_none(std::string_view text) {
  text = trim(text);
  if (is_hint(text)) return true;
  const std::string label = normal_label(text, kLongest);
  return is_placeholder_label(label) ||
         std::ranges::find(kNone, std::string_view(label)) != kNone.end();
}

}  // namespace debrief
