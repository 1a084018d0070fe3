#pragma once
// Ids for actions and factors that have none: one more than the highest that the document has, or
// speaks of. An id is never given twice and never changed.

#include <string>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

class IdGiver {
 public:
  /// Looks at ids of actions and factors, at references to them, and at those `taken` before.
  IdGiver(const Document& document, const std::vector<std::string>& taken);

  std::string next_action() { return give('A', action_); }
  std::string next_factor() { return give('F', factor_); }

 private:
  static std::string give(char letter, int& highest);
  void see(std::string_view id);
  void see_all(std::string_view text);

  int action_ = 0;
  int factor_ = 0;
};

}  // namespace debrief
