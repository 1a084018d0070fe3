#pragma once
// Where a document that debrief makes goes in a repository.

#include <string>

#include "debrief/corpus/config.h"

namespace debrief {

/// The file of an id: in the folder of the first configured glob that would take it.
struct DocumentPlace {
  std::string path;    ///< from the root
  std::string to_add;  ///< a glob that would take it, when none does
};

DocumentPlace place_for(const std::string& id, const Config& config);

}  // namespace debrief
