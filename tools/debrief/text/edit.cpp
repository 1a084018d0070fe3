#include "debrief/text/edit.h"

#include <algorithm>

namespace debrief {

std::string apply_edits(std::string_view bytes, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(),
                   [](const Edit& a, const Edit& b) { return a.span < b.span; });
  std::string edited;
  size_t at = 0;
  for (const Edit& edit : edits) {
    if (edit.span.begin < at || edit.span.end > bytes.size()) continue;
    edited += bytes.substr(at, edit.span.begin - at);
    edited += edit.text;
    at = edit.span.end;
  }
  edited += bytes.substr(at);
  return edited;
}

}  // namespace debrief
