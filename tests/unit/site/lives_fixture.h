#pragma once
// Histories that are told as texts: what a document said in each of its revisions, and so the lives
// of its actions.

#include <string>
#include <vector>

#include "site_fixture.h"

namespace debrief {

/// What a document said from a commit on.
struct FakeVersion {
  std::string date;  ///< RFC 3339
  std::string text;
  std::vector<std::string> named = {};  ///< actions that the commit's trailers name: `A1`
};

/// Gives a document of the corpus this history, oldest version first; the last is what it says now.
/// `truncated` makes the first version one at a shallow boundary.
void tell_lives(Corpus& corpus, const std::string& path, const std::vector<FakeVersion>& versions,
                bool truncated = false);

/// A corpus of one document with its history.
Corpus corpus_with_lives(const std::string& path, const std::vector<FakeVersion>& versions,
                         bool truncated = false);

}  // namespace debrief
