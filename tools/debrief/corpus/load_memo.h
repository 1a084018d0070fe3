#pragma once
// What one load leaves for the next: the commits that it walked, and the results that it found kept
// beside the repository.

#include <memory>

#include "debrief/base/cache.h"
#include "debrief/corpus/corpus.h"
#include "debrief/corpus/ground.h"
#include "debrief/git/history.h"

namespace debrief {

struct LoadMemo {
  WalkMemo walk;
  std::shared_ptr<Cache> cache;  ///< nullptr until it is opened, and when nothing is to be kept
};

/// The cache of a repository: in its git directory where that is ours to write, else where `place`
/// says; nullptr outside a repository and where there is neither.
std::shared_ptr<Cache> open_cache(FileSystem& files, const Ground& ground, const CachePlace& place);

}  // namespace debrief
