#pragma once
// What one load leaves for the next: the commits that it walked, and the results that it found kept
// beside the repository.

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "debrief/base/cache.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/glance.h"
#include "debrief/corpus/ground.h"
#include "debrief/git/history.h"

namespace debrief {

struct LoadMemo {
  WalkMemo walk;
  std::shared_ptr<Cache> cache;  ///< nullptr until it is opened, and when nothing is to be kept
  /// What a file holds, by its path from the root, where that is known without reading it.
  std::map<std::string, ObjectId, std::less<>> blobs;
  /// What was seen of documents that nobody asked for, by path. Right for every load of the memo:
  /// they are what none of the changes between the trees that are loaded touches.
  std::map<std::string, Glance, std::less<>> glances;
  /// Those of them that had to be read, by path. Of their histories only the lives count: commits
  /// are numbered as in the history that they were read with.
  std::map<std::string, CorpusDocument, std::less<>> background;
};

/// The cache of a repository: in its git directory where that is ours to write, else where `place`
/// says; nullptr outside a repository and where there is neither.
std::shared_ptr<Cache> open_cache(FileSystem& files, const Ground& ground, const CachePlace& place);

}  // namespace debrief
