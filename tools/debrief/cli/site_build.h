#pragma once
// What `build` and `serve` have in common: from a repository to all files of its site.

#include <string>

#include "debrief/base/result.h"
#include "debrief/cli/command.h"
#include "debrief/cli/load.h"
#include "debrief/corpus/corpus.h"
#include "debrief/site/site.h"

namespace debrief {

/// Which site is built, as the command line asks for it.
struct SiteRequest {
  LoadRequest load = {};
  std::string as_of = {};     ///< as given; empty: HEAD's date
  std::string base_url = {};  ///< as given; empty: as configured
};

/// A site, and the corpus that it was made from.
struct BuiltSite {
  Corpus corpus;
  SiteFiles files;
};

/// Reads the corpus, lints it and renders all pages, with the templates of the repository's own
/// over the program's. Nothing is written. kConfig for trouble in a template, with its own place,
/// and for a file in `.debrief/templates/site` that takes the place of none.
Result<BuiltSite> build_site(const SiteRequest& request, Invocation& invocation,
                             Notes notes = Notes::kShow);

/// Whether a document was read whose bytes no commit holds.
bool holds_uncommitted(const Corpus& corpus);

}  // namespace debrief
