#pragma once
// What a document said in earlier revisions. A blob that is not here (a partial clone) says
// nothing.

#include <map>
#include <memory>

#include "debrief/site/pages.h"

namespace debrief {

/// Reads and parses each revision of one record at most once. For one thread.
class PastDocuments {
 public:
  PastDocuments(const SiteContext& site, const Record& record);

  /// The document that a blob holds, read as far as its life needs (ParseScope::kLife); nullptr
  /// when it cannot be read. Lives as long as this.
  const Document* at(const ObjectId& blob);

  /// The blob that today's record was read from; zero when it differs from what is committed.
  const ObjectId& today() const { return today_; }

 private:
  const SiteContext& site_;
  const Record& record_;
  ObjectId today_;
  std::map<ObjectId, std::unique_ptr<const Document>> documents_;
};

}  // namespace debrief
