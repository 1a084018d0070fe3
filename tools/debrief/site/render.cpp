// All files of the site from the model: pages in parallel, then what lies beside them.

#include <atomic>
#include <mutex>

#include "debrief/base/embedded.h"
#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/site/data/sitemap.h"
#include "debrief/site/edition.h"
#include "debrief/site/link_check.h"
#include "debrief/site/pages.h"
#include "debrief/site/site.h"

namespace debrief {
namespace {

/// Makes all pages, each put into the sink as soon as it is there.
class Rendering {
 public:
  Rendering(const SiteContext& site, SiteSink& sink) : site_(site), sink_(sink) {}

  Result<SiteReport> run(const std::vector<PageMaker>& makers) {
    const SiteOptions& options = site_.options;
    parallel_map(makers, options.jobs, [&](const PageMaker& maker) {
      if (!failed_) make_one(maker);
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
  void make_one(const PageMaker& maker) {
    for (Page& page : maker.make()) {
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

std::optional<std::string> FilesView::find(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? std::nullopt : std::optional(found->second);
}

Result<std::string> embedded_template(const std::string& name) {
  if (const auto bytes = embedded_file("templates/" + name)) return std::string(*bytes);
  return fail({.kind = ErrorKind::kConfig, .message = "no such template", .where = name});
}

Result<SiteReport> render_site(
    const Corpus& corpus, const Findings& findings,
    const std::function<Result<std::string>(const std::string& name)>& template_file,
    const SiteOptions& options, SiteSink& sink) {
  DEBRIEF_TRY(edition, SiteEdition::open(corpus, findings, template_file, options));
  const SiteContext& site = edition->context();
  Rendering rendering(site, sink);
  for (const auto& [path, bytes] : edition->files()) DEBRIEF_TRY_VOID(rendering.put(path, bytes));
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
