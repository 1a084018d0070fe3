// All files of the site from the model: pages in parallel, then what lies beside them.

#include "debrief/base/embedded.h"
#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/site/data/sitemap.h"
#include "debrief/site/pages.h"
#include "debrief/site/site.h"

namespace debrief {
namespace {

constexpr std::string_view kAssetFolder = "templates/site/assets/";

/// The scripts, style sheets and pictures under names that change with what they hold, so that a
/// browser never shows an old one. Adds their files.
Result<std::map<std::string, std::string, std::less<>>> add_assets(
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    SiteFiles& files) {
  constexpr size_t kHashDigits = 8;
  std::map<std::string, std::string, std::less<>> assets;
  for (const EmbeddedFile& file : embedded_files(kAssetFolder)) {
    const std::string name(file.name.substr(kAssetFolder.size()));
    DEBRIEF_TRY(bytes, template_file("site/assets/" + name));
    const size_t dot = name.rfind('.');
    std::string place = concat("assets/", name.substr(0, dot), ".",
                               blob_id(bytes).hex().substr(0, kHashDigits), name.substr(dot));
    files.emplace(place, std::move(bytes));
    assets.emplace(name, std::move(place));
  }
  return assets;
}

std::vector<PageMaker> page_makers(const SiteContext& site) {
  std::vector<PageMaker> makers;
  add_overview_pages(site, makers);
  add_list_pages(site, makers);
  add_record_pages(site, makers);
  add_data_files(site, makers);
  return makers;
}

Result<void> add_images(const SiteOptions& options, const SiteAssets& assets, SiteFiles& files) {
  for (const auto& [name, path] : assets) {
    if (files.contains(name)) continue;
    DEBRIEF_TRY(bytes, options.read_file(path));
    files.emplace(name, std::move(bytes));
  }
  return {};
}

}  // namespace

Result<std::string> embedded_template(const std::string& name) {
  if (const auto bytes = embedded_file("templates/" + name)) return std::string(*bytes);
  return fail({.kind = ErrorKind::kConfig, .message = "no such template", .where = name});
}

Result<SiteFiles> render_site(
    const Corpus& corpus, const Findings& findings,
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    const SiteOptions& options) {
  const auto checked_template = [&](const std::string& name) -> Result<std::string> {
    DEBRIEF_TRY(bytes, template_file(name));
    DEBRIEF_TRY(original, embedded_template(name));
    if (bytes != original) {
      DEBRIEF_TRY_VOID(check_template(name, bytes));
      DEBRIEF_TRY_VOID(check_template_names(name, bytes, original));
    }
    return bytes;
  };
  DEBRIEF_TRY(words, Words::load(corpus.config.site.language, template_file));
  DEBRIEF_TRY(templates, TemplateSet::load(checked_template, words));
  SiteFiles files;
  DEBRIEF_TRY(assets, add_assets(template_file, files));
  const SiteModel model = make_model(corpus, findings, options.as_of);
  const SiteContext site{model, templates, words, options, findings, assets};
  const std::vector<PageMaker> makers = page_makers(site);
  for (std::vector<Page>& pages :
       parallel_map(makers, options.jobs, [](const PageMaker& make) { return make(); })) {
    for (Page& page : pages) {
      DEBRIEF_TRY_VOID(add_images(options, page.assets, files));
      files.emplace(std::move(page.path), std::move(page.bytes));
    }
  }
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files) names.push_back(name);
  for (Page& page : crawler_files(model, options, std::move(names))) {
    files.emplace(std::move(page.path), std::move(page.bytes));
  }
  files.emplace(kSiteMarker,
                "This directory is a site made by debrief. `debrief build` replaces the files that "
                "are listed here and keeps all others.\n\n");
  return files;
}

}  // namespace debrief
