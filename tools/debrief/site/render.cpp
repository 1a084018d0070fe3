// All files of the site from the model: pages in parallel, then what lies beside them.

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>

#include "debrief/base/embedded.h"
#include "debrief/base/free_memory.h"
#include "debrief/base/parallel.h"
#include "debrief/base/strings.h"
#include "debrief/site/data/sitemap.h"
#include "debrief/site/earlier_files.h"
#include "debrief/site/edition.h"
#include "debrief/site/link_check.h"
#include "debrief/site/origins.h"
#include "debrief/site/pages.h"
#include "debrief/site/site.h"

namespace debrief {
namespace {

/// Makes all pages, each put into the sink as soon as it is there.
class Rendering {
 public:
  Rendering(const SiteContext& site, SiteSink& sink)
      : site_(site), sink_(sink), earlier_(site.options.earlier) {
    if (earlier_ == nullptr) return;
    built_ = built_from(site);
    earlier_->begin(built_);
    origins_.emplace(site);
  }

  Result<SiteReport> run(const std::vector<PageMaker>& makers) {
    const SiteOptions& options = site_.options;
    const bool is_site_taken = take_site();
    // What is made from all records first: then those whose own files are made can go.
    std::vector<const PageMaker*> of_site, of_records;
    for (const PageMaker& each : makers) {
      (each.source == PageSource::kSite ? of_site : of_records).push_back(&each);
    }
    std::ranges::stable_sort(of_records, {}, &PageMaker::record);
    make_all(of_site, makers.size(), is_site_taken);
    give_back_free_memory();
    count_unfinished(of_records);
    make_all(of_records, makers.size(), false);
    if (error_) return fail(*std::move(error_));
    if (earlier_ != nullptr && !is_site_taken) {
      earlier_->note(kSite, origins_->of_site(), of_site_);
    }
    for (const auto& [name, path] : images_) {
      DEBRIEF_TRY(bytes, options.read_file(path));
      links_.add_file(name);
      DEBRIEF_TRY_VOID(sink_.put(name, std::move(bytes)));
    }
    for (Page& page : crawler_files(site_.model, options, std::move(names_))) {
      DEBRIEF_TRY_VOID(put(page.path, std::move(page.bytes)));
    }
    SiteReport report{.files = files_ + images_.size(),
                      .taken_over = taken_over_,
                      .problems = broken_references(site_)};
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
  void make_all(const std::vector<const PageMaker*>& makers, size_t total, bool are_taken) {
    const SiteOptions& options = site_.options;
    parallel_map(makers, options.jobs, [&](const PageMaker* maker) {
      if (!failed_ && !are_taken && !take(*maker)) make_one(*maker);
      if (options.progress) options.progress(++made_, total);
      if (maker->source != PageSource::kSite) finish_one(maker->record);
      return true;
    });
  }

  void count_unfinished(const std::vector<const PageMaker*>& makers) {
    unfinished_ = std::vector<std::atomic<size_t>>(site_.model.records.size());
    for (const PageMaker* each : makers) ++unfinished_[each->record];
  }

  void finish_one(size_t record) {
    if (--unfinished_[record] > 0 || !site_.options.finished) return;
    constexpr size_t kMany = 256;
    if (++finished_ % kMany == 0) give_back_free_memory();
    const CorpusDocument* const document = site_.model.records[record].source;
    site_.options.finished(static_cast<size_t>(document - site_.model.corpus->documents.data()));
  }

  /// All files of PageSource::kSite are one: they are taken over together or not at all.
  static constexpr std::string_view kSite = "site";

  bool take_site() { return earlier_ != nullptr && take(kSite, origins_->of_site()); }

  /// Whether the files of a record lie in the site before as they would be made now.
  bool take(const PageMaker& maker) {
    if (earlier_ == nullptr || maker.source == PageSource::kSite) return false;
    return take(maker.at.front(), origins_->of(maker));
  }

  bool take(std::string_view key, const ObjectId& origin) {
    const auto taken = earlier_->take(key, origin);
    if (!taken) return false;
    for (const MadeFiles::File& file : taken->files) {
      if (!site_.options.check_pages) break;
      if (const auto bytes = earlier_->read(file.path)) links_.add_page(file.path, *bytes);
    }
    files_ += taken->files.size();
    taken_over_ += taken->files.size();
    add(*taken);
    return true;
  }

  /// What is to be done once for all files.
  void add(const MadeFiles& made) {
    const std::lock_guard lock(mutex_);
    for (const auto& [name, path] : made.assets) images_.emplace(name, path);
    for (const MadeFiles::File& file : made.files) names_.push_back(file.path);
  }

  void make_one(const PageMaker& maker) {
    constexpr size_t kMuch = size_t{4} << 20;
    if (make_files(maker) > kMuch) give_back_free_memory();
  }

  /// How many bytes they have.
  size_t make_files(const PageMaker& maker) {
    MadeFiles made;
    size_t bytes = 0;
    for (Page& page : maker.make()) {
      bytes += page.bytes.size();
      if (site_.options.check_pages) links_.add_page(page.path, page.bytes);
      made.files.push_back(
          {page.path, earlier_ != nullptr ? mention_in(page.bytes, built_) : CommitMention::kNone});
      made.assets.merge(page.assets);
      ++files_;
      if (auto put = sink_.put(page.path, std::move(page.bytes)); !put) {
        keep(std::move(put).error());
      }
    }
    add(made);
    if (earlier_ == nullptr) return bytes;
    if (maker.source == PageSource::kSite) {
      const std::lock_guard lock(mutex_);
      of_site_.merge(std::move(made));
    } else {
      earlier_->note(maker.at.front(), origins_->of(maker), made);
    }
    return bytes;
  }

  void keep(Error error) {
    const std::lock_guard lock(mutex_);
    // Of several the one is told that would be met first with a single thread, as far as it can be.
    if (!error_ || error.where < error_->where) error_ = std::move(error);
    failed_ = true;
  }

  const SiteContext& site_;
  SiteSink& sink_;
  EarlierFiles* const earlier_;  ///< nullptr: every file is made
  std::optional<SiteOrigins> origins_;
  BuiltFrom built_;
  MadeFiles of_site_;
  LinkCheck links_;
  SiteAssets images_;
  std::vector<std::string> names_;  ///< of all pages, in no order
  std::mutex mutex_;
  std::optional<Error> error_;
  std::atomic<bool> failed_ = false;
  std::atomic<size_t> files_ = 0, taken_over_ = 0;
  std::atomic<uint64_t> made_ = 0;
  std::atomic<size_t> finished_ = 0;             ///< records
  std::vector<std::atomic<size_t>> unfinished_;  ///< by record: makers to come
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
