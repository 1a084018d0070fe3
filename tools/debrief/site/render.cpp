// All files of the site from the model: pages in parallel, then what lies beside them.

#include "debrief/base/embedded.h"
#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/site/api.h"
#include "debrief/site/pages.h"
#include "debrief/site/site.h"

namespace debrief {
namespace {

constexpr const char* kAssets[] = {"assets/mark.svg", "assets/style.css", "assets/theme.js"};

using PageMaker = std::function<Page()>;

std::vector<PageMaker> page_makers(const SiteContext& site) {
  std::vector<PageMaker> makers = {
      [&site] { return dashboard_page(site); }, [&site] { return incidents_page(site); },
      [&site] { return services_page(site); },  [&site] { return actions_page(site); },
      [&site] { return about_page(site); },     [&site] { return missing_page(site); },
  };
  for (size_t i = 0; i < site.model.records.size(); ++i) {
    makers.push_back([&site, i] { return incident_page(site, i); });
  }
  for (size_t i = 0; i < site.model.services.size(); ++i) {
    makers.push_back([&site, i] { return service_page(site, i); });
  }
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
  DEBRIEF_TRY(templates, TemplateSet::load(checked_template));
  const SiteModel model = make_model(corpus, findings, options.as_of);
  const SiteContext site{model, templates, options};
  SiteFiles files;
  const std::vector<PageMaker> makers = page_makers(site);
  for (Page& page :
       parallel_map(makers, options.jobs, [](const PageMaker& make) { return make(); })) {
    DEBRIEF_TRY_VOID(add_images(options, page.assets, files));
    files.emplace(std::move(page.path), std::move(page.bytes));
  }
  for (const std::string name : kAssets) {
    DEBRIEF_TRY(bytes, template_file("site/" + name));
    files.emplace(name, std::move(bytes));
  }
  files.emplace("api/v1/incidents.json", incidents_json(model, options));
  if (const auto schema = embedded_file("schema/api/incidents.schema.json")) {
    files.emplace("api/v1/schema/incidents.json", *schema);
  }
  files.emplace(kSiteMarker,
                "This directory is a site made by debrief. `debrief build` replaces the files that "
                "are listed here and keeps all others.\n\n");
  return files;
}

}  // namespace debrief
