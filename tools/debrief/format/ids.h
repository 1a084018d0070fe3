#pragma once
// Ids for actions and factors that have none. Where no entry of a list has an id, references go by
// place, so the second gets `A2`; else an id is one more than the highest that the document has, or
// speaks of. An id is never given twice and never changed.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/postmortem/document.h"

namespace debrief {

class IdGiver {
 public:
  /// Looks at ids of actions and factors, at references to them, and at those `taken` before.
  IdGiver(const Document& document, const std::vector<std::string>& taken);

  /// The id for the action at an index of the document's list.
  std::string for_action(size_t index) { return actions_.give('A', index); }
  std::string for_factor(size_t index) { return factors_.give('F', index); }

 private:
  struct Numbers {
    std::string give(char letter, size_t index);
    int highest = 0;
    bool by_place = false;
  };
  void see(std::string_view id);
  void see_all(std::string_view text);

  Numbers actions_, factors_;
};

}  // namespace debrief
