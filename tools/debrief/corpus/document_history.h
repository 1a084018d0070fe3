#pragma once
// The dates and authors of one document out of its revisions. A date that a truncated history
// cannot prove stays unknown.

#include <functional>
#include <set>
#include <string>

#include "debrief/corpus/corpus.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

struct HistorySource {
  const History& history;
  std::set<std::string> ignored_commits;  ///< 40 digits each: never an update
  std::set<std::string> prompts = {};     ///< lines of the repository's templates (revision_text.h)
  ParseOptions parse;
  std::function<Result<std::string>(const ObjectId& blob)> read_blob;  ///< from any thread
};

/// All but `uncommitted`. Without revisions (a file that was never committed) everything is empty.
/// Where both have an `id`, a revision with another one than the document's is of another incident
/// and left out. Reads the blobs that it needs: all of them for authors, parsed only where letters
/// do not differ.
DocumentHistory document_history(const HistorySource& source, const std::string& path,
                                 const Document& document);

}  // namespace debrief
