// All files of the site from the model: pages in parallel, then what lies beside them.

#include <atomic>
#include <mutex>

#include "debrief/base/embedded.h"
#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/site/data/sitemap.h"
#include "debrief/site/link_check.h"
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

/// Makes all pages, each put into the sink as soon as it is there.
class Rendering {
 public:
  Rendering(const SiteContext& site, SiteSink& sink) : site_(site), sink_(sink) {}

  Result<SiteReport> run(const std::vector<PageMaker>& makers) {
    const SiteOptions& options = site_.options;
    parallel_map(makers, options.jobs, [&](const PageMaker& make) {
      if (!failed_) make_one(make);
      if (options.progress) options.progress(++made_, makers.size());
      return true;
    });
    if (error_) return fail(*std::move(error_));
    for (const auto& [name, path] : images_) {
      DEBRIEF_TRY(bytes, options.read_file(path));
      links_.add_file(name);
      DEBRIEF_TRY_VOID(sink_.put(name, std::move(bytes)));
    }
    for (Page& page : crawler_files(site_.model, options, std::move(names_))) {
      DEBRIEF_TRY_VOID(put(page.path, std::move(page.bytes)));
    }
    SiteReport report{.files = files_ + images_.size(), .problems = broken_references(site_)};
    if (options.check_pages) {
      for (SiteProblem& problem : links_.problems()) report.problems.push_back(std::move(problem));
    }
    return report;
  }

  /// A file that is there before all pages.
  Result<void> put(const std::string& path, std::string bytes) {
    ++files_;
    links_.add_file(path);
    return sink_.put(path, std::move(bytes));
  }

 private:
  void make_one(const PageMaker& make) {
    for (Page& page : make()) {
      if (site_.options.check_pages) links_.add_page(page.path, page.bytes);
      {
        const std::lock_guard lock(mutex_);
        images_.merge(page.assets);
        names_.push_back(page.path);
      }
      ++files_;
      if (auto put = sink_.put(page.path, std::move(page.bytes)); !put)
        keep(std::move(put).error());
    }
  }

  void keep(Error error) {
    const std::lock_guard lock(mutex_);
    // Of several the one is told that would be met first with a single thread, as far as it can be.
    if (!error_ || error.where < error_->where) error_ = std::move(error);
    failed_ = true;
  }

  const SiteContext& site_;
  SiteSink& sink_;
  LinkCheck links_;
  SiteAssets images_;
  std::vector<std::string> names_;  ///< of all pages, in no order
  std::mutex mutex_;
  std::optional<Error> error_;
  std::atomic<bool> failed_ = false;
  std::atomic<size_t> files_ = 0;
  std::atomic<uint64_t> made_ = 0;
};

}  // namespace

Result<void> MemorySink::put(const std::string& path, std::string bytes) {
  const std::lock_guard lock(mutex_);
  files_.emplace(path, std::move(bytes));
  return {};
}

Result<std::string> embedded_template(const std::string& name) {
  if (const auto bytes = embedded_file("templates/" + name)) return std::string(*bytes);
  return fail({.kind = ErrorKind::kConfig, .message = "no such template", .where = name});
}

Result<SiteReport> render_site(
    const Corpus& corpus, const Findings& findings,
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    const SiteOptions& options, SiteSink& sink) {
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
  files.emplace(kSiteMarker,
                "This directory is a site made by debrief. `debrief build` replaces the files that "
                "are listed here and keeps all others.\n\n");
  const SiteModel model = make_model(corpus, findings, options.as_of);
  const SiteContext site{model, templates, words, options, findings, assets};
  Rendering rendering(site, sink);
  for (auto& [path, bytes] : files) DEBRIEF_TRY_VOID(rendering.put(path, std::move(bytes)));
  return rendering.run(page_makers(site));
}

Result<SiteFiles> render_site(
    const Corpus& corpus, const Findings& findings,
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    const SiteOptions& options) {
  MemorySink sink;
  DEBRIEF_TRY_VOID(render_site(corpus, findings, template_file, options, sink));
  return sink.take();
}

}  // namespace debrief
