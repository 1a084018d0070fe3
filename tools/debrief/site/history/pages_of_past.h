#pragma once
// The pages of a record's past: its history, and each revision as it was.

#include <string>
#include <vector>

#include "debrief/site/history/revisions.h"
#include "debrief/site/pages.h"

namespace debrief {

/// How a revision can be read in the site.
enum class PastReading {
  kOwnPage,  ///< has a page
  kToday,    ///< reads as the record does today
  kAnother,  ///< reads as another revision, which has a page
  kNotHere,  ///< its contents are not in this clone
  kDeleted,  ///< there was no document
  kLeftOut,  ///< older than those that have pages
};

struct OldRevision {
  PastReading reading = PastReading::kNotHere;
  size_t shown_as = 0;  ///< index of the revision whose page it is
  std::string url;      ///< from the top of the site; empty when it cannot be read
};

/// How many revisions of a record are listed and have pages; older ones are counted.
inline constexpr size_t kMostRevisions = 200;

/// For each revision, newest first, where it can be read: contents that are the same have one page.
std::vector<OldRevision> old_revisions(const Record& record,
                                       const std::vector<RevisionView>& revisions,
                                       PastDocuments& past);

/// `incidents/<slug>.r/<oid7>.html`: the record as it was. `revision` has a page of its own.
Page old_revision_page(const SiteContext& site, const Record& record, const RevisionView& revision,
                       const OldRevision& old, const Document& document);

/// The history page and all old revisions of a record; none when no revision of it is known.
std::vector<Page> past_pages(const SiteContext& site, size_t record);

}  // namespace debrief
