#pragma once
// Two ways to learn of changes: the kernel tells (inotify), or everything is looked at again and
// again. serve/watcher.h chooses.

#include <memory>
#include <string>
#include <vector>

#include "debrief/serve/watched.h"

namespace debrief {

class FolderWatch {
 public:
  virtual ~FolderWatch() = default;

  /// Watches these folders in place of those before. False when that cannot be done; trouble() says
  /// why.
  virtual bool watch(const std::vector<WatchedFolder>& folders) = 0;

  /// What has changed since the last call, or since it is watched. False as for watch().
  virtual bool take(Changes& changes) = 0;

  /// Readable when take() has something; -1 when only asking tells.
  virtual int descriptor() const = 0;

  virtual std::string trouble() const { return {}; }
};

/// The kernel's own; nullptr with `trouble` where there is none.
std::unique_ptr<FolderWatch> make_inotify_watch(std::string& trouble);

/// Compares times, sizes and numbers of files.
std::unique_ptr<FolderWatch> make_polling_watch();

/// Whether the folder lies on a file system whose changes from elsewhere no kernel tells: a network
/// share, a folder of the machine around a virtual one.
bool needs_polling(const std::string& path);

}  // namespace debrief
