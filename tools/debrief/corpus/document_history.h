#pragma once
// The dates and authors of one document out of its revisions. A date that a truncated history
// cannot prove stays unknown.

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "debrief/base/cache.h"
#include "debrief/corpus/corpus.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

/// Commits that an action's trailer names it in: the incident's id and the action's → indices into
/// History::commits, newest first.
using ActionEvidence = std::map<std::pair<std::string, std::string>, std::vector<uint32_t>>;

/// The trailer of a commit that shows that an action is done: `Debrief-Action: 2024-03-01-a/A1`,
/// several with commas between.
inline constexpr std::string_view kActionTrailer = "Debrief-Action";

ActionEvidence evidence_of(const History& history);

struct HistorySource {
  const History& history;
  std::set<std::string> ignored_commits;  ///< 40 digits each: never an update
  std::set<std::string> prompts = {};     ///< lines of the repository's templates (revision_text.h)
  ActionEvidence evidence = {};
  ParseOptions parse;
  std::function<Result<std::string>(const ObjectId& blob)> read_blob;  ///< from any thread
  Cache* cache = nullptr;  ///< where cards are kept; nullptr: nowhere

  uint64_t fingerprint() const;  ///< of all that decides how a revision reads
};

/// A document that was read, and where it stands in git.
struct ReadDocument {
  const std::string& path;  ///< under which git has it
  const Document& document;
  ObjectId head;             ///< the blob at HEAD; zero when it has none
  bool uncommitted = false;  ///< what was read differs from it
};

/// Without revisions (a file that was never committed) everything but `uncommitted` is empty. Where
/// both have an `id`, a revision with another one than the document's is of another incident and
/// left out. Reads and parses every revision once.
DocumentHistory document_history(const HistorySource& source, const ReadDocument& read);

}  // namespace debrief
