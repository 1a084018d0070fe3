#pragma once
// Ids of actions, `A1`, and the next that is free.

#include <map>
#include <string>

#include "debrief/postmortem/document.h"

namespace debrief {

/// The ids of a document: how often each stands in its text, and which is free.
class ActionIds {
 public:
  /// Looks at every `A` with a number behind it. Cost linear in the document.
  explicit ActionIds(const Document& document);

  /// How often an id stands in the text, front matter included.
  size_t count(const std::string& id) const;

  /// The id behind the highest one; each call gives another.
  std::string next();

 private:
  std::map<std::string, size_t> counts_;
  uint32_t highest_ = 0;
};

}  // namespace debrief
