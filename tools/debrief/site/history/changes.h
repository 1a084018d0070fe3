#pragma once
// What changed last in which record: what the changes page, the dashboard and the feed of changes
// show.

#include <string>
#include <vector>

#include "debrief/site/history/revisions.h"
#include "debrief/site/pages.h"

namespace debrief {

/// A revision that changed what is read.
struct Change {
  size_t record = 0;  ///< index into SiteModel::records
  RevisionView revision;
  std::string url;   ///< of the revision, from the top of the site: `incidents/a.history.html#r3`
  std::string text;  ///< `now in review; A3 due 16 Apr → 14 May`, else the subject of the commit
};

/// The changes of all records that have a date, newest first, at most so many; those of one instant
/// in the order of the records. Cost: a look at every revision, words only for those that are
/// given.
std::vector<Change> recent_changes(const SiteContext& site, size_t most);

/// `changes.html`: the newest hundred, day by day.
Page changes_page(const SiteContext& site);

}  // namespace debrief
