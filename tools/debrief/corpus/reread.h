#pragma once
// One document of a work tree, read again after its file has changed, for a preview that need not
// read thousands of others for it.

#include <cstddef>

#include "debrief/corpus/corpus.h"
#include "debrief/corpus/load_memo.h"

namespace debrief {

/// What has become of a document.
enum class Reread {
  kSame,       ///< its bytes are those that were read
  kOwn,        ///< it has changed, and nothing that findings of other documents depend on
  kForOthers,  ///< what others see of it has changed: its id, its headings, its actions, who is
               ///< known
  kNotAlone,   ///< the corpus has to be loaded anew; nothing was done
};

/// Reads a document of a corpus that load_corpus() made of a whole work tree, joins it with its
/// history and makes the index anew. The commit, the configuration and the set of documents must be
/// what they were: then the corpus is what loading it again would give. `memo` is that of the load.
Reread reread_document(Corpus& corpus, size_t index, LoadMemo& memo);

}  // namespace debrief
