#pragma once
// Actions as lines, so that tests show what is read.

#include <string>

#include "debrief/base/strings.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

inline Document parse_actions(std::string text) {
  return parse_document(SourceFile("cache.md", std::move(text)));
}

/// `[id] text | owners | due | status | type | strength | addresses | tracker`, empty parts at the
/// end left out, one action a line.
inline std::string action_lines(const Document& document) {
  std::string lines;
  for (const Action& action : document.actions) {
    std::vector<std::string> owners, addresses;
    for (const PersonReference& owner : action.owners) {
      owners.push_back(owner.role.empty() ? owner.name : concat(owner.name, "=", owner.role));
    }
    for (const auto& id : action.addresses) addresses.push_back(id.value);
    std::string line =
        concat(action.id.empty() ? "" : concat("[", action.id, "] "), action.text, " | ",
               join(owners, "+"), " | ", action.due ? format_local(action.due->value) : "", " | ",
               action_status_name(action.status), " | ", action.type, " | ", action.strength, " | ",
               join(addresses, "+"), " | ", action.tracker ? action.tracker->value : "");
    line.erase(line.find_last_not_of(" |") + 1);
    append(lines, line, "\n");
  }
  return lines;
}

}  // namespace debrief
