#pragma once
// What all pages of a site are made from: its words, templates and assets, read and checked once,
// and the corpus as a model.

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "debrief/site/pages.h"

namespace debrief {

class SiteEdition {
 public:
  using TemplateFile = std::function<Result<std::string>(const std::string& name)>;

  /// `corpus` and `findings` are borrowed. Errors as render_site().
  static Result<std::unique_ptr<SiteEdition>> open(const Corpus& corpus, const Findings& findings,
                                                   const TemplateFile& template_file,
                                                   SiteOptions options);
  SiteEdition(const SiteEdition&) = delete;
  SiteEdition& operator=(const SiteEdition&) = delete;

  const SiteContext& context() const { return context_; }
  /// The files that are there before any page: scripts, style sheets, pictures, the marker.
  const SiteFiles& files() const { return files_; }

  /// Makes the model anew, for findings and some documents that have changed (by their places in
  /// the corpus). Pages that were made of the one before are out of date, and so are their makers.
  void renew(const std::set<size_t>& documents);

 private:
  using Assets = std::map<std::string, std::string, std::less<>>;
  SiteEdition(const Corpus& corpus, const Findings& findings, Words words, TemplateSet templates,
              const ObjectId& form, SiteOptions options);

  const Corpus& corpus_;
  const Words words_;
  const TemplateSet templates_;
  const SiteOptions options_;
  SiteFiles files_;
  Assets assets_;
  SiteModel model_;
  const SiteContext context_;
};

}  // namespace debrief
