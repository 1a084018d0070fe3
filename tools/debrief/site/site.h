#pragma once
// The static knowledge site: every page is made from the corpus alone, so the same commit gives the
// same bytes.

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/base/file_system.h"
#include "debrief/base/result.h"
#include "debrief/corpus/corpus.h"
#include "debrief/lint/finding.h"
#include "debrief/rules/rule_set.h"

namespace debrief {

struct SiteOptions {
  absl::Time as_of;     ///< what “overdue” is measured against; HEAD's date unless given
  std::string version;  ///< the tool's, for the footer and the API
  unsigned jobs = 1;    ///< threads; the site does not depend on it
  /// The bytes of a file of the repository, by its path in Corpus::index.files; for images that
  /// documents show. Must be safe to call; without it images are left out and their text stays.
  std::function<Result<std::string>(const std::string& path)> read_file = {};
  /// Whether the commit that is built holds a file or folder, for links to the repository's host;
  /// without it every path is taken to be there.
  std::function<bool(const std::string& path)> is_committed = {};
  /// The bytes of a blob of the repository, for what documents said in earlier revisions. Must be
  /// safe to call from several threads; without it old revisions are not shown.
  std::function<Result<std::string>(const ObjectId& blob)> read_blob = {};
  const RuleSet* rules = nullptr;  ///< whose pages the site has; nullptr: none
  /// Where the site will stand, with a slash at its end; for what must name itself from outside:
  /// feeds, calendars, the sitemap. Empty: those have addresses relative to themselves.
  std::string base_url = {};
};

/// A site as files: path below the output directory → bytes.
using SiteFiles = std::map<std::string, std::string>;

/// The template or asset that the program carries, by name: `site/incident.html`,
/// `site/assets/style.css`.
Result<std::string> embedded_template(const std::string& name);

/// Renders all pages, assets and API files. `template_file` gives a template's bytes by name
/// (`site/incident.html`): the repository's own where it has one, else embedded_template(). kConfig
/// for a template that does not parse or that switches escaping off, with its place; kIo for an
/// image that cannot be read.
Result<SiteFiles> render_site(
    const Corpus& corpus, const Findings& findings,
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    const SiteOptions& options);

/// The file that marks a directory as a site of ours, which may be replaced, and lists its files.
inline constexpr std::string_view kSiteMarker = ".debrief-site";

/// Puts the files in place of `directory`, whole or not at all: written beside it, then exchanged.
/// What others put into a site of ours (a `CNAME`) is kept. kUsage when the directory holds
/// something that is not a site of ours (no kSiteMarker in it), a repository, or a file of others
/// where the site has one of its own, or is no directory; nothing is changed then. A symbolic link
/// is followed, so that what it points to is replaced and the link stays.
Result<void> write_site(FileSystem& files, const std::string& directory, const SiteFiles& site);

}  // namespace debrief
