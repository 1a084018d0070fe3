#pragma once
// What `build` and `serve` have in common: from a repository to all files of its site.

#include <memory>
#include <string>

#include <absl/time/time.h>

#include "debrief/base/cache.h"
#include "debrief/base/result.h"
#include "debrief/cli/command.h"
#include "debrief/cli/load.h"
#include "debrief/corpus/corpus.h"
#include "debrief/lint/finding.h"
#include "debrief/rules/rule_set.h"
#include "debrief/site/site.h"

namespace debrief {

/// Which site is built, as the command line asks for it.
struct SiteRequest {
  LoadRequest load = {};
  std::string as_of = {};     ///< as given; empty: HEAD's date
  std::string base_url = {};  ///< as given; empty: as configured
  bool strict = false;        ///< whether the links of all pages are followed
};

/// What a site is made from: a corpus, the rules and what they find. Its parts refer to each other,
/// so that it stays where it is.
struct SiteInput {
  Corpus corpus;
  std::shared_ptr<Cache> cache;  ///< what is kept from run to run; nullptr: nothing
  RuleSet rules;
  Findings findings;
  absl::Time as_of;
  std::string base_url;
};

/// Reads the corpus and lints it. kConfig for a file in `.debrief/templates/site` that takes the
/// place of none of the program's; kFormat for something in a document that the public must not
/// see, when it is built for the public.
Result<std::unique_ptr<SiteInput>> read_site(const SiteRequest& request, Invocation& invocation,
                                             Notes notes);

/// How the site is rendered, with what it asks of the repository. Borrows `input`.
Result<SiteOptions> site_options(const SiteInput& input, unsigned jobs);

/// A template by name: the repository's own, in `.debrief/templates`, over the program's.
Result<std::string> site_template(const SiteInput& input, const std::string& name);

/// Trouble in a template that is the repository's own, told with its place there.
Error with_own_place(const SiteInput& input, Error error);

/// What a site was made from, and what is wrong with it.
struct SiteOutcome {
  Corpus corpus;
  SiteReport report;
  std::shared_ptr<Cache> cache;  ///< to be flushed once the site stands; nullptr: nothing is kept
};

/// read_site(), and all pages rendered into the sink; kConfig for trouble in a template. With a
/// `writer` files of the site before are taken over where they would be made from the same.
Result<SiteOutcome> build_site(const SiteRequest& request, Invocation& invocation, SiteSink& sink,
                               SiteWriter* writer = nullptr);

/// Whether a document was read whose bytes no commit holds.
bool holds_uncommitted(const Corpus& corpus);

}  // namespace debrief
