#include "debrief/postmortem/placeholder.h"

#include <algorithm>
#include <array>

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

/// A text that is one hint in brackets, as `<who>` and `[Action]`; `[ ]` and links are not.
bool is_hint(std::string_view text) {
  if (text.size() < 2) return false;
  const char last = text.front() == '<' ? '>' : text.front() == '[' ? ']' : '\0';
  return last != '\0' && text.find(last) == text.size() - 1;
}

}  // namespace

bool is_placeholder(std::string_view text) {
  text = trim(text);
  if (is_hint(text)) return true;
  const std::string label = normal_label(text);
  return label.empty() || std::ranges::binary_search(kPlaceholders, std::string_view(label));
}

bool is_none(std::string_view text) {
  if (is_placeholder(text)) return true;
  const std::string label = normal_label(text);
  return std::ranges::find(kNone, std::string_view(label)) != kNone.end();
}

}  // namespace debrief
