#pragma once
// The one post-mortem that a command is about, named by its file or its id.

#include <string>
#include <string_view>

#include "debrief/base/result.h"
#include "debrief/cli/command.h"
#include "debrief/corpus/corpus.h"

namespace debrief {

/// A corpus and the document in it that was asked for.
struct OneDocument {
  Corpus corpus;
  size_t index = 0;
  const CorpusDocument& document() const { return corpus.documents[index]; }
};

/// Reads `what`, a path or an id, as it is or as it was in a revision (empty: as it is). kUsage for
/// a path that holds several, and for an id that none or several have, with the nearest.
Result<OneDocument> load_one_document(Invocation& invocation, const std::string& what,
                                      const std::string& revision);

/// The document in a corpus that is loaded already: by its id, else by its path, seen from
/// `directory` or from the root. kUsage as above, at the option that named it.
Result<const CorpusDocument*> find_loaded(const Corpus& corpus, const std::string& what,
                                          const std::string& directory, std::string_view flag);

}  // namespace debrief
