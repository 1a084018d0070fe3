#pragma once
// How many findings of one document are shown: so many that a reader reads them.

#include <cstddef>
#include <vector>

#include "debrief/lint/finding.h"

namespace debrief {

/// Keeps the `most` most severe findings of one document in their order, so that no level is
/// hidden; the last one says how many more there are. 0 keeps all.
void cap_findings(std::vector<Finding>& findings, size_t most);

/// The same for each document of many, whose findings are sorted by path.
void cap_each_document(std::vector<Finding>& findings, size_t most);

}  // namespace debrief
