#pragma once
// A change as one line a file, for tests to compare: `M a.md 2-3 <9`, `R a.md > b.md`.

#include <string>

#include "debrief/base/strings.h"
#include "debrief/git/change_set.h"

namespace debrief {

inline std::string shown(const ChangeSet& set) {
  std::string text;
  for (const ChangedFile& file : set.files) {
    constexpr std::string_view kKinds = "AMRD";
    append(text, kKinds[static_cast<size_t>(file.kind)], ' ');
    if (!file.previous_path.empty()) append(text, file.previous_path, " > ");
    text += file.path;
    for (const LineRange& each : file.lines) append(text, ' ', each.first, '-', each.last);
    for (const uint32_t line : file.cuts) append(text, " <", line);
    text += '\n';
  }
  return text;
}

}  // namespace debrief
