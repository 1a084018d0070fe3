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

namespace debrief {

struct SiteOptions {
  absl::Time as_of;     ///< what “overdue” is measured against; HEAD's date unless given
  std::string version;  ///< the tool's, for the footer and the API
};

/// A site as files: path below the output directory → bytes.
using SiteFiles = std::map<std::string, std::string>;

/// Renders all pages, assets and API files. `template_file` gives a template's bytes by name
/// (`site/incident.html`): the repository's own where it has one, else the embedded. kConfig for a
/// template that does not parse.
Result<SiteFiles> render_site(
    const Corpus& corpus, const Findings& findings,
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    const SiteOptions& options);

/// Puts the files in place of `directory`, whole or not at all: written beside it, then renamed.
/// kUsage when the directory holds something that is not a site of ours (no `.debrief-site` in it);
/// nothing is changed then.
Result<void> write_site(FileSystem& files, const std::string& directory, const SiteFiles& site);

}  // namespace debrief
