#pragma once
// Where the links of a document lead once it is a page: to another record's page, to a copy of an
// image, to the repository's host, or nowhere. Nothing here reads a disk.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "debrief/base/result.h"
#include "debrief/corpus/link.h"
#include "debrief/markdown/html.h"
#include "debrief/site/model.h"
#include "debrief/site/site.h"

namespace debrief {

/// The address of a file on the repository's host at the commit that was built; empty when the
/// configuration names no host, or the commit does not hold the file.
std::string host_url(const Corpus& corpus, const SiteOptions& options, const std::string& path);
/// The address of a commit on the repository's host; empty when the configuration names no host.
std::string host_commit_url(const Corpus& corpus, const ObjectId& commit);

/// Files that pages show: name below the site → path in the repository.
using SiteAssets = std::map<std::string, std::string>;

/// The rewriting of links for the page of `record`; images that have to be copied are added to
/// `assets`. All that is given must outlive the function.
std::function<std::optional<std::string>(const std::string& url, bool image)> link_rewriter(
    const SiteModel& model, const Record& record, const SiteOptions& options, SiteAssets& assets);

}  // namespace debrief
