#include "debrief/site/links.h"

#include <algorithm>
#include <array>

#include "debrief/base/file_system.h"
#include "debrief/base/strings.h"
#include "debrief/site/history/host_links.h"

namespace debrief {
namespace {

/// Images that a page may show. SVG is not among them: opened by itself it is a document with
/// scripts.
constexpr std::array kImages = {".gif", ".jpeg", ".jpg", ".png", ".webp"};

bool is_image(std::string_view path) {
  const std::string lower = lower_ascii(path);
  return std::any_of(kImages.begin(), kImages.end(),
                     [&](std::string_view ending) { return lower.ends_with(ending); });
}

/// The file name that a copied image has in the site: readable, and never that of another path.
std::string asset_name(const std::string& path) {
  std::string name;
  for (const char byte : file_name(path)) {
    const bool plain = is_ascii_alnum(byte) || byte == '.' || byte == '-' || byte == '_';
    name += plain ? byte : '-';
  }
  if (name.size() > 80) name = name.substr(name.size() - 80);
  return concat("assets/files/", blob_id(path).short_hex(), "-", name);
}

std::string fragment_for(const Record& record, const std::string& fragment) {
  if (fragment.empty()) return "";
  const auto found = record.outline.anchors.find(lower_ascii(fragment));
  return found == record.outline.anchors.end() ? "" : "#" + found->second;
}

}  // namespace

std::string host_url(const Corpus& corpus, const SiteOptions& options, const std::string& path) {
  if (options.is_committed && !options.is_committed(path)) return "";
  return host_links(corpus, path, corpus.revision).source;
}

std::string host_commit_url(const Corpus& corpus, const ObjectId& commit) {
  return host_commit_page(corpus, commit);
}

std::function<std::optional<std::string>(const std::string& url, bool image)> link_rewriter(
    const SiteModel& model, const Record& record, const SiteOptions& options, SiteAssets& assets) {
  return [&model, &record, &options, &assets](const std::string& url,
                                              bool image) -> std::optional<std::string> {
    // An address of a person stays text: nothing on a page invites to collect it.
    if (lower_ascii(url.substr(0, 7)) == "mailto:") return std::nullopt;
    if (has_scheme(url)) return url;
    const auto link = local_link(record.source->path, url);
    if (!link) return std::nullopt;
    const bool known = model.corpus->index.files.contains(link->path);
    if (is_image(link->path) && known && options.read_file) {
      const std::string name = asset_name(link->path);
      assets.emplace(name, link->path);
      return "../" + name;
    }
    const auto target = model.by_path.find(link->path);
    if (image || target == model.by_path.end()) {
      const std::string host = host_url(*model.corpus, options, link->path);
      if (host.empty()) return std::nullopt;
      return link->fragment.empty() ? host : concat(host, "#", percent_encoded(link->fragment));
    }
    const Record& other = model.records[target->second];
    const std::string fragment = fragment_for(other, link->fragment);
    if (&other != &record) return concat("../", other.url(), fragment);
    // A fragment that no heading has would be a broken link: its text stays. The page is named,
    // since a bare fragment would be taken for one of the text's own ids.
    return fragment.empty() ? std::nullopt : std::optional(concat(record.slug, ".html", fragment));
  };
}

}  // namespace debrief
