#pragma once
// What the files of a site are made from, as digests: where one is what it was when a file was
// made, the file is what it would be now, but for the commit that its foot names.

#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

class SiteOrigins {
 public:
  /// Borrows the site. Linear in the bytes of all documents, on SiteOptions::jobs threads.
  explicit SiteOrigins(const SiteContext& site);

  /// Of the files of a maker. Safe to call from several threads.
  ObjectId of(const PageMaker& maker) const;
  /// Of all files whose source is PageSource::kSite.
  ObjectId of_site() const { return of_site_; }

 private:
  ObjectId of_record(size_t index) const;
  ObjectId of_past(size_t index) const;

  const SiteContext& site_;
  ObjectId shared_;            ///< of what every file is made from
  std::vector<ObjectId> own_;  ///< by record: of its document, its history and its address
  ObjectId addresses_;         ///< of where all records stand
  ObjectId of_site_;
};

}  // namespace debrief
