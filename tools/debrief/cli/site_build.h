#pragma once
// What `build` and `serve` have in common: from a repository to all files of its site.

#include <set>
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
  bool strict = false;        ///< whether the links of all pages are followed
};

/// What a site was made from, and what is wrong with it.
struct SiteOutcome {
  Corpus corpus;
  SiteReport report;
  std::set<std::string> read = {};  ///< files besides documents that pages show, from the root
};

/// A site held in memory, and the corpus that it was made from.
struct BuiltSite {
  Corpus corpus;
  SiteFiles files;
  std::set<std::string> read = {};  ///< SiteOutcome::read
};

/// Reads the corpus, lints it and renders all pages into the sink, with the templates of the
/// repository's own over the program's. kConfig for trouble in a template, with its own place, and
/// for a file in `.debrief/templates/site` that takes the place of none; kFormat for something in a
/// document that the public must not see, when it is built for the public.
Result<SiteOutcome> build_site(const SiteRequest& request, Invocation& invocation, SiteSink& sink,
                               Notes notes = Notes::kShow);

/// The same, held in memory.
Result<BuiltSite> build_site(const SiteRequest& request, Invocation& invocation,
                             Notes notes = Notes::kShow);

/// Whether a document was read whose bytes no commit holds.
bool holds_uncommitted(const Corpus& corpus);

}  // namespace debrief
