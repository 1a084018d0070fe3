#pragma once
// Which record cites which, and in what words.

#include "debrief/site/model.h"

namespace debrief {

/// Fills Record::cited_by from the links between documents: one entry a citing link, in the order
/// of the records and of their text. A link to the own page does not count.
void add_citations(SiteModel& model);

}  // namespace debrief
