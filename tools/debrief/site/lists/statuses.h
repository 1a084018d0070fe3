#pragma once
// Records by where they stand: stub, draft, published.

#include <string>
#include <vector>

#include "debrief/site/pages.h"

namespace debrief {

struct StatusList {
  Status status = Status::kUnknown;
  std::vector<size_t> records;  ///< newest first
};
/// Those that a record has, in the order in which a record goes through them; without a status
/// last.
std::vector<StatusList> statuses_of(const SiteModel& model);
std::string status_url(Status status);  ///< `statuses/in-review.html`
std::string status_title(const Words& words, Status status);

/// The severities that records name, the gravest first, those that are not configured last.
std::vector<const Group*> severities_by_rank(const SiteModel& model);
/// The groups of most records first; at most so many.
std::vector<const Group*> busiest_groups(const SiteModel& model, GroupKind kind, size_t most);

}  // namespace debrief
