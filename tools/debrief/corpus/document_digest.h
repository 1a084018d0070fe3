#pragma once
// All that can be read of one document, as a digest: what is made of documents stays right as long
// as theirs are the same.

#include "debrief/corpus/corpus.h"

namespace debrief {

/// Of its path, its bytes and its history, for the configuration that the corpus has and the
/// version of the program that runs. Linear in the bytes and the revisions.
ObjectId digest_of(const CorpusDocument& document, const Corpus& corpus);

}  // namespace debrief
