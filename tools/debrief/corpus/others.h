#pragma once
// The documents that were not asked for, when only some were: what references and recurrences need
// to know of them.

#include <string>
#include <vector>

#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/load_memo.h"
#include "debrief/corpus/select.h"

namespace debrief {

/// A document that was not asked for.
struct OtherDocument {
  SelectedFile file;
  std::string id;  ///< of its front matter; empty when it has none or cannot be read
  /// It may have a factor and a service in common with one of the documents that were asked for.
  bool may_repeat = false;
};

/// Looks at what nobody asked for, unless nothing of the corpus' documents could concern it. Cost:
/// one read of each file that `memo` does not know.
std::vector<OtherDocument> look_at_others(const Corpus& corpus, const Ground& ground, unsigned jobs,
                                          LoadMemo& memo);

}  // namespace debrief
