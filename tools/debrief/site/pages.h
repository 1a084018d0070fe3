#pragma once
// The pages: one function each, from the model to the bytes of a file. A page fills its template
// and hangs it in the layout; what a page says is decided in its own file.

#include <string>
#include <string_view>

#include "debrief/site/links.h"
#include "debrief/site/model.h"
#include "debrief/site/site.h"
#include "debrief/site/template_set.h"

namespace debrief {

/// What every page is made from.
struct SiteContext {
  const SiteModel& model;
  const TemplateSet& templates;
  const SiteOptions& options;
};

/// A finished page, and what has to be copied beside it.
struct Page {
  std::string path;  ///< `incidents/2021-02-19-rollout.html`
  std::string bytes;
  SiteAssets assets = {};
};

Page dashboard_page(const SiteContext& site);
Page incidents_page(const SiteContext& site);
Page incident_page(const SiteContext& site, size_t record);
Page services_page(const SiteContext& site);
Page service_page(const SiteContext& site, size_t service);
Page actions_page(const SiteContext& site);
Page about_page(const SiteContext& site);
Page missing_page(const SiteContext& site);

/// What the layout needs to know of a page.
struct PageFrame {
  std::string path;
  std::string title;          ///< empty: the site's own
  std::string_view nav = {};  ///< the entry of the navigation it belongs to, by its page
};

/// `../` for a page in a folder, nothing for one at the top.
std::string_view root_of(std::string_view path);

/// Hangs content in the layout.
std::string in_layout(const SiteContext& site, const PageFrame& frame, SafeHtml content);

}  // namespace debrief
