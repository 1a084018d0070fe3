#pragma once
// The pages: one function each, from the model to the bytes of a file. A page fills its template
// and hangs it in the layout; what a page says is decided in its own file.

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "debrief/site/links.h"
#include "debrief/site/model.h"
#include "debrief/site/site.h"
#include "debrief/site/template_set.h"
#include "debrief/site/words.h"

namespace debrief {

/// What every page is made from.
struct SiteContext {
  const SiteModel& model;
  const TemplateSet& templates;
  const Words& words;  ///< of the interface, in the site's language
  const SiteOptions& options;
  const Findings& findings;
  /// The names of scripts, style sheets and pictures → where they lie below the site, with a hash
  /// of what they hold: `style.css` → `assets/style.1a2b3c4d.css`.
  const std::map<std::string, std::string, std::less<>>& assets;
  ObjectId form = {};  ///< digest of the templates and the words
};

/// A finished file of the site, most often a page, and what has to be copied beside it.
struct Page {
  std::string path;  ///< `incidents/2021-02-19-rollout.html`
  std::string bytes;
  SiteAssets assets = {};
};

/// What files are made from, beside what all files of the site are.
enum class PageSource {
  kSite,    ///< any record, and all findings
  kRecord,  ///< one record, and what others have to do with it
  kPast,    ///< the revisions of one record, and where others stand
};

/// Makes one file or a few that belong together. Makers run in any order, on several threads.
struct PageMaker {
  /// What the addresses of its files begin with, so that one of them can be made without the
  /// others; none when that is not known before.
  std::vector<std::string> at;
  std::function<std::vector<Page>()> make;
  PageSource source = PageSource::kSite;
  size_t record = 0;  ///< index into SiteModel::records; of kSite nothing
};

/// The makers of all files but those of crawlers (data/sitemap.h), which name all others.
std::vector<PageMaker> page_makers(const SiteContext& site);

/// The makers of each area of the site; a new page is added to the list of its area, an area here
/// and in page_makers().
void add_overview_pages(const SiteContext& site, std::vector<PageMaker>& makers);
void add_record_pages(const SiteContext& site, std::vector<PageMaker>& makers);
void add_list_pages(const SiteContext& site, std::vector<PageMaker>& makers);
void add_data_files(const SiteContext& site, std::vector<PageMaker>& makers);

Page dashboard_page(const SiteContext& site);
Page incidents_page(const SiteContext& site);
Page incident_page(const SiteContext& site, size_t record);
Page services_page(const SiteContext& site);
Page service_page(const SiteContext& site, size_t service);
Page actions_page(const SiteContext& site);
/// Some actions on pages of their own: open, overdue, done by year, those of a service.
void add_action_pages(const SiteContext& site, std::vector<PageMaker>& makers);
/// All actions with their dates, for spreadsheets: `actions.csv`.
Page actions_csv_file(const SiteContext& site);
Page about_page(const SiteContext& site);
Page missing_page(const SiteContext& site);

/// What the layout needs to know of a page.
struct PageFrame {
  std::string path;
  std::string title;          ///< empty: the site's own
  std::string_view nav = {};  ///< the entry of the navigation it belongs to, by its page
  /// The scripts it needs besides that of every page, by their names in templates/site/assets.
  std::vector<std::string_view> scripts = {};
  /// The feed of what the page shows, from the top of the site; empty: that of all records.
  std::string feed = {};
  /// The page that says the same for today, from the top of the site: search engines are sent there
  /// and do not keep this one. Empty for most.
  std::string canonical = {};
  /// The record that the page is of: index into SiteModel::records.
  std::optional<size_t> record = {};
  /// Where the top of the site lies as seen from the page; empty: where its path says.
  std::string root = {};
};

/// `../` for each folder that a page lies in, nothing for one at the top.
std::string_view root_of(std::string_view path);

/// Which commit the site was built from, as the foot of every page says it.
SafeHtml built_from_html(const SiteContext& site);

/// Hangs content in the layout.
std::string in_layout(const SiteContext& site, const PageFrame& frame, SafeHtml content);

}  // namespace debrief
