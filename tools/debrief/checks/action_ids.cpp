#include "debrief/checks/action_ids.h"

#include <algorithm>

#include "debrief/base/strings.h"

namespace debrief {

ActionIds::ActionIds(const Document& document) {
  constexpr size_t kMostDigits = 4;
  const std::string_view bytes = document.source.bytes();
  for (size_t at = bytes.find('A'); at < bytes.size(); at = bytes.find('A', at + 1)) {
    if (at > 0 && (is_ascii_alnum(bytes[at - 1]) || bytes[at - 1] == '-')) continue;
    size_t end = at + 1;
    uint32_t number = 0;
    while (end < bytes.size() && is_ascii_digit(bytes[end]) && end - at <= kMostDigits) {
      number = number * 10 + static_cast<uint32_t>(bytes[end++] - '0');
    }
    if (end == at + 1 || (end < bytes.size() && is_ascii_alnum(bytes[end]))) continue;
    ++counts_[std::string(bytes.substr(at, end - at))];
    highest_ = std::max(highest_, number);
  }
}

size_t ActionIds::count(const std::string& id) const {
  const auto found = counts_.find(id);
  return found == counts_.end() ? 0 : found->second;
}

std::string ActionIds::next() { return concat("A", ++highest_); }

}  // namespace debrief
