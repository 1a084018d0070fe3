#pragma once
// What crawlers read: sitemap.xml (https://www.sitemaps.org/protocol.html) and robots.txt (RFC
// 9309).

#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

/// Both files, given the names of all others of the site. The sitemap wants whole addresses:
/// without SiteOptions::base_url there is none. It names pages for readers; old revisions and the
/// page for addresses that lead nowhere are left out. Only records have a date, that of their last
/// change in git. robots.txt keeps crawlers off a site that is not for the public.
std::vector<Page> crawler_files(const SiteModel& model, const SiteOptions& options,
                                std::vector<std::string> names);

/// Whether a site may have a file of this path for crawlers.
bool is_crawler_file(std::string_view path);

}  // namespace debrief
