#pragma once
// What all documents together know, collected once they are read.

#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"

namespace debrief {

/// Sets `index` and `known_people`. Asks the ground for every file that a relative link names, so
/// the cost is that of the links, not of the repository. Of a part of the configured documents that
/// carry ids, or refer to an incident that is not there, the ids of the others are read too: their
/// front matter, on up to `jobs` threads.
enum class CorpusExtent { kWhole, kPart };
void index_corpus(Corpus& corpus, const Ground& ground, CorpusExtent extent, unsigned jobs);

}  // namespace debrief
