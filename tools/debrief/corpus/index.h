#pragma once
// What all documents together know, collected once they are read.

#include <vector>

#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/others.h"

namespace debrief {

/// Sets `index` and `known_people`. Asks the ground for every file that a relative link names, so
/// the cost is that of the links, not of the repository. `others`: the documents that were not
/// asked for, as look_at_others() gives them.
void index_corpus(Corpus& corpus, const Ground& ground, const std::vector<OtherDocument>& others);

}  // namespace debrief
