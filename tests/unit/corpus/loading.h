#pragma once
// What the tests of loading share: a written post-mortem, and results as text.

#include <string>
#include <string_view>
#include <vector>

#include "debrief/corpus/corpus.h"

namespace debrief {

/// A managed document with these facts.
std::string managed_document(std::string_view id, std::string_view facts,
                             std::string_view further_fields = "");

/// Loads from a directory on disk; the test fails when that fails.
Corpus load(const std::string& directory, const LoadRequest& request = {});

/// `kind: where: message (hint)` of a load that fails; `fine` of one that does not.
std::string load_problem(const std::string& directory, const LoadRequest& request = {});

std::vector<std::string> paths_of(const Corpus& corpus);

/// The document of a path; the test fails when there is none.
const CorpusDocument& document_at(const Corpus& corpus, std::string_view path);

/// A date as git shows it, or `unknown`.
std::string shown(const std::optional<Timestamp>& date);

}  // namespace debrief
