#pragma once
// Joins what git knows about files to the documents that were read from them.

#include <vector>

#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"
#include "debrief/corpus/load_memo.h"
#include "debrief/corpus/select.h"
#include "debrief/postmortem/parse.h"

namespace debrief {

struct JoinRequest {
  const Ground& ground;
  std::vector<SelectedFile> files;  ///< of `documents` and then of `background`, in their order
  ParseOptions parse;
  unsigned jobs = 1;
  std::function<void(std::string_view what, uint64_t done, uint64_t total)> progress = {};
  LoadMemo& memo;
  std::vector<std::string> wanted_later = {};  ///< HistoryOptions::wanted_later
};

/// Sets `history` of the corpus and of its documents. A history that cannot be read is a note: the
/// documents are there all the same.
void join_history(Corpus& corpus, const JoinRequest& request);

/// The same for one document of a corpus that is joined, whose bytes have changed since; `files` is
/// not looked at.
void rejoin_document(Corpus& corpus, size_t index, const JoinRequest& request);

/// Adds those who committed to `known_people`, programs left out.
void add_known_authors(Corpus& corpus);

}  // namespace debrief
