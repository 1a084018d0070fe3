#pragma once
// A site whose files are made when they are asked for: a preview of thousands of records shows one
// page at a time.

#include <functional>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

#include "debrief/site/edition.h"

namespace debrief {

/// Gives the bytes that render_site() gives. A file is kept once it is made, with those that are
/// made together with it; of most files it is known which maker has them, and for any other all are
/// made that may have it.
class LazySite final : public SiteView {
 public:
  /// `corpus` and `findings` are borrowed and change only within renew(). Errors as render_site().
  static Result<std::shared_ptr<LazySite>> open(const Corpus& corpus, const Findings& findings,
                                                const SiteEdition::TemplateFile& template_file,
                                                SiteOptions options);

  std::optional<std::string> find(const std::string& path) const override;

  /// Runs `change`, which may alter these documents (by their places in the corpus), what is found
  /// and what is indexed, while nobody reads; every page is made anew after it.
  void renew(const std::set<size_t>& documents, const std::function<void()>& change);

 private:
  explicit LazySite(std::unique_ptr<SiteEdition> edition);

  void reset();
  void make(size_t maker) const;
  const std::string* made(const std::string& path) const;
  std::optional<std::string> image(const std::string& path) const;

  std::unique_ptr<SiteEdition> edition_;
  mutable std::mutex mutex_;
  std::vector<PageMaker> makers_;
  mutable std::vector<bool> is_made_;  ///< by maker
  mutable bool has_crawler_files_ = false;
  mutable SiteFiles files_;
  mutable SiteAssets images_;  ///< of the pages that are made
};

}  // namespace debrief
