#include "debrief/site/data/sitemap.h"

#include <algorithm>
#include <map>

#include "debrief/base/strings.h"
#include "debrief/site/data/xml_writer.h"

namespace debrief {
namespace {

constexpr size_t kMostAddresses = 50'000;  // of the protocol

/// Whether a file is a page of its own worth finding. Nothing of a record has a dot in its name but
/// its history and its old revisions.
bool is_found(std::string_view path) {
  if (!path.ends_with(".html") || path == "404.html") return false;
  return path.find('.') + 5 == path.size();
}

std::string sitemap(const SiteModel& model, const SiteOptions& options,
                    const std::vector<std::string>& names) {
  std::map<std::string, Timestamp, std::less<>> changed;
  for (const Record& record : model.records) {
    const auto& history = record.source->history;
    if (history && history->updated) changed.emplace(record.url(), *history->updated);
  }
  XmlWriter xml;
  xml.open("urlset", {{"xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"}});
  size_t count = 0;
  for (const std::string& path : names) {
    if (!is_found(path)) continue;
    if (++count > kMostAddresses) break;
    const std::string_view place = path == "index.html" ? "" : std::string_view(path);
    xml.open("url").element("loc", concat(options.base_url, place));
    const auto found = changed.find(path);
    if (found != changed.end()) xml.element("lastmod", format_iso(found->second));
    xml.close("url");
  }
  return xml.close("urlset").take();
}

}  // namespace

std::vector<Page> crawler_files(const SiteModel& model, const SiteOptions& options,
                                std::vector<std::string> names) {
  const bool is_public = model.corpus->config.site.visibility == "public";
  std::string robots = concat("User-agent: *\n", is_public ? "Allow: /\n" : "Disallow: /\n");
  if (is_public && !options.base_url.empty()) {
    append(robots, "\nSitemap: ", options.base_url, "sitemap.xml\n");
  }
  std::vector<Page> pages;
  pages.push_back({"robots.txt", std::move(robots)});
  if (options.base_url.empty()) return pages;
  std::sort(names.begin(), names.end());
  pages.push_back({"sitemap.xml", sitemap(model, options, names)});
  return pages;
}

bool is_crawler_file(std::string_view path) {
  return path == "robots.txt" || path == "sitemap.xml";
}

}  // namespace debrief
