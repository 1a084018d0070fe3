#include "debrief/site/lazy_site.h"

#include <algorithm>
#include <utility>

#include "debrief/site/data/sitemap.h"

namespace debrief {

Result<std::shared_ptr<LazySite>> LazySite::open(const Corpus& corpus, const Findings& findings,
                                                 const SiteEdition::TemplateFile& template_file,
                                                 SiteOptions options) {
  DEBRIEF_TRY(edition, SiteEdition::open(corpus, findings, template_file, std::move(options)));
  return std::shared_ptr<LazySite>(new LazySite(std::move(edition)));
}

LazySite::LazySite(std::unique_ptr<SiteEdition> edition) : edition_(std::move(edition)) { reset(); }

void LazySite::reset() {
  makers_ = page_makers(edition_->context());
  is_made_.assign(makers_.size(), false);
  has_crawler_files_ = false;
  files_ = edition_->files();
  images_.clear();
}

void LazySite::renew(const std::set<size_t>& documents, const std::function<void()>& change) {
  const std::lock_guard lock(mutex_);
  makers_.clear();
  change();
  edition_->renew(documents);
  reset();
}

void LazySite::make(size_t maker) const {
  is_made_[maker] = true;
  for (Page& page : makers_[maker].make()) {
    images_.merge(page.assets);
    files_.emplace(page.path, std::move(page.bytes));
  }
}

const std::string* LazySite::made(const std::string& path) const {
  const auto found = files_.find(path);
  return found == files_.end() ? nullptr : &found->second;
}

/// An image that a page shows which is made.
std::optional<std::string> LazySite::image(const std::string& path) const {
  const auto found = images_.find(path);
  if (found == images_.end()) return std::nullopt;
  auto bytes = edition_->context().options.read_file(found->second);
  return bytes ? std::optional(*std::move(bytes)) : std::nullopt;
}

std::optional<std::string> LazySite::find(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  if (const std::string* const known = made(path)) return *known;
  if (auto bytes = image(path)) return bytes;
  const auto may_have = [&](const PageMaker& maker) {
    return std::ranges::any_of(maker.at, [&](const auto& at) { return path.starts_with(at); });
  };
  // Those that say that they may have it come first, then those that say nothing.
  for (const bool says_so : {true, false}) {
    for (size_t i = 0; i < makers_.size(); ++i) {
      const bool is_next = says_so ? may_have(makers_[i]) : makers_[i].at.empty();
      if (is_made_[i] || !is_next) continue;
      make(i);
      if (const std::string* const known = made(path)) return *known;
    }
  }
  if (has_crawler_files_ || !is_crawler_file(path)) return std::nullopt;
  has_crawler_files_ = true;
  for (size_t i = 0; i < makers_.size(); ++i) {
    if (!is_made_[i]) make(i);
  }
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files_) {
    if (!edition_->files().contains(name)) names.push_back(name);
  }
  const SiteContext& site = edition_->context();
  for (Page& page : crawler_files(site.model, site.options, std::move(names))) {
    files_.insert_or_assign(page.path, std::move(page.bytes));
  }
  const std::string* const known = made(path);
  return known == nullptr ? std::nullopt : std::optional(*known);
}

}  // namespace debrief
