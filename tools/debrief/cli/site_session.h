#pragma once
// The site of a work tree that is built again and again while its files change: what a change does
// not touch is kept.

#include <memory>
#include <set>
#include <string>

#include "debrief/cli/command.h"
#include "debrief/cli/load.h"
#include "debrief/cli/site_build.h"
#include "debrief/corpus/load_memo.h"
#include "debrief/serve/watched.h"
#include "debrief/site/lazy_site.h"

namespace debrief {

/// One thread builds; the site may be read by any.
class SiteSession {
 public:
  explicit SiteSession(Invocation& invocation) : invocation_(invocation) {}

  /// Builds the site, or only what the changes ask for: where nothing but documents have changed
  /// that were there before, those alone are read and linted, and the others again only when they
  /// may see it. Errors as build_site(); then the site before stays.
  Result<void> rebuild(const Changes& changes, Notes notes);

  /// The newest site; nullptr before the first. It stays readable when this goes on, and follows it
  /// where only documents change.
  std::shared_ptr<const SiteView> site() const;
  /// What it was made from. There must be a site.
  const Corpus& corpus() const { return built_->input->corpus; }
  /// The images that its documents show, as paths from the root.
  std::set<std::string> images() const;

 private:
  struct Built {
    std::unique_ptr<SiteInput> input;
    std::shared_ptr<LazySite> site;
  };

  bool renew(const Changes& changes);

  Invocation& invocation_;
  std::shared_ptr<LoadMemo> memo_;
  std::shared_ptr<const Built> built_;
};

}  // namespace debrief
