#include "debrief/record/title_lines.h"

#include <vector>

#include "debrief/base/strings.h"
#include "debrief/text/visible.h"

namespace debrief {

std::string title_lines(const Document& document, const Terminal& terminal) {
  std::vector<std::string> words = {document.id};
  if (!document.severity.empty()) words.push_back(document.severity);
  if (document.status != Status::kUnknown) words.emplace_back(status_name(document.status));
  return concat(terminal.colour ? "\x1b[1m" : "", visible(document.title),
                terminal.colour ? "\x1b[0m" : "", "\n",
                visible(join(words, terminal.utf8 ? " · " : " - ")), "\n");
}

}  // namespace debrief
